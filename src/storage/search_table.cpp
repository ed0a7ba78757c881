// Tokens of notices and guides, a row each: an ordinary index finds them on any database. Eight are asked for at once, so that one statement is kept.
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

#include <array>
#include <map>

namespace lingyan::storage {

namespace {

constexpr std::size_t at_once = 8;

#define EIGHT_TOKENS "(:t0, :t1, :t2, :t3, :t4, :t5, :t6, :t7)"

class SearchTable : public SearchTokens {
public:
    explicit SearchTable(Access access) : access_(access) {}

    void put(NoticeId notice, UnitId const& village, std::vector<std::string> const& tokens, int edition) override {
        db_.query("delete from notice_token where notice = :notice", {{"notice", notice}});
        for (auto const& token : tokens)
            db_.query("insert into notice_token (village, token, notice) values (:village, :token, :notice) on conflict do nothing",
                      {{"village", village}, {"token", token}, {"notice", notice}});
        db_.query("update notice set search = :edition where id = :notice", {{"edition", edition}, {"notice", notice}});
    }

    void put(GuideId guide, std::vector<std::string> const& tokens) override {
        db_.query("delete from guide_token where guide = :guide", {{"guide", guide}});
        for (auto const& token : tokens) db_.query("insert into guide_token (token, guide) values (:token, :guide) on conflict do nothing", {{"token", token}, {"guide", guide}});
        holders_.drop_all();
    }

    std::vector<SearchHit> notices(UnitId const& village, std::vector<std::string> const& tokens, NoticeFilter const& filter) override {
        auto const from = filter.from.value_or(Timestamp::min()), until = filter.until.value_or(Timestamp::max());
        return by_eight(tokens, [&](Eight const& t) {
            return db_.query("select t.notice, t.token from notice_token t join notice n on n.id = t.notice where t.village = :village and t.token in " EIGHT_TOKENS
                             " and n.state = 'out' and n.out_at >= :from and n.out_at < :until",
                             {{"village", village}, {"t0", t[0]}, {"t1", t[1]}, {"t2", t[2]}, {"t3", t[3]}, {"t4", t[4]}, {"t5", t[5]}, {"t6", t[6]}, {"t7", t[7]},
                              {"from", from}, {"until", until}},
                             "nt");
        });
    }

    std::vector<SearchHit> guides(std::vector<std::string> const& tokens) override {
        std::vector<SearchHit> hits;
        std::vector<std::string> unknown;
        auto const take = [&hits](std::string const& token, std::vector<std::int64_t> const& guides) {
            for (auto guide : guides) hits.push_back({guide, token});
        };
        for (auto const& token : tokens)
            if (auto const* guides = holders_.find(token)) take(token, *guides);
            else unknown.push_back(token);
        std::map<std::string, std::vector<std::int64_t>> asked;
        for (auto const& token : unknown) asked[token];
        for (auto& hit : by_eight(unknown, [&](Eight const& t) {
                 return db_.query("select guide, token from guide_token where token in " EIGHT_TOKENS,
                                  {{"t0", t[0]}, {"t1", t[1]}, {"t2", t[2]}, {"t3", t[3]}, {"t4", t[4]}, {"t5", t[5]}, {"t6", t[6]}, {"t7", t[7]}}, "nt");
             }))
            asked[hit.token].push_back(hit.item);
        for (auto& [token, guides] : asked) {
            take(token, guides);
            holders_.keep(token, std::move(guides));
        }
        return hits;
    }

private:
    using Eight = std::array<std::string, at_once>;

    template <class Ask>
    static std::vector<SearchHit> by_eight(std::vector<std::string> const& tokens, Ask ask) {
        std::vector<SearchHit> hits;
        for (std::size_t from = 0; from < tokens.size(); from += at_once) {
            Eight eight;  // no token is empty
            for (std::size_t i = 0; i < at_once && from + i < tokens.size(); ++i) eight[i] = tokens[from + i];
            auto rows = ask(eight);
            while (rows.next()) hits.push_back({rows.number(0), rows.text(1)});
        }
        return hits;
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<std::string, std::vector<std::int64_t>> holders_{db_, 4096};  // guides by token
};

}  // namespace

std::unique_ptr<SearchTokens> search_table(Access access) { return std::make_unique<SearchTable>(access); }

}  // namespace lingyan::storage
