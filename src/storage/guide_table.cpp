// Office guides: public texts, known by their titles.
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define GUIDE_COLUMNS "select id, title, keywords, place, phone, materials, text from guide "

constexpr char const* guide_kinds = "ntttttt";

class GuidesTable : public Guides {
public:
    explicit GuidesTable(Access access) : access_(access) {}

    GuideId put(Guide const& guide) override {
        if (auto known = titled(guide.title)) {
            db_.query("update guide set keywords = :keywords, place = :place, phone = :phone, materials = :materials, text = :text where id = :id",
                      {{"keywords", guide.keywords}, {"place", guide.place}, {"phone", guide.phone}, {"materials", guide.materials}, {"text", guide.text}, {"id", known->id}});
            latest_.drop(known->id);
            return known->id;
        }
        return GuideId(db_.insert("insert into guide (title, keywords, place, phone, materials, text) values (:title, :keywords, :place, :phone, :materials, :text)",
                                  {{"title", guide.title}, {"keywords", guide.keywords}, {"place", guide.place}, {"phone", guide.phone}, {"materials", guide.materials},
                                   {"text", guide.text}}));
    }

    std::optional<Guide> find(GuideId id) override {
        if (auto const* known = latest_.find(id)) return *known;
        auto found = first(db_.query(GUIDE_COLUMNS "where id = :id", {{"id", id}}, guide_kinds));
        if (found) latest_.keep(id, *found);
        return found;
    }
    std::optional<Guide> titled(std::string const& title) override { return first(db_.query(GUIDE_COLUMNS "where title = :title", {{"title", title}}, guide_kinds)); }

    std::vector<Guide> all(int most, int skip) override { return read(db_.query(GUIDE_COLUMNS "order by id limit :most offset :skip", {{"most", most}, {"skip", skip}}, guide_kinds)); }

private:
    static std::vector<Guide> read(Rows rows) {
        std::vector<Guide> all;
        while (rows.next()) all.push_back({GuideId(rows.number(0)), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6)});
        return all;
    }
    static std::optional<Guide> first(Rows rows) {
        auto found = read(std::move(rows));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<GuideId, Guide> latest_{db_, 256};  // everybody asks for the same few
};

}  // namespace

std::unique_ptr<Guides> guides_table(Access access) { return std::make_unique<GuidesTable>(access); }

}  // namespace lingyan::storage
