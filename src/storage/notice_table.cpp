// Notices with their photos. Their texts are for everybody and stand as they are; what was asked about them is sealed.
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define NOTICE_COLUMNS                                                                                                    \
    "select id, village, affair, mode, state, looked, title, text, publisher, given_at, rule, period, out_at, next_at, " \
    "out_by, rung, looked_by, returned_for, asked_by, question, answer, forms, record from notice "

constexpr char const* notice_kinds = "nttttttttnttnnnnttttttn";

class NoticeTable : public Notices {
public:
    explicit NoticeTable(Access access) : access_(access) {}

    NoticeId add(Notice const& notice) override {
        NoticeId const id(db_.insert(
            "insert into notice (village, affair, mode, state, looked, title, text, publisher, given_at, rule, period, out_at, next_at, "
            "out_by, rung, looked_by, returned_for, asked_by, question, answer, forms, record) values (:village, :affair, :mode, :state, "
            ":looked, :title, :text, :publisher, :given_at, :rule, :period, :out_at, :next_at, :out_by, :rung, :looked_by, :returned_for, "
            ":asked_by, :question, :answer, :forms, :record)",
            {{"village", notice.village}, {"affair", name_of(notice.affair)}, {"mode", name_of(notice.mode)}, {"state", name_of(notice.state)},
             {"looked", name_of(notice.looked)}, {"title", notice.title}, {"text", notice.text}, {"publisher", notice.publisher},
             {"given_at", notice.given_at}, {"rule", notice.rule}, {"period", notice.period}, {"out_at", notice.out_at},
             {"next_at", notice.next_at}, {"out_by", notice.out_by}, {"rung", notice.rung}, {"looked_by", notice.looked_by},
             {"returned_for", sealed(notice.returned_for, "notice.returned_for")}, {"asked_by", notice.asked_by},
             {"question", sealed(notice.question, "notice.question")}, {"answer", sealed(notice.answer, "notice.answer")},
             {"forms", notice.forms}, {"record", notice.record}}));
        for (std::size_t place = 0; place < notice.photos.size(); ++place)
            db_.query("insert into notice_photo (notice, place, media) values (:notice, :place, :media)",
                      {{"notice", id}, {"place", place}, {"media", notice.photos[place]}});
        return id;
    }

    void update(Notice const& notice) override {
        db_.query("update notice set affair = :affair, mode = :mode, state = :state, looked = :looked, rule = :rule, period = :period, "
                  "out_at = :out_at, next_at = :next_at, out_by = :out_by, rung = :rung, looked_by = :looked_by, returned_for = :returned_for, "
                  "asked_by = :asked_by, question = :question, answer = :answer, forms = :forms, record = :record where id = :id",
                  {{"affair", name_of(notice.affair)}, {"mode", name_of(notice.mode)}, {"state", name_of(notice.state)},
                   {"looked", name_of(notice.looked)}, {"rule", notice.rule}, {"period", notice.period}, {"out_at", notice.out_at},
                   {"next_at", notice.next_at}, {"out_by", notice.out_by}, {"rung", notice.rung}, {"looked_by", notice.looked_by},
                   {"returned_for", sealed(notice.returned_for, "notice.returned_for")}, {"asked_by", notice.asked_by},
                   {"question", sealed(notice.question, "notice.question")}, {"answer", sealed(notice.answer, "notice.answer")},
                   {"forms", notice.forms}, {"record", notice.record}, {"id", notice.id}});
    }

    std::optional<Notice> find(NoticeId id) override {
        auto found = read(db_.query(NOTICE_COLUMNS "where id = :id", {{"id", id}}, notice_kinds));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    std::vector<Notice> out_at(UnitId const& village, int most, int skip) override {
        return read(db_.query(NOTICE_COLUMNS "where village = :village and state = 'out' order by out_at desc, id desc limit :most offset :skip",
                              {{"village", village}, {"most", most}, {"skip", skip}}, notice_kinds));
    }

    std::vector<Notice> out_at(UnitId const& village, NoticeFilter const& filter, int most, int skip) override {
        auto const from = filter.from.value_or(Timestamp::min()), until = filter.until.value_or(Timestamp::max());
        if (!filter.affair)
            return read(db_.query(NOTICE_COLUMNS "where village = :village and state = 'out' and out_at >= :from and out_at < :until "
                                                 "order by out_at desc, id desc limit :most offset :skip",
                                  {{"village", village}, {"from", from}, {"until", until}, {"most", most}, {"skip", skip}}, notice_kinds));
        return read(db_.query(NOTICE_COLUMNS "where village = :village and affair = :affair and state = 'out' and out_at >= :from and out_at < :until "
                                             "order by out_at desc, id desc limit :most offset :skip",
                              {{"village", village}, {"affair", name_of(*filter.affair)}, {"from", from}, {"until", until}, {"most", most}, {"skip", skip}}, notice_kinds));
    }

    int count_out(UnitId const& village, NoticeFilter const& filter) override {
        auto const from = filter.from.value_or(Timestamp::min()), until = filter.until.value_or(Timestamp::max());
        auto rows = filter.affair ? db_.query("select count(*) from notice where village = :village and affair = :affair and state = 'out' and out_at >= :from and out_at < :until",
                                              {{"village", village}, {"affair", name_of(*filter.affair)}, {"from", from}, {"until", until}}, "n")
                                  : db_.query("select count(*) from notice where village = :village and state = 'out' and out_at >= :from and out_at < :until",
                                              {{"village", village}, {"from", from}, {"until", until}}, "n");
        return rows.next() ? rows.small(0) : 0;
    }

    std::vector<Notice> without_tokens(int edition, int most) override {
        return read(db_.query(NOTICE_COLUMNS "where search < :edition order by search, id limit :most", {{"edition", edition}, {"most", most}}, notice_kinds));
    }

    std::vector<Notice> open_at(UnitId const& village) override {
        return read(db_.query(NOTICE_COLUMNS "where village = :village and (state = 'waiting' or (state = 'out' and "
                                             "(looked = 'waiting' or looked = 'sent_back' or (question <> '' and answer = '')))) order by id",
                              {{"village", village}}, notice_kinds));
    }

    std::vector<Notice> due(Timestamp now) override {
        return read(db_.query(NOTICE_COLUMNS "where next_at <= :now order by next_at, id", {{"now", now}}, notice_kinds));
    }

    std::optional<Timestamp> next() override {
        auto rows = db_.query("select min(next_at) from notice", {}, "n");
        return rows.next() ? rows.maybe_moment(0) : std::nullopt;
    }

private:
    // Empty stays empty, so that a question can be looked for.
    std::string sealed(std::string const& text, char const* place) const { return text.empty() ? std::string{} : access_.seal(text, place); }
    std::string opened(std::string_view text, char const* place) const { return text.empty() ? std::string{} : access_.open(text, place); }

    std::vector<Notice> read(Rows rows) {
        std::vector<Notice> all;
        while (rows.next()) {
            Notice notice;
            notice.id = NoticeId(rows.number(0));
            notice.village = UnitId(rows.text(1));
            notice.affair = named<Affair>(rows.view(2));
            notice.mode = named<NoticeMode>(rows.view(3));
            notice.state = named<NoticeState>(rows.view(4));
            notice.looked = named<Looked>(rows.view(5));
            notice.title = rows.text(6);
            notice.text = rows.text(7);
            notice.publisher = PersonId(rows.text(8));
            notice.given_at = rows.moment(9);
            notice.rule = RuleId(rows.text(10));
            notice.period = rows.text(11);
            notice.out_at = rows.maybe_moment(12);
            notice.next_at = rows.maybe_moment(13);
            notice.out_by = rows.moment(14);
            notice.rung = rows.small(15);
            notice.looked_by = PersonId(rows.text(16));
            notice.returned_for = opened(rows.view(17), "notice.returned_for");
            notice.asked_by = PersonId(rows.text(18));
            notice.question = opened(rows.view(19), "notice.question");
            notice.answer = opened(rows.view(20), "notice.answer");
            notice.forms = rows.text(21);
            notice.record = RecordId(rows.number(22));
            all.push_back(std::move(notice));
        }
        for (auto& notice : all) {
            auto photos = db_.query("select media from notice_photo where notice = :notice order by place", {{"notice", notice.id}}, "n");
            while (photos.next()) notice.photos.emplace_back(photos.number(0));
        }
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace

std::unique_ptr<Notices> notices_table(Access access) { return std::make_unique<NoticeTable>(access); }

}  // namespace lingyan::storage
