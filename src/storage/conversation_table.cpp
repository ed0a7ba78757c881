// Where each conversation stands, and the acts that can still be taken back.
#include "storage/json.hpp"
#include "storage/tables.hpp"

#include <algorithm>

namespace lingyan::storage {

namespace {

class ConversationsTable : public Conversations {
public:
    explicit ConversationsTable(Access access) : access_(access) {}

    Conversation load(std::string const& who) override {
        auto rows = db_.query("select state from conversation where hash = :hash", {{"hash", hash(who)}}, "t");
        return rows.next() ? read_conversation(access_.open(rows.view(0), "conversation.state")) : Conversation();
    }

    void save(std::string const& who, Conversation const& conversation) override {
        db_.query("insert into conversation (hash, state) values (:hash, :state) on conflict (hash) do update set state = excluded.state",
                  {{"hash", hash(who)}, {"state", access_.seal(to_json(conversation), "conversation.state")}});
    }

private:
    std::string const& hash(std::string const& who) { return hashes_.of(who); }
    Access access_;
    Connection& db_ = access_.db;
    LatestHash hashes_{access_, "conversation.who"};
};

class ActsTable : public Acts {
public:
    explicit ActsTable(Access access) : access_(access) {}

    ActId add(Act const& act) override {
        return ActId(db_.insert("insert into act (person, at, kind, facts) values (:person, :at, :kind, :facts)",
                              {{"person", act.person}, {"at", act.at}, {"kind", act.kind},
                               {"facts", access_.seal(to_json(act.facts), "act.facts")}}));
    }

    std::optional<Act> latest(PersonId const& person) override {
        auto rows = db_.query("select id, at, kind, facts from act where person = :person and taken_back_at is null "
                              "order by id desc limit 1",
                              {{"person", person}}, "nntt");
        if (!rows.next()) return std::nullopt;
        Act act;
        act.id = ActId(rows.number(0));
        act.person = person;
        act.at = rows.moment(1);
        act.kind = rows.text(2);
        act.facts = read_fields(access_.open(rows.view(3), "act.facts"));
        return act;
    }

    std::optional<Timestamp> last_change(PersonId const& person) override {
        auto rows = db_.query("select max(at), max(taken_back_at) from "
                              "(select at, taken_back_at from act where person = :person order by id desc limit 20) recent",
                              {{"person", person}}, "nn");
        rows.next();
        return std::max(rows.maybe_moment(0), rows.maybe_moment(1));  // nothing is less than any moment
    }

    void taken_back(ActId id, Timestamp at) override {
        db_.query("update act set taken_back_at = :at where id = :id", {{"at", at}, {"id", id}});
    }

private:
    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace

std::unique_ptr<Conversations> conversations_table(Access access) { return std::make_unique<ConversationsTable>(access); }
std::unique_ptr<Acts> acts_table(Access access) { return std::make_unique<ActsTable>(access); }

}  // namespace lingyan::storage
