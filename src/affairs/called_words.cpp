#include "affairs/called_words.hpp"

#include "language/command.hpp"

#include <algorithm>
#include <initializer_list>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

bool begins_with_any(std::string_view text, Marks words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.starts_with(word); });
}
bool ends_with_any(std::string_view text, Marks words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.ends_with(word); });
}

// Somebody whom neither a task nor a call reaches: they go to the village, which hands them on.
constexpr std::string_view posts[] = {"网格员", "村医", "会计", "文书", "小组长", "组长", "妇女主任", "妇联主席", "护林员", "保洁员", "信息员", "报账员", "委员", "支委", "第一书记", "工作队", "驻村干部", "副书记", "副主任",
                                      "村民代表", "党员", "党小组长", "团支书", "民兵连长", "治保主任"};
bool is_post(std::string_view word) { return std::find(std::begin(posts), std::end(posts), word) != std::end(posts); }

std::size_t separator(std::string_view text, std::size_t at) {
    for (std::string_view mark : {" ", "，", ",", "。", "；", ";", "\n"})
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

std::string_view without_ties(std::string_view word) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view tie : {"请", "通知", "参加", "举办", "的", "开", "办", "叫", "和", "、", "：", ":", "（", "(", "）", ")", "人", "于"})
            if (word.starts_with(tie) && (word.size() == tie.size() || tie.size() > 3 || tie == "、" || tie == "：" || tie == ":" || tie == "（" || tie == "(" || tie == "）" || tie == ")" || tie == "请" || (tie == "叫" && word.size() <= 12)))
                word.remove_prefix(tie.size()), again = true;
        for (std::string_view tie : {"、", "（", "(", "）", ")", "参加", "除外", "除了", "举行", "人"}) {
            if ((tie == ")" || tie == "）") && (word.find("(") != word.npos || word.find("（") != word.npos)) continue;
            if (word.ends_with(tie)) word.remove_suffix(tie.size()), again = true;
        }
    }
    return word;
}

// One word of the sentence, with what was understood of it cut out; a circle stays where the word is a name that holds it.
std::string word_of(std::string_view said, std::string_view left, std::vector<Words> const& circle) {
    std::vector<Words> pieces;
    for (std::size_t at = 0; at < left.size();) {
        if (left[at] == ' ') {
            ++at;
            continue;
        }
        auto end = std::min(left.find(' ', at), left.size());
        pieces.push_back({at, end});
        at = end;
    }
    if (pieces.empty()) return {};
    auto text = [&](Words const& piece) { return said.substr(piece.begin, piece.end - piece.begin); };
    // 请全县一肩挑参加党务培训 calls them; 全县一肩挑培训 is called so.
    auto first = text(pieces.front());
    bool invites = begins_with_any(first, {"请", "叫", "通知", "邀请"});
    for (auto const& piece : pieces) invites = invites || begins_with_any(text(piece), {"参加", "、", "和", "，"});
    auto begin = pieces.front().begin, end = pieces.front().end;
    auto covered_circle = [&](std::size_t from, std::size_t to) {
        for (auto at = from; at < to;) {
            auto one = std::find_if(circle.begin(), circle.end(), [&](Words const& span) { return span.begin == at; });
            if (one == circle.end() || one->end > to) return false;
            at = one->end;
        }
        return true;
    };
    std::string word;
    if (!invites && begin > 0 && covered_circle(0, begin)) begin = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        if (!invites && covered_circle(end, pieces[i].begin)) {
            end = pieces[i].end;
            continue;
        }
        word += invites ? without_ties(said.substr(begin, end - begin)) : said.substr(begin, end - begin);
        begin = pieces[i].begin;
        end = pieces[i].end;
    }
    if (!invites && end < said.size() && covered_circle(end, said.size())) end = said.size();
    word += said.substr(begin, end - begin);
    return std::string(without_ties(word));
}

// 请准时参加 is said of every call, and no part of a name.
bool urges(std::string_view word) {
    for (std::string_view said : {"准时", "按时", "务必", "不得"})
        if (word.find(said) != word.npos) return true;
    return false;
}

}  // namespace

bool is_place(std::string_view word) {
    return ends_with_any(word, {"党校", "会议室", "礼堂", "镇政府", "乡政府", "县政府", "村部", "村委会", "培训中心", "活动室", "活动中心", "党群服务中心", "服务中心", "宾馆", "酒店", "学校", "大楼", "教室", "基地", "报告厅"}) &&
           language::characters(word) <= 12;
}

bool sounds_like_a_name(std::string_view word) {
    return ends_with_any(word, {"会", "会议", "班", "培训", "轮训", "学习", "讲座", "研讨", "总结", "小结", "动员", "部署", "教育", "工作", "课", "演练", "例会", "座谈", "宣讲", "交流"}) ||
           begins_with_any(word, {"防", "安全", "党建", "党务", "维稳", "信访", "医保", "社保", "环保", "森林", "农业", "产业", "财务", "宣传", "年终", "年底", "季度", "月度", "半年", "春季", "夏季", "秋季", "冬季", "换届", "征兵", "耕地", "林长", "河长", "乡村振兴"});
}

bool looks_like_a_village(std::string_view word) {
    auto length = language::characters(word);
    bool ends = word.ends_with("村") || word.ends_with("社区");
    return ends && length >= 2 && length <= 7 && !begins_with_any(word, {"全", "本", "各", "进", "到", "入", "驻", "美丽", "走访", "慰问", "建设", "创建", "评选", "检查", "贫困", "脱贫", "示范", "重点", "帮扶"});
}

std::string_view unreachable(std::string_view word) {
    if (auto tie = std::min(word.find("和"), word.find("、")); tie != word.npos && tie > 0) word = word.substr(0, tie);
    if (looks_like_a_village(word)) return word;
    for (std::string_view kind : {"村", "社区"})
        if (auto at = word.find(kind); at != word.npos) {
            auto village = word.substr(0, at + kind.size()), post = word.substr(at + kind.size());
            bool head = post == "书记" || post == "主任" || post == "支书" || post == "干部";
            if ((head || is_post(post)) && looks_like_a_village(village)) return village;
        }
    auto post = word;
    for (std::string_view all : {"全体", "所有", "各村", "全部", "全镇", "全县"})
        if (post.starts_with(all)) post.remove_prefix(all.size());
    return is_post(post) ? post : std::string_view{};
}

CalledWords read_called_words(std::string_view said, std::string_view left, std::vector<Words> const& circle, bool place_wanted) {
    CalledWords read;
    std::vector<std::string> words;
    for (std::size_t begin = 0, at = 0; at <= said.size();) {
        auto mark = at == said.size() ? std::size_t{1} : separator(said, at);
        if (!mark) {
            ++at;
            continue;
        }
        std::vector<Words> within;
        for (auto const& one : circle)
            if (one.begin >= begin && one.end <= at) within.push_back({one.begin - begin, one.end - begin});
        auto word = word_of(said.substr(begin, at - begin), left.substr(begin, at - begin), within);
        at = begin = at + mark;
        if (word.empty()) continue;
        if (auto name = unreachable(word); !name.empty()) read.unknown.emplace_back(name);
        else if (place_wanted && read.place.empty() && is_place(word)) read.place = word;
        else words.push_back(word);
    }
    if (words.empty()) return read;
    auto name = std::find_if(words.begin(), words.end(), sounds_like_a_name);
    if (name == words.end()) name = words.begin();
    for (auto word = words.begin(); word != words.end(); ++word) {
        auto length = language::characters(*word);
        if (word != name && urges(*word)) continue;
        if (word != name && length >= 2 && length <= 6 && !sounds_like_a_name(*word)) read.stray.push_back(*word);
        else if (word == name || length > 1) (read.title += read.title.empty() ? "" : "，") += *word;
    }
    return read;
}

}  // namespace lingyan::affairs
