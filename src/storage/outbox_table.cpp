// Deliveries on their way; every change of state asks for the state (and attempt) that it leaves.
#include "storage/json.hpp"
#include "storage/names.hpp"
#include "storage/tables.hpp"

#include <algorithm>

namespace lingyan::storage {

namespace {

#define OUTBOX_COLUMNS                                                                                                          \
    "select id, kind, person, account, address, say, text, state, made_at, due_at, expires_at, attempt, detail, seq, sent_at, " \
    "call, called_at, in_doubt, tries, trouble, buttons from outbox "

// One kind of one account: the index outbox_lane has them in this order.
#define DUE_OF_KIND(kind)                                                                                             \
    OUTBOX_COLUMNS "where state = 'waiting' and account = :account and kind = '" kind "' and due_at <= :now " \
                   "order by due_at, id limit :most"

constexpr char const* outbox_kinds = "ntttttttnnnntnnnnnntt";

class OutboxTable : public Outbox {
public:
    explicit OutboxTable(Access access) : access_(access) {}

    DeliveryId add(Delivery const&) override;
    std::vector<Delivery> due(std::string const& account, Timestamp now, int most) override;
    std::vector<std::string> accounts_waiting() override;
    std::map<DeliveryState, int> counts(Timestamp made_since) override;
    void claim(Delivery const&) override;
    void sent(DeliveryId, int attempt, Timestamp) override;
    void put_back(Delivery const&) override;
    void finish(DeliveryId, DeliveryState, std::string const& detail, Trouble) override;

    std::vector<Delivery> news(Timestamp now) override {
        return read(db_.query(OUTBOX_COLUMNS "where state = 'waiting' and kind = 'news' and due_at <= :now order by due_at, id", {{"now", now}}, outbox_kinds));
    }
    std::vector<Delivery> past_use(Timestamp now, int most) override {
        return read(db_.query(OUTBOX_COLUMNS "where state = 'waiting' and kind <> 'news' and expires_at < :now order by expires_at limit :most", {{"now", now}, {"most", most}}, outbox_kinds));
    }
    std::vector<Delivery> of_call(std::int64_t call) override {
        return read(db_.query(OUTBOX_COLUMNS "where call = :call order by id", {{"call", call}}, outbox_kinds));
    }
    std::int64_t next_call() override {
        auto rows = db_.query("select coalesce(max(call), 0) + 1 from outbox where call is not null", {}, "n");
        rows.next();
        return rows.number(0);
    }
    std::vector<Delivery> called_since(Timestamp real, int most) override {
        auto newest = read(db_.query(OUTBOX_COLUMNS "where call is not null order by call desc limit :most", {{"most", most}}, outbox_kinds));
        std::erase_if(newest, [&](Delivery const& one) { return one.called_at < real; });
        return newest;
    }
    void postpone(DeliveryId id, Timestamp due_at) override {
        db_.query("update outbox set due_at = :due_at where id = :id and state = 'waiting'", {{"due_at", due_at}, {"id", id}});
    }
    std::vector<Delivery> sending() override { return read(db_.query(OUTBOX_COLUMNS "where state = 'sending' order by id", {}, outbox_kinds)); }
    std::vector<Delivery> sent_to(Address const& address, std::int64_t after) override {
        return read(db_.query(OUTBOX_COLUMNS "where address_hash = :address and seq > :after order by seq",
                              {{"address", access_.address_hash(address)}, {"after", after}}, outbox_kinds));
    }
    std::vector<Delivery> waiting_for(PersonId const& person) override {
        return read(db_.query(OUTBOX_COLUMNS "where person = :person and state = 'waiting' order by due_at, id", {{"person", person}}, outbox_kinds));
    }
    std::vector<Delivery> not_arrived() override {
        return read(db_.query(OUTBOX_COLUMNS "where state in ('expired', 'undeliverable', 'unknown') order by person, id", {}, outbox_kinds));
    }
    std::optional<Timestamp> next() override {
        auto rows = db_.query("select min(due_at) from outbox where state = 'waiting'", {}, "n");
        return rows.next() ? rows.maybe_moment(0) : std::nullopt;
    }

private:
    std::vector<Delivery> read(Rows rows) const;

    Access access_;
    Connection& db_ = access_.db;
};

DeliveryId OutboxTable::add(Delivery const& delivery) {
    return DeliveryId(db_.insert(
        "insert into outbox (kind, person, account, address, address_hash, say, text, state, made_at, due_at, expires_at, attempt, detail) "
        "values (:kind, :person, :account, :address, :address_hash, :say, :text, :state, :made_at, :due_at, :expires_at, :attempt, :detail)",
        {{"kind", name_of(delivery.kind)},
         {"person", delivery.person},
         {"account", delivery.to.account},
         {"address", access_.seal(delivery.to.id, "outbox.address")},
         {"address_hash", access_.address_hash(delivery.to)},
         {"say", access_.seal(to_json(delivery.say), "outbox.say")},
         {"text", access_.seal(delivery.text, "outbox.text")},
         {"state", to_text(delivery.state)},
         {"made_at", delivery.made_at},
         {"due_at", delivery.due_at},
         {"expires_at", delivery.expires_at},
         {"attempt", delivery.attempt},
         {"detail", access_.seal(delivery.detail, "outbox.detail")}}));
}

std::vector<Delivery> OutboxTable::due(std::string const& account, Timestamp now, int most) {
    auto found = read(db_.query(DUE_OF_KIND("urgent"), {{"account", account}, {"now", now}, {"most", most}}, outbox_kinds));
    auto append = [&](std::vector<Delivery> more) {
        for (auto& one : more)
            if (int(found.size()) < most) found.push_back(std::move(one));
    };
    append(read(db_.query(DUE_OF_KIND("reply"), {{"account", account}, {"now", now}, {"most", most}}, outbox_kinds)));
    if (int(found.size()) >= most) return found;
    auto rest = read(db_.query(DUE_OF_KIND("told"), {{"account", account}, {"now", now}, {"most", most}}, outbox_kinds));
    auto digests = read(db_.query(DUE_OF_KIND("digest"), {{"account", account}, {"now", now}, {"most", most}}, outbox_kinds));
    std::move(digests.begin(), digests.end(), std::back_inserter(rest));
    std::sort(rest.begin(), rest.end(), [](Delivery const& a, Delivery const& b) { return a.due_at != b.due_at ? a.due_at < b.due_at : a.id < b.id; });
    append(std::move(rest));
    return found;
}

// From one account to the next by the index, however much waits at each.
std::vector<std::string> OutboxTable::accounts_waiting() {
    auto rows = db_.query("with recursive known (account) as (select min(account) from outbox where state = 'waiting' union all "
                          "select (select min(o.account) from outbox o where o.state = 'waiting' and o.account > known.account) from known "
                          "where known.account is not null) select account from known where account is not null",
                          {}, "t");
    std::vector<std::string> accounts;
    while (rows.next()) accounts.push_back(rows.text(0));
    return accounts;
}

std::map<DeliveryState, int> OutboxTable::counts(Timestamp made_since) {
    auto rows = db_.query("select state, count(*) from outbox where made_at >= :since group by state", {{"since", made_since}}, "tn");
    std::map<DeliveryState, int> counts;
    while (rows.next())
        if (auto state = read_delivery_state(rows.text(0))) counts[*state] = rows.small(1);
    return counts;
}

// What nobody may do twice: sending begins only from waiting.
void OutboxTable::claim(Delivery const& delivery) {
    auto rows = db_.query("update outbox set state = 'sending', attempt = attempt + 1, text = :text, buttons = :buttons, call = :call, "
                          "called_at = :called_at where id = :id and state = 'waiting' returning attempt",
                          {{"text", access_.seal(delivery.text, "outbox.text")},
                           {"buttons", access_.seal(to_json(delivery.buttons), "outbox.buttons")},
                           {"call", delivery.call},
                           {"called_at", delivery.called_at},
                           {"id", delivery.id}},
                          "n");
    if (!rows.next()) throw StoreError("a delivery was claimed that does not wait");
}

void OutboxTable::sent(DeliveryId id, int attempt, Timestamp at) {
    db_.query("update outbox set state = 'sent', sent_at = :at, detail = '', in_doubt = 0, "
              "seq = 1 + (select coalesce(max(o.seq), 0) from outbox o where o.address_hash = outbox.address_hash) "
              "where id = :id and state = 'sending' and attempt = :attempt",
              {{"at", at}, {"id", id}, {"attempt", attempt}});
}

void OutboxTable::put_back(Delivery const& delivery) {
    db_.query("update outbox set state = 'waiting', account = :account, address = :address, address_hash = :address_hash, text = :text, "
              "buttons = :buttons, due_at = :due_at, detail = :detail, called_at = :called_at, in_doubt = :in_doubt, tries = :tries "
              "where id = :id and state = 'sending' and attempt = :attempt",
              {{"account", delivery.to.account},
               {"address", access_.seal(delivery.to.id, "outbox.address")},
               {"address_hash", access_.address_hash(delivery.to)},
               {"text", access_.seal(delivery.text, "outbox.text")},
               {"buttons", access_.seal(to_json(delivery.buttons), "outbox.buttons")},
               {"due_at", delivery.due_at},
               {"detail", access_.seal(delivery.detail, "outbox.detail")},
               {"called_at", delivery.called_at},
               {"in_doubt", delivery.in_doubt},
               {"tries", delivery.tries},
               {"id", delivery.id},
               {"attempt", delivery.attempt}});
}

void OutboxTable::finish(DeliveryId id, DeliveryState state, std::string const& detail, Trouble trouble) {
    db_.query("update outbox set state = :state, detail = :detail, trouble = :trouble where id = :id and state in ('waiting', 'sending')",
              {{"state", to_text(state)}, {"detail", access_.seal(detail, "outbox.detail")}, {"trouble", name_of(trouble)}, {"id", id}});
}

std::vector<Delivery> OutboxTable::read(Rows rows) const {
    std::vector<Delivery> all;
    while (rows.next()) {
        Delivery delivery;
        delivery.id = DeliveryId(rows.number(0));
        delivery.kind = named<DeliveryKind>(rows.view(1));
        delivery.person = PersonId(rows.text(2));
        delivery.to = {rows.text(3), access_.open(rows.view(4), "outbox.address")};
        delivery.say = read_say(access_.open(rows.view(5), "outbox.say"));
        delivery.text = access_.open(rows.view(6), "outbox.text");
        auto const state = read_delivery_state(rows.text(7));
        if (!state) throw StoreError("a delivery is in a state that this version does not know");
        delivery.state = *state;
        delivery.made_at = rows.moment(8);
        delivery.due_at = rows.moment(9);
        delivery.expires_at = rows.moment(10);
        delivery.attempt = rows.small(11);
        delivery.detail = access_.open(rows.view(12), "outbox.detail");
        delivery.seq = rows.number(13);
        delivery.sent_at = rows.moment(14);
        delivery.call = rows.number(15);
        delivery.called_at = rows.moment(16);
        delivery.in_doubt = rows.flag(17);
        delivery.tries = rows.small(18);
        delivery.trouble = named<Trouble>(rows.text(19));
        delivery.buttons = read_buttons(access_.open(rows.text(20), "outbox.buttons"));
        all.push_back(std::move(delivery));
    }
    return all;
}

}  // namespace

std::unique_ptr<Outbox> outbox_table(Access access) { return std::make_unique<OutboxTable>(access); }

}  // namespace lingyan::storage
