// Deliveries on their way; every change of state asks for the state (and attempt) that it leaves.
#include "storage/json.hpp"
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define OUTBOX_COLUMNS                                                                                                         \
    "select id, kind, person, account, address, say, text, state, made_at, due_at, expires_at, attempt, detail, seq, sent_at " \
    "from outbox "

constexpr char const* kinds = "ntttttttnnnntnn";

class OutboxTable : public Outbox {
public:
    explicit OutboxTable(Access access) : access_(access) {}

    DeliveryId add(Delivery const&) override;
    void claim(Delivery const&) override;
    void sent(DeliveryId, int attempt, Timestamp) override;
    void put_back(DeliveryId, int attempt, Timestamp due_at, std::string const& detail) override;
    void finish(DeliveryId, DeliveryState, std::string const& detail) override;

    std::vector<Delivery> due(Timestamp now, int most) override {
        return read(db_.query(OUTBOX_COLUMNS "where state = 'waiting' and due_at <= :now "
                                             "order by case kind when 'urgent' then 0 else 1 end, due_at, id limit :most",
                              {{"now", now}, {"most", most}}, kinds));
    }
    std::vector<Delivery> sending() override { return read(db_.query(OUTBOX_COLUMNS "where state = 'sending' order by id", {}, kinds)); }
    std::vector<Delivery> sent_to(Address const& address, std::int64_t after) override {
        return read(db_.query(OUTBOX_COLUMNS "where address_hash = :address and seq > :after order by seq",
                              {{"address", access_.address_hash(address)}, {"after", after}}, kinds));
    }
    std::vector<Delivery> waiting_for(PersonId const& person) override {
        return read(db_.query(OUTBOX_COLUMNS "where person = :person and state = 'waiting' order by due_at, id", {{"person", person}}, kinds));
    }
    std::vector<Delivery> not_arrived() override {
        return read(db_.query(OUTBOX_COLUMNS "where state in ('expired', 'undeliverable', 'unknown') order by person, id", {}, kinds));
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

// What nobody may do twice: sending begins only from waiting.
void OutboxTable::claim(Delivery const& delivery) {
    auto rows = db_.query("update outbox set state = 'sending', attempt = attempt + 1, text = :text "
                          "where id = :id and state = 'waiting' returning attempt",
                          {{"text", access_.seal(delivery.text, "outbox.text")}, {"id", delivery.id}}, "n");
    if (!rows.next()) throw StoreError("a delivery was claimed that does not wait");
}

void OutboxTable::sent(DeliveryId id, int attempt, Timestamp at) {
    db_.query("update outbox set state = 'sent', sent_at = :at, detail = '', "
              "seq = 1 + (select coalesce(max(o.seq), 0) from outbox o where o.address_hash = outbox.address_hash) "
              "where id = :id and state = 'sending' and attempt = :attempt",
              {{"at", at}, {"id", id}, {"attempt", attempt}});
}

void OutboxTable::put_back(DeliveryId id, int attempt, Timestamp due_at, std::string const& detail) {
    db_.query("update outbox set state = 'waiting', due_at = :due_at, detail = :detail "
              "where id = :id and state = 'sending' and attempt = :attempt",
              {{"due_at", due_at}, {"detail", access_.seal(detail, "outbox.detail")}, {"id", id}, {"attempt", attempt}});
}

void OutboxTable::finish(DeliveryId id, DeliveryState state, std::string const& detail) {
    db_.query("update outbox set state = :state, detail = :detail where id = :id and state in ('waiting', 'sending')",
              {{"state", to_text(state)}, {"detail", access_.seal(detail, "outbox.detail")}, {"id", id}});
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
        all.push_back(std::move(delivery));
    }
    return all;
}

}  // namespace

std::unique_ptr<Outbox> outbox_table(Access access) { return std::make_unique<OutboxTable>(access); }

}  // namespace lingyan::storage
