#include "affairs/talk_sentence.hpp"

#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::talks {

std::string word_after(std::string_view text, std::initializer_list<std::string_view> marks, std::size_t most) {
    for (auto mark : marks) {
        auto at = text.find(mark);
        if (at == text.npos) continue;
        auto rest = text.substr(at + mark.size());
        while (rest.starts_with(" ") || rest.starts_with(":")) rest.remove_prefix(1);
        while (rest.starts_with("：")) rest.remove_prefix(std::string_view("：").size());
        auto end = rest.size();
        for (std::string_view stop : {" ", "，", ",", "。", "谈了", "谈过", "谈话", "谈心", "聊了", "话题", "后续", "跟进"})
            if (auto found = rest.find(stop); found != rest.npos) end = std::min(end, found);
        auto word = std::string(rest.substr(0, end));
        if (word.ends_with("的事")) word.resize(word.size() - std::string_view("的事").size());
        // A whole sentence is what was said, not what it was about; a piece of it would be no better.
        if (!word.empty() && language::characters(word) <= most) return word;
    }
    return {};
}

namespace {

// 上午, 刚才: of today, whatever the hour is now.
bool is_part_of_day(std::string_view phrase) {
    for (std::string_view part : {"早上", "上午", "中午", "下午", "晚上", "刚才", "今"})
        if (phrase.starts_with(part)) return true;
    return false;
}

}  // namespace

ToldTalk read_talk(Turn const& turn, UnitId const& unit, std::string const& text, PersonId const& writer, PersonId const& holder) {
    ToldTalk told;
    told.writer = writer;
    told.holder = holder;
    std::string_view main = text;
    for (std::string_view mark : {"后续", "跟进"})
        if (auto at = text.find(mark); at != text.npos) {
            auto rest = text.substr(at + mark.size());
            while (rest.starts_with(" ") || rest.starts_with("：") || rest.starts_with(":")) rest.erase(0, rest.starts_with("：") ? 3 : 1);
            told.follow_up = rest;
            main = std::string_view(text).substr(0, at);
            auto phrases = language::find_dates(told.follow_up, turn.now, turn.county.calendar, language::Tense::ahead);
            if (!phrases.empty()) {
                told.follow_up_by = phrases.back().last ? phrases.back().last : phrases.back().first;
                told.follow_up.erase(phrases.back().begin, phrases.back().end - phrases.back().begin);
            }
            break;
        }
    auto const villages = turn.names.units_in(main, unit);
    for (auto found : turn.names.people_in(main, unit, turn.today())) {
        // 金光村李玉兰: of several of one name the one of the village right before it.
        for (auto const& village : villages) {
            if (found.people.size() < 2 || village.units.size() != 1 || village.end > found.begin || main.substr(village.end, found.begin - village.end).find_first_not_of(' ') != main.npos) continue;
            auto there = found.people;
            std::erase_if(there, [&](PersonId const& id) {
                auto const posts = turn.county.roster.posts_of(id, turn.today());
                return std::none_of(posts.begin(), posts.end(), [&](Post const* post) { return post->unit == village.units.front(); });
            });
            if (!there.empty()) found.people = there;
        }
        // Whoever writes, or holds the talks, is not the one talked with: "谭书记昨天和邵远祥谈了".
        std::erase_if(found.people, [&](PersonId const& id) { return id == told.writer || id == told.holder; });
        if (found.people.empty()) continue;
        if (found.people.size() == 1) {
            if (std::find(told.about.begin(), told.about.end(), found.people.front()) == told.about.end()) told.about.push_back(found.people.front());
        } else if (told.unclear.empty()) {
            told.unclear = found.people;
        }
    }
    told.day = turn.today();
    auto phrases = language::find_dates(main, turn.now, turn.county.calendar, language::Tense::past);
    if (!phrases.empty() && !is_part_of_day(main.substr(phrases.front().begin))) {
        auto const& phrase = phrases.front();
        if (phrase.first && phrase.first == phrase.last) told.day = *phrase.first;
        else told.vague_day = true;  // 上季度, 上个月: which day?
    }
    // 石笋村的, 五一桥村书记: its head. A village that is only named is a place.
    for (auto const& found : villages) {
        bool head = false;
        for (std::string_view word : {"的", "书记", "主任", "支书", "村长"}) head = head || main.substr(found.end).starts_with(word);
        auto person = head && found.units.size() == 1 ? turn.county.roster.holder(village_head, found.units.front(), turn.today()) : nullptr;
        if (person && std::find(told.about.begin(), told.about.end(), person->id) == told.about.end()) told.about.push_back(person->id);
    }
    told.place = word_after(main, {"在", "地点"}, 10);
    if (told.place.empty())
        for (std::string_view place : {"村部", "村委会", "镇政府", "办公室", "家里", "田间"})
            if (main.find(place) != main.npos) told.place = place;
    told.topic = word_after(main, {"话题", "谈了", "聊了", "主题"}, 10);
    return told;
}

}  // namespace lingyan::affairs::talks
