// Where a talk or a training was held: behind 在, at a place that is known, or where 到 and 去 lead.
#include "language/meaning_slots.hpp"

namespace lingyan::language {
namespace {

// 约他到镇政府谈话, 去马有才家里谈心, 换到镇政府三楼: where 到 or 去 stands, and a word of a place ends it.
Piece gone_to(MarkedText const& text) {
    auto const points = text.points();
    for (std::size_t at = 0; at + 2 < points.size(); ++at) {
        if (points[at] != U'到' && points[at] != U'去' && points[at] != U'来') continue;
        auto const clause = text.clause_of(at);
        auto end = at + 1;
        for (; end < clause.end && end - at < 12; ++end)
            if (auto const* next = text.at(end); next && next->begin == end && next->signs.has_any({Sign::talk, Sign::talk_held, Sign::with, Sign::date, Sign::training})) break;
        auto const place = text.trimmed({at + 1, end}, {Sign::filler}, {Sign::filler, Sign::of, Sign::plan});
        for (std::u32string_view last : {U"家", U"家里", U"屋", U"屋头", U"屋里", U"室", U"村部", U"中心", U"政府", U"院坝", U"广场", U"学校", U"小学", U"楼", U"村委会", U"站", U"所", U"大院"})
            if (place.size() >= last.size() + (last[0] == U'家' || last[0] == U'屋' ? 1 : 0) && points.substr(place.begin, place.size()).ends_with(last)) return place;
    }
    return {};
}

}  // namespace

Piece place_in(SlotWriter const& out) {
    auto const& text = out.text;
    auto const points = text.points();
    for (auto const& mark : text.marks()) {
        bool const in = points.substr(mark.begin, mark.size()) == U"在" || points.substr(mark.begin, mark.size()) == U"于";
        auto const* follows = text.at(mark.end);
        auto const* leads = text.ending(mark.begin);
        bool const surname = points[mark.begin] == U'于' && ((follows && follows->signs.has(Sign::title_word)) || (leads && leads->signs.has(Sign::with)));
        if (!in || surname) continue;
        auto end = mark.end;
        while (end < points.size() && end - mark.end < 10) {
            auto const* next = text.at(end);
            bool const yard = end == mark.end && points.substr(end, 2) == U"院坝";
            if (next && !yard && next->signs.has_any({Sign::with, Sign::talk, Sign::talk_held, Sign::held, Sign::holding, Sign::stop, Sign::space, Sign::training, Sign::appoint, Sign::date, Sign::taught})) break;
            if (points[end] == U'给' || points[end] == U'对' || points[end] == U'为') break;  // 在文化广场给妇女们培训
            end = next && next->end > end ? next->end : end + 1;
        }
        Piece place{mark.end, end};
        auto const* next = text.at(place.end);
        place = text.trimmed(place, {}, {Sign::filler, Sign::of});
        if (next && next->signs.has(Sign::training) && place.size() > 2 && points[place.end - 1] == U'上') --place.end;
        if (place.size() >= 2) return place;
    }
    // 登记: 急救知识，昨天，村部，18人
    for (std::u32string_view known : {U"村委会办公室", U"镇会议室", U"乡会议室", U"村会议室", U"镇办公室", U"村办公室", U"文化院坝", U"文化室", U"院坝", U"村文化室", U"镇党校", U"村委会", U"村部", U"党群服务中心", U"文化广场", U"会议室", U"活动室", U"镇政府", U"乡政府", U"村小学", U"村活动室", U"他家里", U"他家", U"镇上", U"乡上"})
        for (auto at = points.find(known); at != points.npos; at = points.find(known, at + 1)) {
            bool const left = at == 0 || (text.ending(at) && text.ending(at)->signs.has_any({Sign::stop, Sign::space, Sign::date, Sign::part_of_day, Sign::today, Sign::past})) || (at >= 2 && points.substr(at - 2, 2) == U"地点");
            auto after = at + known.size();
            if (after + 1 < points.size() && points[after + 1] == U'楼') after += 2;  // 村部二楼
            bool const right = after >= points.size() || (text.at(after) && text.at(after)->signs.has_any({Sign::stop, Sign::space, Sign::talk, Sign::with, Sign::held, Sign::taught}));
            if (left && right) return {at, after};
        }
    return gone_to(text);
}

}  // namespace lingyan::language
