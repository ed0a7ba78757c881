// Photos and voices, sealed; the same bytes are kept once.
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

class MediaTable : public MediaShelf {
public:
    explicit MediaTable(Access access) : access_(access) {}

    MediaId keep(std::string const& bytes, std::string const& type) override {
        auto const hash = access_.hash(bytes, "media.bytes");
        auto there = access_.db.query("select id from media where hash = :hash", {{"hash", hash}}, "n");
        if (there.next()) return MediaId(there.number(0));
        auto rows = access_.db.query("insert into media (hash, type, bytes) values (:hash, :type, :bytes) returning id",
                                     {{"hash", hash}, {"type", type}, {"bytes", access_.seal(bytes, "media.bytes")}}, "n");
        rows.next();
        return MediaId(rows.number(0));
    }

    std::optional<std::string> bytes(MediaId id) override {
        auto rows = access_.db.query("select bytes from media where id = :id", {{"id", id}}, "t");
        if (!rows.next()) return std::nullopt;
        return access_.open(rows.view(0), "media.bytes");
    }

private:
    Access access_;
};

}  // namespace

std::unique_ptr<MediaShelf> media_table(Access access) { return std::make_unique<MediaTable>(access); }

}  // namespace lingyan::storage
