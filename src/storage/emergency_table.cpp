// Warnings that were passed on, a row for each village called, and what is to be forgotten with them.
#include "storage/json.hpp"
#include "storage/letter.hpp"
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define EMERGENCY_COLUMNS \
    "select id, desk, unit, drill, words, called_at, over_at, next_at, step, villages, told, help from emergency "

constexpr char const* emergency_kinds = "nttntnnnnnnn";

class EmergencyTable : public Emergencies {
public:
    explicit EmergencyTable(Access access) : access_(access) {}

    EmergencyId add(Emergency const& one) override {
        none_open_in_.reset();
        return EmergencyId(db_.insert(
            "insert into emergency (desk, unit, drill, words, called_at, over_at, next_at, step, villages, told, help) values (:desk, :unit, "
            ":drill, :words, :called_at, :over_at, :next_at, :step, :villages, :told, :help)",
            {{"desk", one.desk}, {"unit", one.unit}, {"drill", one.drill}, {"words", access_.seal(words(one), "emergency.words")},
             {"called_at", one.called_at}, {"over_at", one.over_at}, {"next_at", one.next_at}, {"step", one.step},
             {"villages", one.villages}, {"told", one.told}, {"help", one.help}}));
    }

    void update(Emergency const& one) override {
        none_open_in_.reset();
        db_.query("update emergency set words = :words, over_at = :over_at, next_at = :next_at, step = :step, villages = :villages, "
                  "told = :told, help = :help where id = :id",
                  {{"words", access_.seal(words(one), "emergency.words")}, {"over_at", one.over_at}, {"next_at", one.next_at},
                   {"step", one.step}, {"villages", one.villages}, {"told", one.told}, {"help", one.help}, {"id", one.id}});
    }

    std::optional<Emergency> find(EmergencyId id) override {
        auto found = read(db_.query(EMERGENCY_COLUMNS "where id = :id", {{"id", id}}, emergency_kinds));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }
    std::vector<Emergency> open() override {  // asked with every message, and nearly always there is none
        if (db_.remembers() && none_open_in_ == db_.era()) return {};
        auto found = read(db_.query(EMERGENCY_COLUMNS "where over_at is null order by id desc", {}, emergency_kinds));
        if (found.empty()) none_open_in_ = db_.era();
        return found;
    }
    std::vector<Emergency> over_since(Timestamp since) override {
        return read(db_.query(EMERGENCY_COLUMNS "where over_at >= :since order by id desc", {{"since", since}}, emergency_kinds));
    }
    std::vector<Emergency> due(Timestamp now) override {
        return read(db_.query(EMERGENCY_COLUMNS "where next_at <= :now order by next_at, id", {{"now", now}}, emergency_kinds));
    }
    std::optional<Timestamp> next() override {
        auto rows = db_.query("select min(next_at) from emergency", {}, "n");
        return rows.next() ? rows.maybe_moment(0) : std::nullopt;
    }

    void put(EmergencyCall const& call) override {
        db_.query("insert into emergency_call (emergency, unit, position, person, deputy, deputy_called, heard) values (:emergency, :unit, "
                  "(select count(*) from emergency_call where emergency = :emergency), :person, :deputy, :deputy_called, :heard) "
                  "on conflict (emergency, unit) do update set person = excluded.person, deputy = excluded.deputy, "
                  "deputy_called = excluded.deputy_called, heard = excluded.heard",
                  {{"emergency", call.emergency}, {"unit", call.unit}, {"person", call.person}, {"deputy", call.deputy},
                   {"deputy_called", call.deputy_called}, {"heard", name_of(call.heard)}});
    }
    std::vector<EmergencyCall> calls(EmergencyId id) override {
        auto rows = db_.query("select emergency, unit, person, deputy, deputy_called, heard from emergency_call where emergency = :id order by position",
                              {{"id", id}}, "ntttnt");
        std::vector<EmergencyCall> all;
        while (rows.next())
            all.push_back({EmergencyId(rows.number(0)), UnitId(rows.text(1)), PersonId(rows.text(2)), PersonId(rows.text(3)), rows.flag(4),
                           named<Heard>(rows.view(5))});
        return all;
    }

    void belongs(EmergencyId id, DeliveryId delivery, bool personal) override {
        db_.query("insert into emergency_delivery (delivery, emergency, personal) values (:delivery, :emergency, :personal)",
                  {{"delivery", delivery}, {"emergency", id}, {"personal", personal}});
    }
    void belongs(EmergencyId id, std::string const& inbox_key) override {
        db_.query("insert into emergency_message (hash, emergency) values (:hash, :emergency) on conflict (hash) do nothing",
                  {{"hash", InboxHash(access_).of(inbox_key)}, {"emergency", id}});
    }
    std::vector<DeliveryId> deliveries(EmergencyId id) override {
        auto rows = db_.query("select delivery from emergency_delivery where emergency = :id order by delivery", {{"id", id}}, "n");
        std::vector<DeliveryId> all;
        while (rows.next()) all.emplace_back(rows.number(0));
        return all;
    }

    bool forget(EmergencyId id) override {
        db_.query("update emergency_call set person = '', deputy = '', deputy_called = 0, heard = 'nothing' where emergency = :id", {{"id", id}});
        db_.query("update outbox set say = :say, text = :text where state not in ('waiting', 'sending') and id in "
                  "(select delivery from emergency_delivery where emergency = :id and personal = 1)",
                  {{"say", access_.seal("", "outbox.say")}, {"text", access_.seal("", "outbox.text")}, {"id", id}});
        forget_messages(id);
        db_.query("delete from emergency_message where emergency = :id", {{"id", id}});
        auto rows = db_.query("select count(*) from outbox where state in ('waiting', 'sending') and id in "
                              "(select delivery from emergency_delivery where emergency = :id and personal = 1)",
                              {{"id", id}}, "n");
        return rows.next() && rows.number(0) == 0;
    }

private:
    // Where and with what content it came stays, as a hash: a redelivery still ends there.
    void forget_messages(EmergencyId id) {
        auto rows = db_.query("select hash, letter from inbox where hash in (select hash from emergency_message where emergency = :id)", {{"id", id}}, "tt");
        while (rows.next()) {
            auto letter = read_letter(access_, rows.view(1));
            db_.query("update inbox set letter = :letter, key = '', sender = '', text = '', media_ref = '', reply = '', person = '' where hash = :hash",
                      {{"letter", letter ? seal_letter(access_, {{}, letter->content_hash, {}, {}, {}, {}}) : ""}, {"hash", rows.text(0)}});
        }
    }

    static std::string words(Emergency const& one) {
        return to_json(Fields{{"warning", one.warning}, {"start", one.start}, {"area", one.area}, {"action", one.action}, {"issuer", one.issuer}, {"issued", one.issued}});
    }

    std::vector<Emergency> read(Rows rows) const {
        std::vector<Emergency> all;
        while (rows.next()) {
            Emergency one;
            one.id = EmergencyId(rows.number(0));
            one.desk = PersonId(rows.text(1));
            one.unit = UnitId(rows.text(2));
            one.drill = rows.flag(3);
            auto said = read_fields(access_.open(rows.view(4), "emergency.words"));
            one.warning = said["warning"];
            one.start = said["start"];
            one.area = said["area"];
            one.action = said["action"];
            one.issuer = said["issuer"];
            one.issued = said["issued"];
            one.called_at = rows.moment(5);
            one.over_at = rows.maybe_moment(6);
            one.next_at = rows.maybe_moment(7);
            one.step = rows.small(8);
            one.villages = rows.small(9);
            one.told = rows.small(10);
            one.help = rows.small(11);
            all.push_back(std::move(one));
        }
        return all;
    }

    std::optional<std::uint64_t> none_open_in_;  // an era
    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace

std::unique_ptr<Emergencies> emergencies_table(Access access) { return std::make_unique<EmergencyTable>(access); }

}  // namespace lingyan::storage
