// What people sent: sealed in one piece, found again by the keyed hash of its key, which has the sender's id in it.
#include "storage/letter.hpp"
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

// The columns up to media_ref are those of rows from before `letter`.
#define INBOX_COLUMNS                                                                                                                          \
    "select letter, key, content_hash, sender, text, media_ref, account, person, kind, media, received_at, reply, answered, failures, reply_by_platform from inbox "

constexpr char const* inbox_kinds = "tttttttttnntnnn";
constexpr int parked_after = 3;

class InboxTable : public Inbox {
public:
    explicit InboxTable(Access access) : access_(access) {}

    std::optional<InboxRow> find(std::string const& key) override {
        auto found = read(db_.query(INBOX_COLUMNS "where hash = :hash", {{"hash", hashes_.of(key)}}, inbox_kinds));
        if (found.empty() && has_older()) {
            auto const older = hashes_.older(key);
            found = read(db_.query(INBOX_COLUMNS "where hash in (:numbered, :bare)", {{"numbered", older.numbered}, {"bare", older.bare}}, inbox_kinds));
        }
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    void add(InboxRow const& row) override {
        auto const& said_at_once = row.answered ? row.reply : nothing_;
        auto const& said_for_now = row.answered ? nothing_ : row.reply;
        db_.query("insert into inbox (hash, letter, key, content_hash, account, sender, person, kind, text, media_ref, media, received_at, reply, "
                  "answered, failures, reply_by_platform) values (:hash, :letter, '', '', :account, '', :person, :kind, '', '', :media, :received_at, "
                  ":reply, :answered, :failures, :reply_by_platform)",
                  {{"hash", hashes_.of(row.key)},
                   {"letter", seal_letter(access_, {row.key, row.content_hash, row.sender.id, row.text, row.media_ref, said_at_once})},
                   {"account", row.sender.account},
                   {"person", row.person},
                   {"kind", name_of(row.kind)},
                   {"media", row.media},
                   {"received_at", row.received_at},
                   {"reply", access_.seal(said_for_now, "inbox.reply")},
                   {"answered", row.answered},
                   {"failures", row.failures},
                   {"reply_by_platform", row.reply_by_platform}});
    }

    void answer(std::string const& key, std::string const& reply) override {
        auto const older = older_of(key);
        db_.query("update inbox set reply = :reply, answered = 1 where hash in (:hash, :numbered, :bare)",
                  {{"reply", access_.seal(reply, "inbox.reply")}, {"hash", hashes_.of(key)}, {"numbered", older.numbered}, {"bare", older.bare}});
    }

    void failed(std::string const& key, std::string const& stopgap_reply) override {
        auto const older = older_of(key);
        db_.query("update inbox set reply = :reply, failures = failures + 1 where hash in (:hash, :numbered, :bare)",
                  {{"reply", access_.seal(stopgap_reply, "inbox.reply")}, {"hash", hashes_.of(key)}, {"numbered", older.numbered}, {"bare", older.bare}});
    }

    void reply_by_platform(std::string const& key) override {
        auto const older = older_of(key);
        db_.query("update inbox set reply_by_platform = 1 where hash in (:hash, :numbered, :bare)",
                  {{"hash", hashes_.of(key)}, {"numbered", older.numbered}, {"bare", older.bare}});
    }

    std::vector<InboxRow> unanswered(int most) override {
        return read(db_.query(INBOX_COLUMNS "where answered = 0 and failures < :limit order by received_at, id limit :most",
                              {{"limit", parked_after}, {"most", most}}, inbox_kinds));
    }

    std::vector<InboxRow> parked() override {
        return read(db_.query(INBOX_COLUMNS "where answered = 0 and failures >= :limit order by received_at, id",
                              {{"limit", parked_after}}, inbox_kinds));
    }

private:
    // Whether this store is from before messages were found by what they are found by now.
    bool has_older() {
        if (!has_older_) {
            auto rows = db_.query("select hash from inbox order by id limit 1", {}, "t");
            if (!rows.next()) return false;
            has_older_ = InboxHash::is_older(rows.view(0));
        }
        return *has_older_;
    }

    InboxHash::Older older_of(std::string const& key) { return has_older() ? hashes_.older(key) : InboxHash::Older{}; }

    std::vector<InboxRow> read(Rows rows) const {
        std::vector<InboxRow> all;
        while (rows.next()) {
            InboxRow row;
            auto letter = letter_of(rows);
            row.key = std::move(letter.key);
            row.content_hash = std::move(letter.content_hash);
            row.sender = {rows.text(6), std::move(letter.sender)};
            row.text = std::move(letter.text);
            row.media_ref = std::move(letter.media_ref);
            row.person = PersonId(rows.text(7));
            row.kind = named<InboundMessage::Kind>(rows.view(8));
            row.media = MediaId(rows.number(9));
            row.received_at = rows.moment(10);
            row.reply = rows.view(11).empty() ? std::move(letter.reply) : access_.open(rows.view(11), "inbox.reply");
            row.answered = rows.flag(12);
            row.failures = rows.small(13);
            row.reply_by_platform = rows.flag(14);
            all.push_back(std::move(row));
        }
        return all;
    }

    Letter letter_of(Rows const& rows) const {
        if (auto letter = read_letter(access_, rows.view(0))) return std::move(*letter);
        auto open = [&](std::size_t column, char const* place) { return access_.open(rows.view(column), place); };
        return {open(1, "inbox.key"), open(2, "inbox.content_hash"), open(3, "inbox.sender"), open(4, "inbox.text"), open(5, "inbox.media_ref"), {}};
    }

    Access access_;
    Connection& db_ = access_.db;
    InboxHash hashes_{access_};
    std::optional<bool> has_older_;
    std::string const nothing_;
};

}  // namespace

std::unique_ptr<Inbox> inbox_table(Access access) { return std::make_unique<InboxTable>(access); }

}  // namespace lingyan::storage
