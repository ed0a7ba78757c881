#include "language/search_query.hpp"

#include "language/dates.hpp"
#include "language/fold.hpp"
#include "language/normalise.hpp"
#include "language/search_tokens.hpp"
#include "language/shingles.hpp"
#include "language/sounds.hpp"
#include "language/utf8.hpp"

#include <algorithm>
#include <set>

namespace lingyan::language {

namespace {

constexpr std::size_t one_character = 3;  // bytes
constexpr std::size_t most_bytes = 300;  // of a question: a hundred characters
constexpr int shortest_span = 27;        // days
constexpr double other_word = 0.85, sounds_alike = 0.7, pair_sounds_alike = 0.5, single = 0.5, of_a_word = 0.25, form = 0.4, how_much = 0.3;
constexpr std::size_t word_size = 2;  // what a word of the groups counts for, in characters

// What people say around what they ask for. The longer stands first where one begins another.
constexpr ShingledWord around[] = {
    "请问一下", "我想问一下", "想问一下", "我想问", "我要看", "我想看", "我想", "我要", "帮我查", "查一下", "看一下", "问一下", "查一查", "看看", "查看", "请问", "麻烦", "你好", "您好", "你是谁", "谢谢",
    "啥子时候", "什么时候", "啥时候", "么子时候", "多久", "好久", "几时", "哪一天", "哪天", "哪个时候", "几点钟", "几点", "几号", "什么时间", "啥时间", "啥时", "何时", "多会儿", "么时候", "什么", "啥子", "啷个办", "啷个", "哪门", "咋子", "么事", "么斯", "莫得", "冇得", "冇", "么子", "啥", "怎么样", "怎么办理", "怎么申请", "怎么弄",
    "怎么办", "怎么", "怎样", "如何", "咋个办", "咋个", "咋办", "咋弄", "咋", "有没有", "是不是", "能不能", "可不可以", "要不要", "行不行", "有哪些人", "哪些人", "有哪些", "哪些", "哪个", "哪里", "哪儿", "哪块",
    "在哪", "多少钱", "好多钱", "多少", "好多", "找谁", "是谁", "谁", "为什么", "为啥", "凭什么", "干嘛", "几", "吗", "呢", "嘛", "么", "没得", "没有", "了没", "不", "我们村", "我们", "我家", "咱们", "咱", "我",
    "你们", "你", "他们", "他", "俺", "村里", "村上", "本村", "社区里", "最近", "近期", "今天", "最新", "公开栏", "公示栏", "里头", "里面", "里", "上面", "人家", "明天", "后天", "昨天", "今晚", "明晚", "这几天", "这两天", "现在", "目前", "那个", "这个", "一下", "东西", "有", "没", "想",
    "要", "会", "能", "到底", "个", "来", "去", "把", "给", "办理", "申请", "情况", "怎", "请", "问", "看", "查", "呀", "啊", "了"};
// What kind of paper it is tells little of what it is about.
constexpr std::string_view forms[] = {"名单", "公开", "公示", "公告", "通知", "通告", "消息", "结果", "方案", "时间", "标准"};
constexpr std::string_view kinds[] = {"公开", "公示", "公告", "通知", "通告", "消息"};

void blank(std::string& text, std::size_t at, std::size_t size) { std::fill_n(text.begin() + std::ptrdiff_t(at), size, ' '); }

std::vector<std::uint16_t> sounds_in(std::u32string_view points) {
    std::vector<std::uint16_t> sounds;
    for (auto point : points) sounds.push_back(sound_of(point));
    return sounds;
}

void add(SearchQuery& query, SearchQuery::Meant meant, std::size_t characters) {
    meant.begin = query.characters.size();
    query.characters.resize(meant.begin + characters, meant.weight);
    meant.end = query.characters.size();
    query.meant.push_back(std::move(meant));
}

// All words of a group, the one that was said counting most. Long or short, a word is one thing.
SearchQuery::Meant meant_by(Synonyms const& synonyms, std::size_t group, std::string_view said, double weight) {
    SearchQuery::Meant meant;
    auto const& words = synonyms.groups[group];
    meant.ways.reserve(words.size() + 1);
    for (std::size_t i = 0; i < words.size(); ++i) meant.ways.push_back({synonyms.tokens[group][i], weight * (words[i] == said ? 1 : other_word)});
    return meant;
}

// Words of the groups that stand in the text, the longest first wherever two begin alike; what they cover is blanked.
void take_known(std::string& text, Synonyms const& synonyms, SearchQuery& query) {
    struct Found {
        std::size_t at, size, group;
    };
    std::vector<Found> found;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const words = synonyms.beginning.find(next_point(text, at));
        if (words == synonyms.beginning.end()) continue;
        for (auto const& place : words->second) {
            auto const& word = synonyms.groups[place.group][place.word];
            if (word.size() > one_character && text.compare(begin, word.size(), word) == 0) found.push_back({begin, word.size(), place.group});
        }
    }
    std::sort(found.begin(), found.end(), [](Found const& a, Found const& b) { return a.size != b.size ? a.size > b.size : a.at < b.at; });
    std::set<std::size_t> taken;
    for (auto const& [at, size, group] : found) {
        if (std::string_view(text).substr(at, size).find(' ') != text.npos) continue;
        if (taken.insert(group).second) add(query, meant_by(synonyms, group, text.substr(at, size), 1), word_size);
        blank(text, at, size);
    }
}

// 低宝 for 低保: what is left and sounds like a known word is taken for it. Blanked as well.
void take_heard(std::string& text, Synonyms const& synonyms, SearchQuery& query) {
    auto const folded = fold_text(text, most_bytes);
    std::u32string points = folded.points;
    auto const heard = sounds_in(points);
    if (std::all_of(heard.begin(), heard.end(), [](auto sound) { return sound == 0; })) return;
    std::set<Synonyms::Place> perhaps;
    for (auto sound : heard)
        if (auto const words = synonyms.beginning_as.find(sound); words != synonyms.beginning_as.end()) perhaps.insert(words->second.begin(), words->second.end());
    std::optional<std::size_t> last_group;  // of each group one word is enough
    for (auto const& [group, word] : perhaps) {
        if (group == last_group) continue;
        auto const& wanted = synonyms.sounds[group][word];
        auto const at = std::size_t(std::search(heard.begin(), heard.end(), wanted.begin(), wanted.end()) - heard.begin());
        if (at == heard.size() || points.substr(at, wanted.size()).find(U' ') != points.npos) continue;
        auto meant = meant_by(synonyms, group, synonyms.groups[group][word], sounds_alike);
        SearchQuery::Way said;  // it may be meant as it stands
        for (std::size_t i = at; i + 1 < at + wanted.size(); ++i) said.tokens.push_back(token_of(std::u32string_view(points).substr(i, 2)));
        meant.ways.push_back(std::move(said));
        add(query, std::move(meant), word_size);
        std::fill_n(points.begin() + std::ptrdiff_t(at), wanted.size(), U' ');
        last_group = group;
    }
    text = token_of(points);
}

void take_single(std::u32string const& run, Synonyms const& synonyms, SearchQuery& query) {
    auto const word = token_of(run);
    if (auto const words = synonyms.beginning.find(run.front()); words != synonyms.beginning.end())
        for (auto const& place : words->second)
            if (synonyms.groups[place.group][place.word] == word) return add(query, meant_by(synonyms, place.group, word, 1), word_size);
    SearchQuery::Meant meant;
    meant.ways.push_back({{word}, 1});
    meant.weight = single;
    add(query, std::move(meant), 1);
}

// Pairs overlap: a pair across two words is in no notice, and its characters are accounted for by the pairs beside it, or alone where a title has them.
void take_run(std::u32string const& run, SearchQuery& query) {
    auto const begin = query.characters.size();
    query.characters.resize(begin + run.size(), 1);
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
        auto const pair = std::u32string_view(run).substr(i, 2);
        SearchQuery::Meant meant;
        meant.begin = begin + i;
        meant.end = meant.begin + 2;
        meant.ways.push_back({{token_of(pair)}, 1});
        if (auto sound = sound_token(pair); !sound.empty()) meant.ways.push_back({{sound}, pair_sounds_alike});
        if (std::find(std::begin(forms), std::end(forms), token_of(pair)) != std::end(forms)) {
            meant.weight = form;
            query.characters[meant.begin] = query.characters[meant.begin + 1] = form;
        }
        query.meant.push_back(std::move(meant));
    }
    for (std::size_t i = 0; i < run.size(); ++i) {
        SearchQuery::Meant meant;
        meant.begin = begin + i;
        meant.end = meant.begin + 1;
        meant.weight = of_a_word;
        meant.ways.push_back({{token_of({&run[i], 1})}, single});
        query.meant.push_back(std::move(meant));
    }
}

void take_letters(std::u32string const& run, SearchQuery& query) {
    SearchQuery::Meant meant;
    meant.ways.push_back({{token_of(run)}, 1});
    bool const number = run.find_first_not_of(U"0123456789") == run.npos;
    meant.weight = number ? form : 1;
    add(query, std::move(meant), number ? 1 : run.size());
}

void take_rest(std::string_view text, Synonyms const& synonyms, SearchQuery& query) {
    for (auto const& run : search_runs(text)) {
        if (run.front() < 0x80) take_letters(run, query);
        else if (run.size() == 1) take_single(run, synonyms, query);
        else take_run(run, query);
    }
}

// Whoever asks how much is best served by a notice that says it; but it is not what he asks about.
void take_how_much(std::string const& text, SearchQuery& query) {
    if (query.meant.empty() || (text.find("多少") == text.npos && text.find("好多") == text.npos)) return;
    SearchQuery::Meant meant;
    for (auto const* word : {"标准", "价格", "金额", "造价", "每人", "每亩", "每月", "每户"}) meant.ways.push_back({word_tokens(word), 1});
    meant.weight = how_much;
    query.meant.push_back(std::move(meant));
}

bool erase_all(std::string& text, std::string_view word) {
    bool any = false;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at)) blank(text, at, word.size()), any = true;
    return any;
}

}  // namespace

int month_of_day(Date day) { return year_of(day) * 12 + int(month_of(day)) - 1; }
Months months_of(Date first, Date last) { return {month_of_day(first), month_of_day(last)}; }

// A month or more is named by one of these, or by a number.
bool may_span_months(std::string_view text) {
    static constexpr std::string_view names[] = {"月", "年", "季", "旬", "周", "天", "日", "号", "来", "起", "今", "从", "自"};
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }) || std::ranges::any_of(names, [&](auto name) { return text.find(name) != text.npos; });
}

std::vector<Months> take_months(std::string& text, Date today, Calendar const& calendar) {
    std::vector<Months> spans;
    if (!may_span_months(text)) return spans;
    auto const noon = at(today, std::chrono::hours{12});
    for (auto const& phrase : find_dates(text, noon, calendar, Tense::past)) {
        if (!phrase.first || !phrase.last || (*phrase.last - *phrase.first).count() < shortest_span) continue;
        spans.push_back(months_of(*phrase.first, *phrase.last));
        blank(text, phrase.begin, phrase.end - phrase.begin);
    }
    return spans;
}

std::vector<std::string> SearchQuery::tokens() const {
    std::vector<std::string_view> all;
    for (auto const& one : meant)
        for (auto const& way : one.ways) all.insert(all.end(), way.tokens.begin(), way.tokens.end());
    std::sort(all.begin(), all.end());
    return {all.begin(), std::unique(all.begin(), all.end())};
}

SearchQuery read_search(std::string_view raw, Date today, Calendar const& calendar, Synonyms const& synonyms) {
    SearchQuery query;
    auto text = normalise(raw.substr(0, most_bytes));
    if (auto months = take_months(text, today, calendar); !months.empty()) query.months = months.front();
    bool kind = std::any_of(std::begin(kinds), std::end(kinds), [&](auto word) { return text.find(word) != text.npos; });
    auto const whole = text;
    take_known(text, synonyms, query);
    take_how_much(text, query);
    Shingles const shingles(text);
    for (auto const& word : around)
        if (shingles.may_hold_listed(word)) erase_all(text, word.text);
    if (query.meant.empty()) {
        auto bare = text;
        for (auto word : kinds) erase_all(bare, word);
        query.lists = search_runs(bare).empty() && (kind || query.months);
        if (query.lists && !kind) return query;
    }
    std::string apart;  // what only joins words is no part of a word that is heard
    for (auto const& run : search_runs(text)) apart += token_of(run) + " ";
    text = std::move(apart);
    take_heard(text, synonyms, query);
    take_rest(text, synonyms, query);
    return query;
}

}  // namespace lingyan::language
