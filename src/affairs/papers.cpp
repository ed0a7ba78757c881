#include "affairs/papers.hpp"

#include "language/numerals.hpp"

#include <algorithm>
#include <initializer_list>

namespace lingyan::affairs {

namespace {

using Marks = std::initializer_list<std::string_view>;

std::size_t mark_at(std::string_view text, std::size_t at, Marks marks) {
    for (auto mark : marks)
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

std::size_t end_mark(std::string_view text, std::size_t at) { return mark_at(text, at, {" ", "，", ",", "。", "；", ";", "、", "\n", "！", "!"}); }

// Of 12号文 what stands behind the digits: how many bytes it takes, 0 where it is no paper's number.
std::size_t number_word(std::string_view after, bool with_year) {
    for (std::string_view word : {"号文件", "号文", "号令", "号函", "号通知", "号公告"})
        if (after.starts_with(word)) return word.size();
    return with_year && after.starts_with("号") ? std::string_view("号").size() : 0;
}

// 12号文, 〔2026〕12号 at this place: where it ends.
std::size_t number_end(std::string_view text, std::size_t at) {
    auto read = [&](std::size_t from) {
        while (from < text.size() && language::is_digit(text[from])) ++from;
        return from;
    };
    bool with_year = false;
    if (auto opening = mark_at(text, at, {"〔", "[", "(", "（", "【"})) {
        auto year = at + opening, after = read(year);
        auto closing = mark_at(text, std::min(after, text.size()), {"〕", "]", ")", "）", "】"});
        if (after - year != 4 || !closing) return 0;
        at = after + closing;
        if (text.substr(at).starts_with("第")) at += std::string_view("第").size();
        with_year = true;
    }
    auto after = read(at);
    if (after == at) return 0;
    auto word = number_word(text.substr(after), with_year);
    return word ? after + word : 0;
}

// Up to the end of the clause; a mark inside brackets ends nothing. Behind 12号文 and 》 the name is over.
std::size_t name_end(std::string_view text, std::size_t at) {
    int depth = 0;
    while (at < text.size()) {
        if (auto end = depth == 0 ? number_end(text, at) : 0) {
            for (std::string_view more : {"精神", "要求", "规定"})
                if (text.substr(end).starts_with(more)) return end + more.size();
            return end;
        }
        if (auto opening = mark_at(text, at, {"《", "〔", "(", "（", "[", "【"})) {
            ++depth;
            at += opening;
        } else if (auto closing = mark_at(text, at, {"》", "〕", ")", "）", "]", "】"})) {
            bool title = text.substr(at).starts_with("》");
            --depth;
            at += closing;
            if (title && depth <= 0) return number_end(text, at) ? number_end(text, at) : at;
        } else if (depth <= 0 && end_mark(text, at)) {
            return at;
        } else {
            ++at;
            while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
        }
    }
    return text.size();
}

// "，第3条", "、县政府3号文" belong to the paper before them.
std::size_t with_its_articles(std::string_view text, std::size_t end) {
    auto at = end;
    while (at < text.size() && end_mark(text, at)) at += end_mark(text, at);
    if (at == text.size()) return end;
    auto next = name_end(text, at);
    auto clause = text.substr(at, next - at);
    bool article = clause.starts_with("第") && (clause.ends_with("条") || clause.ends_with("款") || clause.ends_with("项") || clause.ends_with("章"));
    return article ? next : end;
}

std::size_t clause_begin(std::string_view text, std::size_t at) {
    while (at > 0) {
        auto before = at - 1;
        while (before > 0 && (text[before] & 0xC0) == 0x80) --before;
        if (end_mark(text, before) || text.substr(before).starts_with("：") || text[before] == ':') return at;
        at = before;
    }
    return 0;
}

}  // namespace

std::vector<Paper> papers_in(std::string_view text) {
    std::vector<Paper> found;
    for (std::size_t at = 0; at < text.size();) {
        auto head = mark_at(text, at, {"依据", "根据", "按照"});
        auto title = head ? 0 : mark_at(text, at, {"《"});
        auto number = head || title || !(language::is_digit(text[at]) || mark_at(text, at, {"〔", "[", "(", "（", "【"})) || (at > 0 && language::is_digit(text[at - 1])) ? 0 : number_end(text, at);
        Paper paper;
        paper.begin = at;
        if (head) {
            paper.name = at + head;
            while (paper.name < text.size() && mark_at(text, paper.name, {" ", ":", "："})) paper.name += mark_at(text, paper.name, {" ", ":", "："});
            paper.end = with_its_articles(text, name_end(text, paper.name));
            paper.basis = true;
        } else if (title) {
            paper.name = at;
            paper.end = name_end(text, at);
        } else if (number) {
            // The office that wrote it stands before the number, as far as the clause or a word that leads to it goes.
            auto begin = std::max(clause_begin(text, at), found.empty() ? std::size_t{0} : found.back().end);
            for (std::string_view lead : {"落实", "贯彻", "执行", "学习", "传达", "转发", "按", "依", "照"})
                if (auto last = text.substr(0, at).rfind(lead); last != text.npos && last + lead.size() > begin) begin = last + lead.size();
            paper.begin = paper.name = begin;
            paper.end = with_its_articles(text, number);
            paper.basis = begin == clause_begin(text, at) && (number == text.size() || end_mark(text, number));
        }
        if (paper.end > at) {
            found.push_back(paper);
            at = paper.end;
        } else {
            ++at;
            while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
        }
    }
    return found;
}

bool is_in_paper(std::vector<Paper> const& papers, std::size_t begin, std::size_t end) {
    return std::any_of(papers.begin(), papers.end(), [&](Paper const& paper) { return begin < paper.end && end > paper.begin; });
}

}  // namespace lingyan::affairs
