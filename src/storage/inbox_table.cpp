// What people sent: sealed, found again by the keyed hash of its key, which has the sender's id in it.
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define INBOX_COLUMNS                                                                                                            \
    "select key, content_hash, account, sender, person, kind, text, media_ref, media, received_at, reply, answered, failures, " \
    "reply_by_platform from inbox "

constexpr char const* kinds = "ttttttttnntnnn";
constexpr int parked_after = 3;

class InboxTable : public Inbox {
public:
    explicit InboxTable(Access access) : access_(access) {}

    std::optional<InboxRow> find(std::string const& key) override {
        auto found = read(db_.query(INBOX_COLUMNS "where hash = :hash", {{"hash", hash(key)}}, kinds));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    void add(InboxRow const& row) override {
        db_.query("insert into inbox (hash, key, content_hash, account, sender, person, kind, text, media_ref, media, received_at, reply, "
                  "answered, failures, reply_by_platform) values (:hash, :key, :content_hash, :account, :sender, :person, :kind, :text, "
                  ":media_ref, :media, :received_at, :reply, :answered, :failures, :reply_by_platform)",
                  {{"hash", hash(row.key)},
                   {"key", access_.seal(row.key, "inbox.key")},
                   {"content_hash", access_.seal(row.content_hash, "inbox.content_hash")},
                   {"account", row.sender.account},
                   {"sender", access_.seal(row.sender.id, "inbox.sender")},
                   {"person", row.person},
                   {"kind", name_of(row.kind)},
                   {"text", access_.seal(row.text, "inbox.text")},
                   {"media_ref", access_.seal(row.media_ref, "inbox.media_ref")},
                   {"media", row.media},
                   {"received_at", row.received_at},
                   {"reply", access_.seal(row.reply, "inbox.reply")},
                   {"answered", row.answered},
                   {"failures", row.failures},
                   {"reply_by_platform", row.reply_by_platform}});
    }

    void answer(std::string const& key, std::string const& reply) override {
        db_.query("update inbox set reply = :reply, answered = 1 where hash = :hash",
                  {{"reply", access_.seal(reply, "inbox.reply")}, {"hash", hash(key)}});
    }

    void failed(std::string const& key, std::string const& stopgap_reply) override {
        db_.query("update inbox set reply = :reply, failures = failures + 1 where hash = :hash",
                  {{"reply", access_.seal(stopgap_reply, "inbox.reply")}, {"hash", hash(key)}});
    }

    void reply_by_platform(std::string const& key) override {
        db_.query("update inbox set reply_by_platform = 1 where hash = :hash", {{"hash", hash(key)}});
    }

    std::vector<InboxRow> unanswered(int most) override {
        return read(db_.query(INBOX_COLUMNS "where answered = 0 and failures < :limit order by received_at, id limit :most",
                              {{"limit", parked_after}, {"most", most}}, kinds));
    }

    std::vector<InboxRow> parked() override {
        return read(db_.query(INBOX_COLUMNS "where answered = 0 and failures >= :limit order by received_at, id",
                              {{"limit", parked_after}}, kinds));
    }

private:
    std::string const& hash(std::string const& key) { return hashes_.of(key); }

    std::vector<InboxRow> read(Rows rows) const {
        std::vector<InboxRow> all;
        while (rows.next()) {
            InboxRow row;
            row.key = access_.open(rows.view(0), "inbox.key");
            row.content_hash = access_.open(rows.view(1), "inbox.content_hash");
            row.sender = {rows.text(2), access_.open(rows.view(3), "inbox.sender")};
            row.person = PersonId(rows.text(4));
            row.kind = named<InboundMessage::Kind>(rows.view(5));
            row.text = access_.open(rows.view(6), "inbox.text");
            row.media_ref = access_.open(rows.view(7), "inbox.media_ref");
            row.media = MediaId(rows.number(8));
            row.received_at = rows.moment(9);
            row.reply = access_.open(rows.view(10), "inbox.reply");
            row.answered = rows.flag(11);
            row.failures = rows.small(12);
            row.reply_by_platform = rows.flag(13);
            all.push_back(std::move(row));
        }
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
    LatestHash hashes_{access_, "inbox.key"};
};

}  // namespace

std::unique_ptr<Inbox> inbox_table(Access access) { return std::make_unique<InboxTable>(access); }

}  // namespace lingyan::storage
