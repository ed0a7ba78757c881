// Photos and voices, sealed; the same bytes are kept once. What is still to be fetched has its id already.
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

// wanted ──arrived──▶ here: with its bytes, or pointing at the row that has the same ones;  wanted ──lost──▶ a row without bytes
class MediaTable : public MediaShelf {
public:
    explicit MediaTable(Access access) : access_(access) {}

    MediaId keep(std::string const& bytes, std::string const& type) override {
        auto const hash = hash_of(bytes);
        if (auto there = with_hash(hash)) return there;
        return add(hash, type, access_.seal(bytes, "media.bytes"));
    }

    std::optional<std::string> bytes(MediaId id) override {
        auto rows = access_.db.query("select bytes from media where id = coalesce((select same_as from media where id = :id), :id)", {{"id", id}}, "t");
        if (!rows.next() || rows.text(0).empty()) return std::nullopt;
        return access_.open(rows.text(0), "media.bytes");
    }

    std::string type(MediaId id) override {
        auto rows = access_.db.query("select type from media where id = :id", {{"id", id}}, "t");
        return rows.next() ? rows.text(0) : std::string{};
    }

    std::string key(MediaId id) override {
        auto rows = access_.db.query("select hash from media where id = coalesce((select same_as from media where id = :id), :id)", {{"id", id}}, "t");
        return rows.next() ? url_safe(rows.text(0)) : std::string{};
    }

    MediaId with_key(std::string const& key) override { return with_hash(from_url(key)); }

    MediaId want(WantedMedia const& wanted) override {
        auto const hash = access_.hash(wanted.from.account + "|" + wanted.ref, "media.ref");
        if (auto there = with_hash(hash)) return there;
        auto const id = add(hash, "", "");
        access_.db.query("insert into media_wanted (media, kind, account, address, person, ref, until_at, attempt, at) "
                         "values (:media, :kind, :account, :address, :person, :ref, :until_at, 0, 0)",
                         {{"media", id},
                          {"kind", name_of(wanted.kind)},
                          {"account", wanted.from.account},
                          {"address", access_.seal(wanted.from.id, "media_wanted.address")},
                          {"person", wanted.person},
                          {"ref", access_.seal(wanted.ref, "media_wanted.ref")},
                          {"until_at", wanted.until}});
        return id;
    }

    std::vector<WantedMedia> take_wanted(Timestamp real_now, Timestamp lease_until, int most) override {
        auto rows = access_.db.query("update media_wanted set attempt = attempt + 1, at = :lease where media in "
                                     "(select media from media_wanted where at <= :now order by at, media limit :most) "
                                     "returning media, kind, account, address, person, ref, until_at, attempt",
                                     {{"lease", lease_until}, {"now", real_now}, {"most", most}}, "ntttttnn");
        std::vector<WantedMedia> taken;
        while (rows.next()) {
            WantedMedia wanted;
            wanted.id = MediaId(rows.number(0));
            wanted.kind = named<InboundMessage::Kind>(rows.text(1));
            wanted.from = {rows.text(2), access_.open(rows.text(3), "media_wanted.address")};
            wanted.person = PersonId(rows.text(4));
            wanted.ref = access_.open(rows.text(5), "media_wanted.ref");
            wanted.until = rows.moment(6);
            wanted.attempt = rows.small(7);
            taken.push_back(std::move(wanted));
        }
        return taken;
    }

    void put_back(MediaId id, Timestamp next_attempt) override {
        access_.db.query("update media_wanted set at = :at where media = :id", {{"at", next_attempt}, {"id", id}});
    }

    void arrived(MediaId id, std::string const& bytes, std::string const& type) override {
        auto const hash = hash_of(bytes);
        if (auto there = with_hash(hash); there && there != id)
            access_.db.query("update media set type = :type, same_as = :there where id = :id", {{"type", type}, {"there", there}, {"id", id}});
        else
            access_.db.query("update media set hash = :hash, type = :type, bytes = :bytes where id = :id",
                             {{"hash", hash}, {"type", type}, {"bytes", access_.seal(bytes, "media.bytes")}, {"id", id}});
        settle(id);
    }

    void lost(MediaId id) override {
        access_.db.query("delete from duty_photo where media = :id", {{"id", id}});
        access_.db.begin_era();  // it was part of a duty
        access_.db.query("delete from notice_photo where media = :id", {{"id", id}});
        settle(id);
    }

    std::optional<Timestamp> next_wanted() override {
        auto rows = access_.db.query("select min(at) from media_wanted", {}, "n");
        return rows.next() ? rows.maybe_moment(0) : std::nullopt;
    }

private:
    // A hash is base64, which a link cannot carry as it is.
    static std::string url_safe(std::string text) {
        std::replace(text.begin(), text.end(), '+', '-');
        std::replace(text.begin(), text.end(), '/', '_');
        while (text.ends_with('=')) text.pop_back();
        return text;
    }
    static std::string from_url(std::string text) {
        std::replace(text.begin(), text.end(), '-', '+');
        std::replace(text.begin(), text.end(), '_', '/');
        while (text.size() % 4 != 0) text += '=';
        return text;
    }

    std::string hash_of(std::string const& bytes) const { return access_.hash(bytes, "media.bytes"); }

    MediaId with_hash(std::string const& hash) {
        auto rows = access_.db.query("select id from media where hash = :hash", {{"hash", hash}}, "n");
        return rows.next() ? MediaId(rows.number(0)) : MediaId{};
    }

    MediaId add(std::string const& hash, std::string const& type, std::string const& bytes) {
        auto rows = access_.db.query("insert into media (hash, type, bytes) values (:hash, :type, :bytes) returning id",
                                     {{"hash", hash}, {"type", type}, {"bytes", bytes}}, "n");
        rows.next();
        return MediaId(rows.number(0));
    }

    void settle(MediaId id) { access_.db.query("delete from media_wanted where media = :id", {{"id", id}}); }

    Access access_;
};

}  // namespace

std::unique_ptr<MediaShelf> media_table(Access access) { return std::make_unique<MediaTable>(access); }

}  // namespace lingyan::storage
