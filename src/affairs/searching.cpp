#include "affairs/searching.hpp"

#include "affairs/notices.hpp"
#include "language/search_rank.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace lingyan::affairs::searching {

namespace {

constexpr std::size_t most_ranked = 20;  // texts that are read for one question
constexpr std::size_t fewest_known = 60; // what is said of how rare a word is, where little is known
constexpr int months_around = 5;         // accounts of a month come out later, payments for a year before it
constexpr int most_of_months = 200;

Date day_of(Notice const& notice) { return local_day(notice.out_at.value_or(notice.given_at)); }

language::SearchText text_of(Notice const& notice) { return {notice.title, notices::say_affair(notice.affair), notice.text}; }
language::SearchText text_of(Guide const& guide) { return {guide.title, guide.keywords, guide.materials + "\n" + guide.text}; }

std::vector<std::string> tokens_of(language::SearchText const& text) {
    std::vector<std::string> tokens;
    for (auto const& [token, weight] : language::search_tokens(text)) tokens.push_back(token);
    std::sort(tokens.begin(), tokens.end());
    return tokens;
}

Timestamp beginning_of(int month) { return at(make_date(month / 12, unsigned(month % 12) + 1, 1), {}); }

NoticeFilter around(std::optional<language::Months> const& months, std::optional<Affair> affair) {
    NoticeFilter filter;
    filter.affair = affair;
    if (!months) return filter;
    filter.from = beginning_of(months->first - months_around);
    filter.until = beginning_of(months->last + 1 + months_around);
    return filter;
}

// The items that hold the rarest of the tokens, newest first among equals.
std::vector<std::int64_t> likeliest(std::vector<SearchHit> const& hits) {
    std::unordered_map<std::string_view, int> holders;
    std::vector<int*> holders_of;  // each hit's token
    holders_of.reserve(hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) {
        bool const again = i > 0 && hits[i].token == hits[i - 1].token;  // a token's hits mostly stand together
        holders_of.push_back(again ? holders_of.back() : &holders[hits[i].token]);
        ++*holders_of.back();
    }
    std::map<std::int64_t, double> weights;
    for (std::size_t i = 0; i < hits.size(); ++i) weights[hits[i].item] += 1.0 / (2 + *holders_of[i]);
    std::vector<std::pair<double, std::int64_t>> order;
    for (auto const& [item, weight] : weights) order.emplace_back(weight, item);
    std::sort(order.rbegin(), order.rend());
    if (order.size() > most_ranked) order.resize(most_ranked);
    std::vector<std::int64_t> items;
    for (auto const& [weight, item] : order) items.push_back(item);
    return items;
}

}  // namespace

void index(Transaction& tx, Notice const& notice) { tx.search().put(notice.id, notice.village, tokens_of(text_of(notice)), language::search_edition); }

int index_missing(Transaction& tx, int most) {
    auto const without = tx.notices().without_tokens(language::search_edition, most);
    for (auto const& notice : without) index(tx, notice);
    return int(without.size());
}

void put(Transaction& tx, Guide const& guide) {
    auto const id = tx.guides().put(guide);
    tx.search().put(id, tokens_of(text_of(guide)));
}

std::vector<Found> find(Turn const& turn, std::vector<UnitId> const& villages, language::SearchQuery const& query, std::optional<Affair> affair, bool guides, bool asks_how) {
    auto const tokens = query.tokens();
    std::vector<Found> found;
    std::vector<language::SearchDocument> documents;
    auto const filter = around(query.months, affair);
    for (auto const& village : villages)
        for (auto item : likeliest(turn.tx.search().notices(village, tokens, filter))) {
            auto notice = turn.tx.notices().find(NoticeId{item});
            if (!notice || (affair && notice->affair != *affair)) continue;
            documents.push_back(language::make_document(text_of(*notice), day_of(*notice), turn.county.calendar));
            found.push_back({std::move(notice), {}});
        }
    if (guides && !affair) {
        auto const items = likeliest(turn.tx.search().guides(tokens));
        found.reserve(found.size() + items.size());
        documents.reserve(documents.size() + items.size());
        for (auto item : items)
            if (auto guide = turn.tx.guides().find(GuideId{item})) {
                documents.push_back(language::make_document(text_of(*guide), turn.today(), turn.county.calendar));
                found.push_back({{}, std::move(guide)});
            }
    }
    std::vector<language::Searched> among;
    among.reserve(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) among.push_back({&documents[i], found[i].notice.has_value()});
    std::vector<Found> best;
    for (auto i : language::rank(query, among, std::max(among.size(), fewest_known), turn.today())) best.push_back(std::move(found[i]));
    if (asks_how) std::stable_partition(best.begin(), best.end(), [](Found const& one) { return one.guide.has_value(); });
    return best;
}

Listed listed(Turn const& turn, std::vector<UnitId> const& villages, std::optional<language::Months> months, std::optional<Affair> affair, int most, int skip) {
    Listed found;
    auto& all = found.notices;
    auto const filter = around(months, affair);
    for (auto const& village : villages) {
        if (!months) found.count += std::size_t(turn.tx.notices().count_out(village, filter));
        auto some = turn.tx.notices().out_at(village, filter, months ? most_of_months : skip + most);
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    if (months) {
        language::SearchQuery query;
        query.months = months;
        query.lists = true;
        std::vector<language::SearchDocument> documents;
        for (auto const& notice : all) documents.push_back(language::make_document({notice.title, {}, {}}, day_of(notice), turn.county.calendar));
        std::vector<language::Searched> among;
        for (auto const& document : documents) among.push_back({&document, true});
        std::vector<Notice> fitting;
        for (auto i : language::rank(query, among, among.size(), turn.today())) fitting.push_back(std::move(all[i]));
        all = std::move(fitting);
        found.count = all.size();
    } else if (villages.size() > 1) {
        std::stable_sort(all.begin(), all.end(), [](Notice const& one, Notice const& other) { return one.out_at.value_or(one.given_at) > other.out_at.value_or(other.given_at); });
    }
    all.erase(all.begin(), all.begin() + std::min<std::ptrdiff_t>(skip, std::ssize(all)));
    if (std::ssize(all) > most) all.resize(std::size_t(most));
    return found;
}

}  // namespace lingyan::affairs::searching
