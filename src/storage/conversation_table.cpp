// Where each conversation stands, and the acts that can still be taken back.
#include "storage/json.hpp"
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

#include <algorithm>

namespace lingyan::storage {

namespace {

class ConversationsTable : public Conversations {
public:
    explicit ConversationsTable(Access access) : access_(access) {}

    Conversation load(std::string const& who) override {
        if (auto const* known = latest_.find(who)) return known->conversation;
        auto found = read(who);
        latest_.keep(who, found);
        return std::move(found.conversation);
    }

    void save(std::string const& who, Conversation conversation) override {
        auto* const known = latest_.find(who);
        auto saved = known ? std::move(*known) : read(who);
        saved.conversation = std::move(conversation);
        auto const state = access_.seal(to_json(saved.conversation), "conversation.state");
        db_.query(saved.stored ? "update conversation set state = :state where hash = :hash" : "insert into conversation (state, hash) values (:state, :hash)",
                  {{"state", state}, {"hash", saved.hash}});
        saved.stored = true;
        latest_.keep(who, std::move(saved));
    }

private:
    struct Known {
        std::string hash;
        Conversation conversation;
        bool stored = false;
    };

    Known read(std::string const& who) const {
        Known found{access_.hash(who, "conversation.who"), {}};
        auto rows = db_.query("select state from conversation where hash = :hash", {{"hash", found.hash}}, "t");
        found.stored = rows.next();
        if (found.stored) found.conversation = read_conversation(access_.open(rows.view(0), "conversation.state"));
        return found;
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<std::string, Known> latest_{db_, 4096};  // people say several things in a row
};

class ActsTable : public Acts {
public:
    explicit ActsTable(Access access) : access_(access) {}

    ActId add(Act act) override {
        act.id = ActId(db_.insert("insert into act (person, at, kind, facts) values (:person, :at, :kind, :facts)",
                                  {{"person", act.person}, {"at", act.at}, {"kind", act.kind}, {"facts", access_.seal(to_json(act.facts), "act.facts")}}));
        auto const id = act.id;
        auto const person = act.person;
        if (auto* known = latest_.find(person)) *known = {std::move(act), std::move(known->act)};
        else latest_.keep(person, {std::move(act), std::nullopt});
        return id;
    }

    std::optional<Act> latest(PersonId const& person) override {
        if (auto const* known = latest_.find(person)) return known->act;
        auto rows = db_.query("select id, at, kind, facts from act where person = :person and taken_back_at is null "
                              "order by id desc limit 1",
                              {{"person", person}}, "nntt");
        std::optional<Act> act;
        if (rows.next()) {
            act = read(rows);
            act->person = person;
        }
        latest_.keep(person, {act, std::nullopt});
        return act;
    }

    std::optional<Act> find(ActId id) override {
        auto rows = db_.query("select id, at, kind, facts, person from act where id = :id and taken_back_at is null", {{"id", id}}, "nnttt");
        if (!rows.next()) return std::nullopt;
        auto act = read(rows);
        act.person = PersonId(rows.text(4));
        return act;
    }

    std::optional<Timestamp> last_change(PersonId const& person) override {
        auto rows = db_.query("select max(at), max(taken_back_at) from "
                              "(select at, taken_back_at from act where person = :person order by id desc limit 20) recent",
                              {{"person", person}}, "nn");
        rows.next();
        return std::max(rows.maybe_moment(0), rows.maybe_moment(1));  // nothing is less than any moment
    }

    void taken_back(Act const& act, Timestamp at) override {
        db_.query("update act set taken_back_at = :at where id = :id", {{"at", at}, {"id", act.id}});
        auto* const known = latest_.find(act.person);
        if (known && known->act && known->act->id == act.id && known->before) *known = {std::move(*known->before), std::nullopt};
        else latest_.drop(act.person);
    }

private:
    Act read(Rows const& rows) const {
        Act act;
        act.id = ActId(rows.number(0));
        act.at = rows.moment(1);
        act.kind = rows.text(2);
        act.facts = read_fields(access_.open(rows.view(3), "act.facts"));
        return act;
    }

    struct Latest {
        std::optional<Act> act;                    // or that there is none
        std::optional<std::optional<Act>> before;  // what was it before, where that is known
    };
    Access access_;
    Connection& db_ = access_.db;
    Remembered<PersonId, Latest> latest_{db_, 4096};
};

}  // namespace

std::unique_ptr<Conversations> conversations_table(Access access) { return std::make_unique<ConversationsTable>(access); }
std::unique_ptr<Acts> acts_table(Access access) { return std::make_unique<ActsTable>(access); }

}  // namespace lingyan::storage
