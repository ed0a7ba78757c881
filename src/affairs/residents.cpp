#include "affairs/residents.hpp"

#include "affairs/danger.hpp"
#include "affairs/notices.hpp"
#include "affairs/own_information.hpp"
#include "affairs/resident_lists.hpp"
#include "affairs/resident_villages.hpp"
#include "affairs/standing.hpp"
#include "affairs/stopping.hpp"
#include "language/command.hpp"
#include "language/understanding.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs {

namespace {

using language::Command;
using language::Intent;

using Numbers = std::map<std::string, std::vector<std::string>>;

std::string given(Numbers const& numbers, Numbers::const_iterator found) { return found == numbers.end() || found->second.empty() ? std::string{} : found->second.front(); }

// So many messages in so many minutes; a place that gives no numbers has no limit. Beyond it nothing more is counted, so nothing is written.
// The minutes come back where it is too many.
std::optional<int> too_many(Turn const& turn, Conversation& conversation) {
    auto const& numbers = turn.county.pack.numbers;
    auto const most = std::atoi(given(numbers, numbers.find("resident.messages")).c_str()), span = std::atoi(given(numbers, numbers.find("resident.minutes")).c_str());
    if (most <= 0 || span <= 0) return std::nullopt;
    if (turn.now - conversation.counted_from >= minutes{span} || turn.now < conversation.counted_from) {
        conversation.counted_from = turn.now;
        conversation.counted = 0;
    }
    if (conversation.counted >= most) return span;
    ++conversation.counted;
    return std::nullopt;
}

Fields office_fields(Turn const& turn, Conversation const& conversation) {
    auto office = office_name(turn, conversation.village);
    return {{"phone", office_phone(turn, conversation.village)}, {"issuer", office}, {"office", office}, {"url", notices::page_of(turn, "n/privacy")}};
}

Say with_page(char const* key, char const* key_without, Fields const& fields, std::vector<Say> items = {}) {
    return Say{fields.at("url").empty() ? key_without : key, fields, std::move(items)};
}

bool says_any(std::string const& text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
}
bool is_any(std::string const& text, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), text) != words.end(); }

// 举报电话, 纪委电话: by telephone, without being written down here.
Say hotline(Turn const& turn, Conversation const& conversation, Fields fields) {
    Person const* discipline = conversation.village.empty() ? nullptr : holder_upwards(turn, Role{"township.discipline"}, conversation.village);
    if (!discipline || discipline->phone.empty()) return Say{"resident.hotline_county", fields};
    fields["phone"] = discipline->phone;
    return Say{"resident.hotline", fields};
}

Say telephones(Turn const& turn, Fields fields) {
    auto const& numbers = turn.county.pack.numbers;
    fields["value"] = given(numbers, numbers.find("resident.hotline"));
    if (fields["value"].empty()) return Say{"resident.by_phone", fields};
    return Say{"resident.phones", fields};
}

// Words that mean the same whatever was asked last.
std::optional<Say> by_standing_words(Turn const& turn, Conversation& conversation, Command const& command) {
    auto const& text = command.text;
    auto fields = [&] { return office_fields(turn, conversation); };
    if (is_any(text, {"隐私", "隐私说明", "隐私政策", "个人信息"})) return with_page("resident.privacy_page", "resident.privacy", fields());
    if (own_information::asked(text)) return own_information::of_resident(turn, conversation);
    if (says_any(text, {"举报电话", "举报热线", "纪委电话", "纪检电话", "纪检举报", "监督电话", "12388"})) return hotline(turn, conversation, fields());
    if (command.intent == Intent::telephone || command.intent == Intent::need_help || (text.ends_with("电话") && language::characters(text) <= 8)) return telephones(turn, fields());
    if (command.intent == Intent::bind || text.starts_with("绑定")) return Say{"bind.by_phone", fields()};
    return std::nullopt;
}

// 退订, 退订 公告, 退订 上河村, 订阅: before whatever was asked last, and however much he has written.
std::optional<Say> by_wish(Turn const& turn, Conversation& conversation, std::string const& text) {
    auto wish = stopping::read(text);
    if (!wish && is_any(text, {"取消关注", "不要再发", "不要再发了", "别发了"})) wish = stopping::Wish{};
    if (!wish) return std::nullopt;
    if (!wish->rest.empty())
        if (auto said = wish->stop ? residents::drop_village(turn, conversation, text) : residents::add_village(turn, conversation, text)) return said;
    stopping::set_for_resident(conversation, *wish);
    if (wish->notices) return Say{wish->stop ? "stop.notices" : "stop.notices_again"};
    return Say{wish->stop ? "resident.stopped" : "resident.resumed"};
}

// What a cadre asks for who is not bound here: he is told how, and nothing is looked for.
bool is_cadres_word(Intent intent) {
    switch (intent) {
        case Intent::all: case Intent::mine: case Intent::week: case Intent::given: case Intent::undo: case Intent::list: case Intent::ledger:
        case Intent::talk_left: case Intent::talk_record: case Intent::talk_cannot: case Intent::talk_plan: return true;
        default: return false;
    }
}

// What is no command and no question for the search: a wish for a telephone number, for being bound, or a courtesy.
std::optional<Say> by_meaning(Turn const& turn, Conversation const& conversation, Command const& command) {
    using language::Meaning;
    auto const meant = language::understand(command.text, language::Speaker::resident, language::Awaited::nothing, turn.now, turn.county.calendar);
    switch (meant.meaning) {
        case Meaning::hotline: return telephones(turn, office_fields(turn, conversation));
        case Meaning::bind_identity: return Say{"bind.by_phone", office_fields(turn, conversation)};
        case Meaning::help: case Meaning::smalltalk: return Say{"unknown.sender", office_fields(turn, conversation)};
        case Meaning::feedback_file: case Meaning::feedback_status: {
            // Whoever complains at length is not asked for his village first. 停水 may ask for a notice, and so may a complaint where the village is known.
            bool const at_length = language::characters(command.text) > 5;
            return at_length && conversation.village.empty() ? std::optional{Say{"resident.by_phone", office_fields(turn, conversation)}} : std::nullopt;
        }
        default: return std::nullopt;
    }
}

Say decide(Turn const& turn, Conversation& conversation, Command const& command, std::string const& raw) {
    auto const& text = command.text;
    if (auto said = by_standing_words(turn, conversation, command)) return *std::move(said);
    if (command.intent == Intent::cancel) {
        conversation.dialogue.reset();
        return Say{"unknown.sender", office_fields(turn, conversation)};
    }
    if (auto said = residents::go_on(turn, conversation, command)) return *std::move(said);
    if (command.intent == Intent::number && command.number) {
        auto const no = *command.number;
        if (text.find("号") != text.npos) return residents::show_number(turn, conversation, no);  // 第2号 is a notice's number, as notices are called
        if (no == 1) return residents::ask_notices(turn, conversation, "公开");
        if (no == 2) return residents::list_guides(turn, conversation);
        if (no == 3) return telephones(turn, office_fields(turn, conversation));
        return Say{"error.not_understood_resident", office_fields(turn, conversation)};
    }
    if (is_any(text, {"办事指南", "指南", "办事", "怎么办事"})) return residents::list_guides(turn, conversation);
    if (command.intent == Intent::chatter || command.intent == Intent::help || command.intent == Intent::yes || command.intent == Intent::no ||
        is_cadres_word(command.intent))
        return Say{"unknown.sender", office_fields(turn, conversation)};
    if (auto said = residents::name_village(turn, conversation, command)) return *std::move(said);
    if (command.intent == Intent::unknown)
        if (auto said = by_meaning(turn, conversation, command)) return *std::move(said);
    bool const asks = command.intent == Intent::notices || command.intent == Intent::statement || text.starts_with("公开") || text.starts_with("公示");
    return asks ? residents::ask_notices(turn, conversation, raw) : residents::ask_anything(turn, conversation, raw);
}

// Once: who we are, and where it stands what becomes of his words.
Say introduced(Turn const& turn, Conversation const& conversation, Say said) {
    auto fields = office_fields(turn, conversation);
    if (said.key == "unknown.sender" || said.key == "error.not_understood_resident") return with_page("unknown.first", "unknown.first_no_page", fields);
    std::vector<Say> items;
    items.push_back(std::move(said));
    return with_page("resident.hello", "resident.hello_no_page", fields, std::move(items));
}

}  // namespace

Say answer_resident(Turn const& turn, Conversation& conversation, std::string const& text, bool crowded) {
    conversation.left = false;
    Caller caller{conversation.village, {}, {}};
    if (is_danger(turn.county, text)) return raise_danger(turn, conversation, caller, text);
    auto const command = language::read_command(text);
    if (auto said = by_wish(turn, conversation, command.text)) return *std::move(said);
    if (danger_goes_on(turn, conversation)) {
        auto said = pass_on_danger(turn, conversation, caller, text);
        if (command.intent == Intent::cancel) conversation.dialogue.reset();
        return said;
    }
    if (crowded) return Say{"resident.busy", {{"phone", office_phone(turn, conversation.village)}}};
    if (auto const span = too_many(turn, conversation)) return Say{"resident.wait", {{"d", text_of(*span)}, {"phone", office_phone(turn, conversation.village)}}};
    bool const first = !conversation.greeted;
    conversation.greeted = true;
    auto said = decide(turn, conversation, command, text);
    return first ? introduced(turn, conversation, std::move(said)) : said;
}

Say answer_resident_unread(Turn const& turn, Conversation& conversation, bool voice) {
    conversation.left = false;
    bool const first = !conversation.greeted;
    conversation.greeted = true;
    Say said{voice ? "voice.resident" : "resident.text_only", {{"phone", office_phone(turn, conversation.village)}}};
    return first ? introduced(turn, conversation, std::move(said)) : said;
}

Say follow_resident(Turn const& turn, Conversation& conversation, std::string const& event) {
    if (event == "unsubscribe") {
        conversation.left = true;
        conversation.greeted = false;  // whoever comes back is told anew who we are
        conversation.dialogue.reset();
        return {};
    }
    auto const colon = event.find(':');
    auto const name = event.substr(0, colon);
    if (name != "subscribe" && name != "scan" && name != "enter_agent") return {};
    conversation.left = false;
    conversation.greeted = true;
    auto const bound = colon != event.npos && residents::follow(turn, conversation, UnitId{event.substr(colon + 1)});
    auto fields = office_fields(turn, conversation);
    if (!bound) return with_page("unknown.first", "unknown.first_no_page", fields);
    fields["villages"] = residents::say_villages(turn, conversation);
    if (name == "scan") return Say{"resident.village_kept", fields};
    return with_page("resident.first_village", "resident.first_village_no_page", fields);
}

std::string resident_key(std::string const& account, std::string const& id) { return "address:" + account + ":" + id; }

}  // namespace lingyan::affairs
