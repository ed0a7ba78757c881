// Notices and decisions: what is sought or put out, and which of the six steps.
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"

namespace lingyan::language {
namespace {

void search(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    Piece query = out.clean({0, points.size()});
    auto const* period = text.first_of({Sign::date, Sign::period, Sign::past});
    auto const village = village_in(text);
    // 上个月财务公开, 旦麻村的财务公开
    Signs before{Sign::filler, Sign::polite, Sign::stop, Sign::space, Sign::date, Sign::period, Sign::past, Sign::of};
    for (bool again = true; again;) {
        auto const was = query.begin;
        query = text.trimmed(query, before, {});
        // 查一下, 想看; 在哪 belongs to what is asked
        if (auto const* seek = text.at(query.begin); seek && seek->signs.has(Sign::find) && std::u32string_view(U"查找搜看翻想调发了").find(points[query.begin]) != std::u32string_view::npos && seek->end < query.end)
            query.begin = seek->end;
        if (!village.empty() && query.begin == village.begin && village.end < query.end) query.begin = village.end;
        again = query.begin != was;
    }
    // What only asks falls away behind a name (生态护林员招不招, 哪些东西), and what kind of paper it is (养老金认证通知).
    auto const end = query.end;
    if (auto const* last = text.ending(query.end); last && last->signs.has_any({Sign::kind_tongzhi, Sign::kind_gonggao}) && last->begin > query.begin) query.end = last->begin;
    for (std::size_t i = query.begin; i + 2 < end && query.end == end; ++i) {
        bool const choice = (points[i + 1] == U'不' || points[i + 1] == U'没') && points[i] == points[i + 2];
        if (choice && i + 3 >= end && i - query.begin >= 3 && (i == 0 || std::u32string_view(U"还要能会该又都").find(points[i - 1]) == std::u32string_view::npos)) query.end = i;
    }
    if (query.end == end) {
        if (auto const* last = text.ending(end); last && last->signs.has(Sign::ask_end) && last->size() == 1 && last->begin > query.begin + 2 && points[last->begin] == U'没') {
            query.end = last->begin;
            if (auto const* said = text.ending(query.end); said && (said->signs.has_any({Sign::handed_in, Sign::verb, Sign::planned, Sign::progress}) || points[said->begin] == U'了') && said->begin > query.begin + 2) query.end = said->begin;
            if (auto const* verb = text.ending(query.end); verb && verb->size() == 1 && verb->signs.has_any({Sign::policy_verb}) && verb->begin > query.begin + 2) query.end = verb->begin;
        }
        if (auto const at = points.substr(query.begin, query.size()).find(U"了哪些"); at != points.npos && at >= 2) query.end = query.begin + at;
        for (std::u32string_view asked : {U"了啥", U"了什么", U"了啥子"})
            if (points.substr(query.begin, end - query.begin).ends_with(asked) && query.size() > asked.size() + 1) query.end = end - asked.size();
    }
    // 公益岗还招不招人, 独生子女奖励还有没得, 打疫苗的通知有没有, 草原补奖发下来没, 低保名单公示
    for (std::u32string_view asked : {U"还招不招人", U"还招不招", U"还要人不", U"还招人不", U"还有没得", U"还有没有", U"有没有", U"有没得", U"发下来没", U"发下来没有", U"下来没", U"公示了没有", U"公示了没", U"公示没有", U"公示没", U"公布了没", U"出来没", U"出来没有"})
        if (query.size() > asked.size() + 1 && points.substr(query.begin, query.size()).ends_with(asked)) query.end -= asked.size();
    // 分红公示了没得, 低保名单出来了吗, 草原奖补名单在哪儿看: whether and where it can be seen
    if (auto const* shown = text.first_of({Sign::disclosed, Sign::benefit, Sign::notice}); shown && shown->begin >= query.begin) {
        auto said = points.substr(query.begin, query.size());
        auto ends = [&](std::initializer_list<std::u32string_view> words) {
            for (auto word : words)
                if (said.size() > word.size() + 1 && said.ends_with(word)) return said.remove_suffix(word.size()), true;
            return false;
        };
        auto const whole = said;
        if (ends({U"了没得", U"了没有", U"了没", U"了吗", U"了不", U"没得", U"没有", U"没"})) {
            if (!ends({U"贴出来", U"发出来", U"公示", U"公布", U"公开", U"出来", U"下来", U"出", U"贴"})) said = whole;
        } else if (text.has(Sign::disclosed) && said.find(U"名单") != said.npos) ends({U"在哪儿看", U"在哪里看", U"在哪看", U"到哪看", U"去哪看", U"哪里看", U"在哪儿查", U"在哪查", U"在哪里查", U"咋个看", U"在哪"});
        query.end = query.begin + said.size();
        if (said.size() > 3 && points.substr(query.end, 1) == U"没" && (said.ends_with(U"下来") || said.ends_with(U"出来"))) query.end -= 2;  // 粮补下来没
    }
    for (std::u32string_view paper : {U"的通知", U"的公告", U"的公示", U"公示"}) {
        auto const said = points.substr(query.begin, query.size());
        if (said.size() > paper.size() + 1 && said.ends_with(paper)) query.end -= paper.size();
    }
    if (points.substr(query.begin, query.size()).ends_with(U"公示在哪看") && query.size() == 5) query.end -= 3;
    query = text.trimmed(query, {}, {Sign::of, Sign::stop, Sign::space});
    // 有什么通知: nothing but the kind of paper is named
    auto const* kind = text.first_of({Sign::kind_tongzhi, Sign::kind_gonggao, Sign::kind_gongshi});
    auto const bare = text.trimmed(query, {Sign::particle, Sign::ask, Sign::which, Sign::find, Sign::of, Sign::newly, Sign::period, Sign::filler}, {});
    auto const only = text.trimmed(bare, {Sign::publish, Sign::state_word, Sign::of, Sign::which, Sign::ask, Sign::find}, {Sign::which, Sign::ask, Sign::ask_end, Sign::find, Sign::question_mark, Sign::filler, Sign::negation});  // 本月发的通知有哪些
    if (kind && (bare.empty() || (only.begin == kind->begin && only.end == kind->end) || (bare.begin == kind->begin && bare.end == kind->end && query.begin < kind->begin && text.trimmed({query.begin, kind->begin}, {Sign::which, Sign::ask, Sign::filler, Sign::find, Sign::publish, Sign::of}, {}).empty()))) query = *kind;
    // 用到哪去了, 贴哪里了
    if (query.end < points.size() && points[query.end] == U'了' && points.substr(query.begin, query.size()).find(U'哪') != points.npos) ++query.end;
    if (query.size() >= 2 || !query.empty()) out.words("query", query);
    if (period) out.words("period", *period);
    out.words("village", village);
}

// 撤下停水公告, 粮补面积那个公示撤下来, 更正公告：集市改到初六: which one is meant.
void changed_notice(SlotWriter& out, std::string_view category) {
    auto const& text = out.text;
    auto const* kind = text.first_of({Sign::kind_gongshi, Sign::kind_gonggao, Sign::kind_tongzhi});
    if (!kind) return;
    auto const* verb = text.first_of({Sign::withdraw, Sign::amend});
    auto const* colon = text.first(Sign::colon);
    Piece title{verb && verb->end <= kind->begin ? verb->end : text.clause_of(kind->begin).begin, kind->begin};
    if (colon && colon->begin >= kind->end) title = {colon->end, text.points().size()};
    Signs const ends{Sign::filler, Sign::stop, Sign::space, Sign::of, Sign::colon, Sign::polite, Sign::reference, Sign::number, Sign::just_now, Sign::past, Sign::date};
    if (!title.empty() && text.points()[title.begin] == U'把') ++title.begin;
    title = text.trimmed(title, ends, colon ? Signs{Sign::filler, Sign::stop, Sign::space} : ends);
    // 昨天发的停水公告, 修路的公示
    for (std::u32string_view put : {U"发的", U"贴的", U"出的", U"写的", U"公示的"})
        if (title.size() > put.size() + 1 && text.points().substr(title.begin).starts_with(put)) title.begin += put.size();
    while (!title.empty() && text.points()[title.end - 1] == U'的') --title.end;
    bool const of_it = title.size() >= 2 && text.points().substr(title.begin, title.size()).find_first_of(U"错里") != std::u32string_view::npos && title.begin == kind->end;
    if (title.size() >= 2 && !of_it) out.words("title", title);
    if (!category.empty()) out.choice("category", category);
}

void publish(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    auto const category = text.has(Sign::kind_gongshi) || points.find(U"公示") != points.npos ? "公示" : text.has(Sign::kind_gonggao) ? "公告" : text.has(Sign::kind_tongzhi) || points.find(U"通知") != points.npos ? "通知" : "";
    bool const changes = !out.signs.has(Sign::begins_publish) || text.first(Sign::amend) || text.first(Sign::withdraw);
    bool const withdraws = changes && text.has(Sign::withdraw), amends = changes && !withdraws && text.has(Sign::amend);
    if (withdraws || amends) {
        changed_notice(out, category);
        if (auto const* length = text.first(Sign::length); amends && length && length->value > 0 && length->begin > text.first(Sign::amend)->begin) out.number("days", length->value);  // 公示改成10天
        return out.choice("action", withdraws ? "withdraw" : "amend");
    }
    // 发通知：…; 公示…; 发一个…通知; 转发…到各村; 把…公示五天
    Piece title{};
    auto const* kind = text.first_of({Sign::kind_gongshi, Sign::kind_gonggao, Sign::kind_tongzhi});
    auto const* verb = text.first(Sign::publish);
    if (auto const* colon = text.first(Sign::colon)) title = {colon->end, points.size()};
    else if (kind && verb && verb->end < kind->begin) title = {verb->end, kind->begin};
    else if (kind && kind->begin <= 2) title = {kind->end, points.size()};
    else if (kind && verb && verb->begin <= kind->begin) title = {kind->end, points.size()};
    else if (kind && !verb) title = {0, kind->begin};
    else if (verb) title = {verb->end, points.size()};
    // 把低保公示名单贴出去, 秸秆禁烧令转到各村群里: named before the word of putting it out
    if (verb && verb->begin >= 3 && !text.has(Sign::colon)) {
        auto const own = text.clause_of(verb->begin);
        auto const before = text.trimmed({own.begin, verb->begin}, {Sign::filler, Sign::polite, Sign::date, Sign::today, Sign::plan}, {Sign::filler, Sign::may, Sign::already});
        auto const after = text.trimmed({verb->end, own.end}, {Sign::filler, Sign::in_place, Sign::of, Sign::particle}, {Sign::filler, Sign::laughter});
        auto const behind = points.substr(after.begin, after.size());
        bool const nowhere = after.size() < 2 || behind.starts_with(U"各村") || behind.starts_with(U"各组") || behind.starts_with(U"出去") || behind.starts_with(U"出来") || behind.starts_with(U"公示栏") || behind.starts_with(U"公开栏") || behind.starts_with(U"群");
        auto named = before;
        if (!named.empty() && points[named.begin] == U'把') ++named.begin;
        if (nowhere && named.size() >= 3) title = named;
    }
    auto const* length = text.first(Sign::length);
    if (length && text.has(Sign::colon) && std::string_view(category) != "公示") length = nullptr;  // 明天起村道封闭三天: of the road
    if (length && length->begin >= title.begin && length->begin < title.end) title.end = length->begin;
    if (auto const at = points.substr(0, title.end).rfind(U"到各"); at != points.npos && at > title.begin) title.end = at;
    Signs const ends{Sign::kind_gongshi, Sign::kind_gonggao, Sign::kind_tongzhi, Sign::filler, Sign::stop, Sign::space, Sign::of, Sign::colon, Sign::polite};
    title = text.trimmed(title, {Sign::filler, Sign::stop, Sign::space, Sign::of, Sign::colon, Sign::polite, Sign::kind_tongzhi}, ends);
    // 各社区注意，后天上午来镇上领物资
    auto const* address = text.marks().empty() ? nullptr : &text.marks().front();
    bool const addressed = address && address->signs.has(Sign::bulletin) && points.substr(0, address->end).ends_with(U"注意");
    if (addressed && !text.has(Sign::colon)) title = text.trimmed({address->end, points.size()}, {Sign::stop, Sign::space}, {Sign::stop, Sign::space});
    if (auto const* send = text.has(Sign::colon) || addressed ? text.last(Sign::publish) : nullptr; send && send->begin > title.begin + 2)  // …，帮我发出去
        if (auto const wish = text.clause_of(send->begin); wish.begin > title.begin && text.trimmed(wish, {Sign::filler, Sign::polite, Sign::publish}, {Sign::filler, Sign::publish, Sign::may}).empty()) title = text.trimmed({title.begin, wish.begin}, {}, {Sign::stop, Sign::space});
    if (!title.empty() && points[title.begin] == U'把') ++title.begin;
    if (title.size() >= 2) out.words("title", title);
    if (*category) out.choice("category", category);
    if (length && length->value > 0) out.number("days", length->value);
}

void decision(SlotWriter& out) {
    auto const& text = out.text;
    auto const points = text.points();
    int step = 0;
    std::size_t at = points.size();
    constexpr Sign steps[] = {Sign::step_1, Sign::step_2, Sign::step_3, Sign::step_4, Sign::step_5, Sign::step_6};
    for (int i = 0; i < 6; ++i)
        if (auto const* mark = text.first(steps[i]); mark && (step == 0 || mark->begin < at || (mark->begin == at && mark->size() > 2))) {
            step = i + 1;
            at = mark->begin;
        }
    bool const asks = text.has(Sign::which_step) && step == 0;
    // What is decided on: 支部会提议了修停车场, 停车场项目走到哪步了, 修广场的事村民代表会议表决通过了
    Piece named{};
    auto const* voted = text.first(Sign::voted);
    auto const* key = text.first_of({Sign::step_1, Sign::step_2, Sign::step_3, Sign::step_4, Sign::step_5, Sign::step_6, Sign::which_step, Sign::decision, Sign::begun});
    if (!key) key = text.first(Sign::state_word);  // 机井项目办到哪一步了
    if (key) named = {text.clause_of(key->begin).begin, key->begin};
    bool const which_open = step == 0 && text.signs().has_any({Sign::open, Sign::undone}) && text.signs().has_any({Sign::which, Sign::ask, Sign::left});
    if (which_open) return out.choice("scope", "open");
    Piece apart{};  // 议题是鱼塘发包; 发起四议两公开：修广场, 启动一个四议两公开，硬化巷道
    for (std::u32string_view lead : {U"议题是", U"事项是", U"内容是", U"项目是"})
        if (auto const at_topic = points.find(lead); at_topic != points.npos) apart = {at_topic + 3, text.clause_of(at_topic).end};
    if (auto const* decision = text.first(Sign::decision); apart.empty() && decision && text.signs().has_any({Sign::begun, Sign::plan}) && step == 0 && (named.size() <= 4 || text.trimmed(named, {Sign::filler, Sign::plan, Sign::planned, Sign::begun, Sign::polite}, {}).empty()))
        apart = text.trimmed({text.clause_of(decision->begin).end, points.size()}, {Sign::stop, Sign::space, Sign::filler}, {Sign::stop, Sign::space});
    // 安装太阳能路灯 村民代表会议已表决通过
    if (auto const* gap = key ? text.ending(named.begin) : nullptr; named.empty() && gap && gap->signs.has(Sign::space) && gap->begin > 3 && step > 0) {
        auto const before = text.clause_of(gap->begin - 1);
        if (before.begin == 0 && !text.first_of({Sign::chatter, Sign::date, Sign::people}, 0)) named = before;
    }
    named = text.trimmed(named, {Sign::done, Sign::planned, Sign::filler, Sign::polite, Sign::stop, Sign::space, Sign::date, Sign::past, Sign::today}, {Sign::filler, Sign::stop, Sign::space, Sign::already, Sign::begun, Sign::in_place, Sign::plan, Sign::of, Sign::particle, step == 6 ? Sign::done : Sign::of});
    if (named.size() > 3 && points.substr(named.begin, named.size()).ends_with(U"要走")) named.end -= 2;  // 茶厂出租要走四议两公开
    if (named.size() == 2 && points.substr(named.begin, 2) == U"来了") named = {};
    if (named.size() > 2 && points.substr(named.end - 2, 2) == U"的事") named.end -= 2;
    if (named.size() > 2 && points[named.end - 1] == U'开') --named.end;  // 修停车场开党员大会
    if (named.size() < 2 && (step == 1 || (voted && step < 5))) {
        auto from = voted ? voted->end : key ? key->end : points.size();
        if (key && from < key->end) from = key->end;
        named = text.trimmed({from, text.clause_of(from > 0 ? from - 1 : 0).end}, {Sign::filler, Sign::space, Sign::stop, Sign::of, Sign::voted}, {Sign::filler, Sign::stop, Sign::space});
        if (auto const* whole = text.at(named.begin); whole && whole->end >= named.end && whole->signs.has_any({Sign::voted, Sign::done, Sign::filler})) named = {};
        if (auto const* first = text.at(named.begin); first && first->begin == named.begin && first->signs.has_any({Sign::people, Sign::number, Sign::date, Sign::percent, Sign::attended, Sign::ask_end})) named = {};
        if (points.substr(named.begin, 2) == U"来了") named = {};
    }
    // 想搞个冷库，四议两公开咋个启动: what is wanted stands in the clause before
    if (auto const* decided = text.first(Sign::decision); named.size() < 2 && apart.empty() && step == 0 && decided && text.clause_of(decided->begin).begin > 3) {
        auto wanted = text.clause_of(text.clause_of(decided->begin).begin - 1);
        wanted = text.trimmed(wanted, {Sign::filler, Sign::polite, Sign::plan}, {Sign::filler, Sign::stop});
        for (std::u32string_view verb : {U"搞个", U"搞一个", U"弄个", U"弄一个", U"整个"})
            if (wanted.size() > verb.size() + 1 && points.substr(wanted.begin).starts_with(verb)) wanted.begin += verb.size();
        if (wanted.size() >= 2) named = wanted;
    }
    for (std::u32string_view lead : {U"研究了", U"讨论了", U"商议了", U"商量了", U"提议了", U"关于", U"要"})
        if (named.size() > lead.size() + 1 && points.substr(named.begin).starts_with(lead)) named.begin += lead.size();
    for (std::u32string_view lead : {U"议题:", U"事项:", U"项目:", U"议题", U"事项"})
        if (apart.size() > lead.size() + 2 && points.substr(apart.begin).starts_with(lead)) {
            apart.begin += lead.size();
            break;
        }
    if (apart.size() >= 3) named = apart;
    for (std::u32string_view means : {U"想走", U"要走", U"准备走", U"打算走", U"要搞", U"想搞", U"准备", U"打算", U"要过"})
        if (named.size() > means.size() + 2 && points.substr(named.begin, named.size()).ends_with(means)) named.end -= means.size();
    // 两委碰了头，同意建加工坊; 代表会投了票，修路的事过了: what it was on stands in the next clause
    if (named.size() < 2 && step > 0 && key && text.clause_of(key->begin).end + 2 < points.size() && out.awaited != Awaited::decision_focus) {
        auto const next = text.clause_of(text.clause_of(key->begin).end + 1);
        auto const* outcome = text.first_of({Sign::voted}, next.begin);
        if (outcome && outcome->end <= next.end) {
            auto on = outcome->begin == next.begin ? Piece{outcome->end, next.end} : Piece{next.begin, outcome->begin};
            on = text.trimmed(on, {Sign::filler, Sign::already, Sign::of}, {Sign::filler, Sign::already, Sign::of});
            if (on.size() > 3 && points.substr(on.end - 2, 2) == U"的事") on.end -= 2;
            bool counted = false;
            for (auto const& mark : text.marks()) counted = counted || (mark.begin >= on.begin && mark.end <= on.end && mark.signs.has_any({Sign::people, Sign::number, Sign::households, Sign::percent, Sign::voted, Sign::negation, Sign::all_of_them}));
            if (on.size() >= 3 && !counted) named = on;
        }
    }
    if (auto const village = village_in(text); !village.empty() && village.begin == named.begin && village.end + 1 < named.end) named = text.trimmed({village.end, named.end}, {Sign::of}, {});
    if (named.size() >= 2) out.words("decision", named);
    if (step > 0 && !asks) out.number("step", step);
}

}  // namespace

void notice_slots(Meaning meaning, SlotWriter& out) {
    if (meaning == Meaning::notice_search) search(out);
    else if (meaning == Meaning::notice_publish) publish(out);
    else decision(out);
}

}  // namespace lingyan::language
