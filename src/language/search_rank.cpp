#include "language/search_rank.hpp"

#include "language/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lingyan::language {

namespace {

constexpr double k1 = 1.4, b = 0.5;
constexpr double least_share = 0.34;      // of what was asked for, to be an answer at all
constexpr double least_of_best = 0.35;    // of the best one's score
constexpr double in_passing = 0.5;        // of what is said once, and in no title
constexpr double own_village = 0.2;
constexpr double fresh = 0.5, fresh_days = 90;

double inverse_frequency(std::size_t with, std::size_t known) { return std::log(1 + (double(known) - double(with) + 0.5) / (double(with) + 0.5)); }

int weight_in(SearchDocument const& document, std::vector<std::string> const& tokens) {
    int least = 0;
    for (auto const& token : tokens) {
        auto found = document.tokens->find(token);
        if (found == document.tokens->end()) return 0;
        least = least == 0 ? found->second : std::min(least, found->second);
    }
    return least;
}

// 0 where it is about other months; 1 where it is about these alone.
double months_fit(SearchQuery const& query, SearchDocument const& document) {
    if (!query.months) return 1;
    auto const& wanted = *query.months;
    double best = 0;
    for (auto const& about : document.about) {
        auto const common = std::min(wanted.last, about.last) - std::max(wanted.first, about.first) + 1;
        auto const all = std::max(wanted.last, about.last) - std::min(wanted.first, about.first) + 1;
        if (common > 0) best = std::max(best, 0.6 + 0.4 * common / all);
    }
    auto const published = month_of_day(document.published);
    bool const came_then = published >= wanted.first && published <= wanted.last;
    if (best > 0) return best;
    if (came_then) return document.about.empty() ? 0.8 : 0.3;
    return 0;
}

std::string series_of(std::string_view title) {
    std::string series;
    for (auto const& run : search_runs(title)) {
        for (auto point : run)
            if (!(point < 0x80) && std::u32string_view(U"一二三四五六七八九十〇零年月季度份").find(point) == std::u32string_view::npos) series += token_of({&point, 1});
    }
    return series;
}

struct Scored {
    std::size_t at;
    double score;
};

// Of one series the newest stands first, in the places that the series has.
void newest_first(std::vector<Scored>& scored, std::vector<Searched> const& among) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < scored.size(); ++i) places[among[scored[i].at].document->series].push_back(i);
    for (auto const& [series, at] : places) {
        std::vector<Scored> members;
        for (auto i : at) members.push_back(scored[i]);
        std::stable_sort(members.begin(), members.end(), [&](Scored const& one, Scored const& other) { return among[one.at].document->published > among[other.at].document->published; });
        for (std::size_t i = 0; i < at.size(); ++i) scored[at[i]] = members[i];
    }
}

std::vector<std::size_t> places_of(std::vector<Scored> const& scored) {
    std::vector<std::size_t> places;
    for (auto const& one : scored) places.push_back(one.at);
    return places;
}

std::vector<std::size_t> listed(SearchQuery const& query, std::vector<Searched> const& among) {
    std::vector<Scored> all;
    for (std::size_t i = 0; i < among.size(); ++i) {
        bool kind = std::all_of(query.meant.begin(), query.meant.end(), [&](auto const& meant) {
            return std::any_of(meant.ways.begin(), meant.ways.end(), [&](auto const& way) { return weight_in(*among[i].document, way.tokens) > 0; });
        });
        auto const fit = months_fit(query, *among[i].document);
        if (kind && fit > 0) all.push_back({i, fit});
    }
    std::stable_sort(all.begin(), all.end(), [&](Scored const& one, Scored const& other) {
        auto const &a = among[one.at], &c = among[other.at];
        if (one.score != other.score) return one.score > other.score;
        return a.own != c.own ? a.own : a.document->published > c.document->published;
    });
    return places_of(all);
}

SearchDocument read_document(SearchText const& text, Date published, Calendar const& calendar) {
    SearchDocument document;
    document.tokens = std::make_shared<TokenWeights const>(search_tokens(text));
    for (auto const& [token, weight] : *document.tokens)
        if (!token.starts_with('~')) document.length += weight;
    document.published = published;
    auto title = normalise(text.title);
    document.series = series_of(title);
    document.about = take_months(title, published, calendar);
    return document;
}

// A text has its tokens for ever, and whole months do not hang on the calendar, so nothing in here can grow old; the same notices and
// guides come with question after question.
class KnownDocuments {
public:
    SearchDocument const& of(SearchText const& text, Date published, Calendar const& calendar) {
        auto const hash = std::hash<std::string>{};
        auto& seat = seats_[(hash(text.title) ^ text.body.size()) % seats_.size()];
        if (!seat.document.tokens || seat.document.published != published || seat.text.title != text.title || seat.text.kind != text.kind || seat.text.body != text.body)
            seat = {text, read_document(text, published, calendar)};
        return seat.document;
    }

private:
    struct Seat {
        SearchText text;
        SearchDocument document;
    };
    std::vector<Seat> seats_ = std::vector<Seat>(1024);
};

}  // namespace

SearchDocument make_document(SearchText const& text, Date published, Calendar const& calendar) {
    thread_local KnownDocuments known;
    return known.of(text, published, calendar);
}

std::vector<std::size_t> rank(SearchQuery const& query, std::vector<Searched> const& among, std::size_t known, Date today) {
    if (query.lists) return listed(query, among);
    if (query.meant.empty() || among.empty()) return {};
    double mean_length = 1;
    for (auto const& one : among) mean_length += one.document->length;
    mean_length /= double(among.size());
    std::vector<double> score(among.size());
    std::vector<std::vector<double>> covered(among.size(), std::vector<double>(query.characters.size()));
    std::vector<double> best(among.size());
    std::vector<int> weights(among.size());
    for (auto const& meant : query.meant) {
        std::fill(best.begin(), best.end(), 0.0);
        for (auto const& way : meant.ways) {
            for (std::size_t i = 0; i < among.size(); ++i) weights[i] = weight_in(*among[i].document, way.tokens);
            auto const with = std::size_t(std::count_if(weights.begin(), weights.end(), [](int weight) { return weight > 0; }));
            auto const frequency = inverse_frequency(with, std::max(known, among.size()));
            for (std::size_t i = 0; i < among.size(); ++i) {
                if (weights[i] == 0) continue;
                double const norm = k1 * (1 - b + b * among[i].document->length / mean_length);
                best[i] = std::max(best[i], way.weight * frequency * weights[i] * (k1 + 1) / (weights[i] + norm));
                for (auto at = meant.begin; at < meant.end; ++at) covered[i][at] = std::max(covered[i][at], way.weight * (weights[i] == 1 ? in_passing : 1));
            }
        }
        for (std::size_t i = 0; i < among.size(); ++i) score[i] += meant.weight * best[i];
    }
    double asked = 0;
    for (auto weight : query.characters) asked += weight;
    auto share = [&](std::size_t i) {
        double sum = 0;
        for (std::size_t at = 0; at < query.characters.size(); ++at) sum += query.characters[at] * covered[i][at];
        return sum / asked;
    };
    std::vector<Scored> scored;
    for (std::size_t i = 0; i < among.size(); ++i) {
        auto const fit = months_fit(query, *among[i].document);
        if (score[i] <= 0 || fit <= 0 || share(i) < least_share) continue;
        auto const age = std::max(0.0, double((today - among[i].document->published).count()));
        scored.push_back({i, score[i] * share(i) * fit * (1 + fresh * std::exp2(-age / fresh_days)) * (among[i].own ? 1 + own_village : 1)});
    }
    std::stable_sort(scored.begin(), scored.end(), [](Scored const& one, Scored const& other) { return one.score > other.score; });
    if (!scored.empty()) {
        auto const least = scored.front().score * least_of_best;
        std::erase_if(scored, [&](Scored const& one) { return one.score < least; });
    }
    if (!query.months) newest_first(scored, among);
    return places_of(scored);
}

}  // namespace lingyan::language
