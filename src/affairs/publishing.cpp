#include "affairs/publishing.hpp"

#include "affairs/asking.hpp"
#include "affairs/clearing.hpp"
#include "affairs/days.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/drafts.hpp"
#include "affairs/ledger.hpp"
#include "affairs/notice_draft.hpp"
#include "affairs/notices.hpp"
#include "affairs/private_numbers.hpp"
#include "affairs/refusing.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/numerals.hpp"
#include "language/standalone.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::publishing {

namespace {

using language::Command;
using language::Intent;

std::vector<Unit const*> villages_of(Turn const& turn, PersonId const& who) { return villages_for(turn, who, "publish"); }

std::size_t longest(Turn const& turn) {
    auto found = turn.county.pack.numbers.find("notice.longest");
    int most = found == turn.county.pack.numbers.end() ? 0 : std::atoi(found->second.front().c_str());
    return most > 0 ? std::size_t(most) : 6000;
}

// Three lines at most: which number stands where.
std::vector<Say> places_in(std::string const& text, std::vector<PrivateNumber> const& numbers) {
    std::vector<Say> lines;
    for (auto const& number : numbers) {
        if (lines.size() == 3) break;
        auto row = std::count(text.begin(), text.begin() + std::ptrdiff_t(number.begin), '\n') + 1;
        auto from = text.rfind('\n', number.begin == 0 ? 0 : number.begin - 1);
        from = number.begin == 0 || from == text.npos ? 0 : from + 1;
        auto before = text.substr(from, number.begin - from);
        for (auto count = language::characters(before); count > 8; --count) {
            std::size_t first = 1;
            while (first < before.size() && (before[first] & 0xC0) == 0x80) ++first;
            before.erase(0, first);
        }
        lines.push_back(Say{"notice.held_line", {{"n", std::to_string(row)}, {"what", say_kind(number.kind)}, {"text", before + masked(text.substr(number.begin, number.end - number.begin))}}});
    }
    return lines;
}

Say confirm(Turn const& turn, Actor const& actor, Draft const& draft) {
    Notice shown;
    shown.village = draft.village;
    shown.affair = *draft.affair;
    shown.publisher = actor.person.id;
    std::vector<Say> lines;
    auto readers = clearing::readers_of(turn, shown);
    if (!readers.empty()) lines.push_back(Say{draft.mode == NoticeMode::immediate && draft.affair != Affair::party ? "notice.confirm_after_line" : "notice.confirm_before_line", {{"handler", addressed(turn, *readers.front())}}});
    if (!draft.photos.empty()) lines.push_back(Say{"notice.confirm_photo_line", {{"n", text_of(draft.photos.size())}}});
    return Say{"notice.confirm", {{"title", draft.title}, {"topic", notices::say_affair(*draft.affair)}, {"village", unit_name(turn, draft.village)}}, lines};
}

// What is still lacking is asked for; when all is there, the forms.
Say ask_or_confirm(Turn const& turn, Actor& actor, Draft& draft) {
    auto keep = [&](char const* kind, Say said, std::vector<std::string> choices = {}) {
        ask(turn, actor, kind, slots_of(draft), std::move(choices));
        return said;
    };
    auto drop = [&](Say said) {
        actor.conversation.dialogue.reset();
        return said;
    };
    if (holds_marked_text(draft.title + "\n" + draft.text)) return drop(Say{"error.marked"});
    auto villages = villages_of(turn, actor.person.id);
    if (draft.village.empty() && villages.size() == 1) draft.village = villages.front()->id;
    if (draft.village.empty()) {
        std::vector<std::string> names;
        for (auto village : villages) names.push_back(village->short_name);
        return keep("notice.for", Say{"notice.for_which", {{"villages", joined(names)}}});
    }
    if (language::characters(draft.text) > longest(turn)) {
        draft.text.clear();
        return keep("notice.text", Say{"notice.too_long", {{"n", text_of(longest(turn))}}});
    }
    if (auto const wrong = impossible_day_in(turn, draft.title + "\n" + draft.text); !wrong.empty()) {
        bool const titled = !impossible_day_in(turn, draft.title).empty();
        if (titled) draft.title.clear();
        draft.text.clear();
        return keep("notice.text", Say{"notice.no_such_day", {{"text", wrong}}});
    }
    auto const office = office_phone(turn, draft.village);
    auto in_title = private_numbers_in(draft.title, office), in_text = private_numbers_in(draft.text, office);
    if (!in_title.empty() || !in_text.empty()) {
        auto lines = in_text.empty() ? places_in(draft.title, in_title) : places_in(draft.text, in_text);
        Fields fields{{"what", say_kind((in_title.empty() ? in_text : in_title).front().kind)}, {"n", text_of(draft.photos.size())}};
        return keep("notice.held", Say{draft.photos.empty() || draft.text.empty() ? "notice.held" : "notice.held_photo", fields, lines}, {"mask", "again"});
    }
    if (draft.text.empty() && draft.photos.empty()) return keep("notice.text", Say{"open.notice", {{"title", draft.title.empty() ? "要公开的" : draft.title}}});
    if (!draft.affair) return keep("notice.affair", Say{"notice.which_affair", {{"title", draft.title.empty() ? "这一份" : draft.title}}}, {"village", "finance", "party"});
    bool of_the_branch = may(turn, actor.person.id, "pass_party", draft.village) || may(turn, actor.person.id, "proxy", draft.village);
    if (draft.affair == Affair::party && !of_the_branch) return drop(Say{"notice.party_only"});
    if (draft.title.empty()) return keep("notice.title", Say{"notice.ask_title", {{"n", text_of(draft.photos.size())}}});
    return keep("notice.confirm", confirm(turn, actor, draft));
}

// "1 3", "4", "1、3": in order, each once; nothing where one of them is none of the four.
std::optional<std::string> forms_in(std::vector<int> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::string forms;
    for (int no : numbers) {
        if (no < 1 || no > 4) return std::nullopt;
        forms += (forms.empty() ? "" : " ") + std::to_string(no);
    }
    return forms.empty() ? std::nullopt : std::optional{forms};
}

Say give(Turn const& turn, Actor& actor, Draft const& draft, std::string const& forms) {
    actor.conversation.dialogue.reset();
    if (!may(turn, actor.person.id, "publish", draft.village)) return Say{"notice.not_allowed", {{"phone", office_phone(turn, draft.village)}}};
    Notice notice;
    notice.village = draft.village;
    notice.affair = *draft.affair;
    notice.mode = draft.mode;
    notice.title = draft.title;
    notice.text = draft.text;
    notice.photos = draft.photos;
    notice.publisher = actor.person.id;
    notice.forms = forms;
    auto owed = draft.rule.empty() ? disclosing::owing(turn, notice.village, notice.affair, notice.title) : disclosing::owing(turn, notice.village, draft.rule, draft.period);
    if (owed) notice.rule = owed->rule->id, notice.period = owed->period.name;
    notice = clearing::begin(turn, notice, owed ? std::optional{owed->due} : std::nullopt);
    remember(turn, actor, "notice.give", {{"notice", std::to_string(notice.id.value())}});
    auto fields = notices::fields_of(turn, notice);
    auto readers = clearing::readers_of(turn, notice);
    fields["handler"] = readers.empty() ? std::string{} : addressed(turn, *readers.front());
    fields["date"] = say_day(local_day(notice.out_by));
    fields["state"] = notices::mark_of(notice);
    std::vector<Say> lines;
    if (auto link = notices::link_of(turn, notice); !link.empty()) lines.push_back(Say{"notice.link_line", {{"url", link}}});
    if (notice.state == NoticeState::waiting) return Say{notice.affair == Affair::party ? "notice.given_party" : "notice.given", fields};
    return Say{notice.looked == Looked::not_needed ? "notice.out" : readers.empty() ? "notice.out_nobody" : "notice.out_first", fields, lines};
}

}  // namespace

bool may_publish(Turn const& turn, PersonId const& who) { return !villages_of(turn, who).empty(); }

bool wants_text(Conversation const& conversation) { return conversation.dialogue && (conversation.dialogue->kind == "notice.text" || conversation.dialogue->kind == "notice.held"); }

bool wants_photo(Conversation const& conversation) {
    auto const& open = conversation.dialogue;
    return open && (open->kind == "notice.for" || open->kind == "notice.held" || open->kind == "notice.text" || open->kind == "notice.title" || open->kind == "notice.affair" || open->kind == "notice.confirm");
}

bool is_for_publication(Conversation const& conversation, std::string const& raw) { return wants_text(conversation) || begins_with_publish_word(raw) || raw.starts_with("公开") || raw.starts_with("财务公开") || raw.starts_with("村务公开") || raw.starts_with("党务公开"); }

Say publish(Turn const& turn, Actor& actor, std::string_view raw) {
    auto villages = villages_of(turn, actor.person.id);
    if (villages.empty()) return Say{"notice.not_allowed", {{"phone", office_phone(turn, home_of(turn, actor.person.id))}}};
    Draft draft;
    take_text(turn, draft, raw, villages);
    return ask_or_confirm(turn, actor, draft);
}

Say resume(Turn const& turn, Actor& actor) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    return ask_or_confirm(turn, actor, draft);
}

Say photo(Turn const& turn, Actor& actor, MediaId photo) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    if (turn.now > actor.conversation.dialogue->until) {
        actor.conversation.dialogue.reset();
        return Say{"notice.expired"};
    }
    draft.photos.push_back(photo);
    return ask_or_confirm(turn, actor, draft);
}

std::optional<Say> go_on(Turn const& turn, Actor& actor, Command const& command, std::string_view raw) {
    auto& open = actor.conversation.dialogue;
    if (!open || !open->kind.starts_with("notice.")) return std::nullopt;
    auto const dialogue = *open;
    auto draft = read_slots(dialogue.slots);
    int number = command.intent == Intent::number ? command.number.value_or(0) : 0;
    bool late = turn.now > dialogue.until;
    bool drafted = dialogue.slots.contains("photos");
    if (late || !drafted || command.intent == Intent::publish) {
        open.reset();
        if (!drafted) return std::nullopt;
        drafts::put_aside(actor, dialogue);
        bool meant = number > 0 || command.intent == Intent::numbers || command.intent == Intent::unknown;
        return late && meant && turn.now - dialogue.until < std::chrono::hours{3} ? std::optional{Say{"notice.expired"}} : std::nullopt;
    }
    if (command.intent == Intent::cancel || command.intent == Intent::undo) {
        open.reset();
        return Say{"notice.dropped"};
    }
    if (command.intent == Intent::resume) return ask_or_confirm(turn, actor, draft);
    bool const several_lines = raw.find('\n') != raw.npos;
    // Work that is given needs more words than a title or a choice has.
    bool const gives_work = command.intent == Intent::assign || command.intent == Intent::figures || command.intent == Intent::meeting_call || command.intent == Intent::course_call;
    bool const names_affair = (dialogue.kind == "notice.affair" || dialogue.kind == "notice.confirm") && notices::named_affair(command.text);
    if (!several_lines && !names_affair && (language::stands_alone(command) || (gives_work && dialogue.kind != "notice.text" && command.text.find(' ') != std::string::npos))) {
        open.reset();
        drafts::put_aside(actor, dialogue);
        return std::nullopt;
    }
    auto villages = villages_of(turn, actor.person.id);
    if (dialogue.kind == "notice.for") {
        auto named = std::find_if(villages.begin(), villages.end(), [&](Unit const* unit) { return command.text.find(unit->short_name) != std::string::npos; });
        if (named == villages.end()) return Say{"notice.for_which", {{"villages", joined({villages.empty() ? std::string{} : villages.front()->short_name})}}};
        draft.village = (*named)->id;
        return ask_or_confirm(turn, actor, draft);
    }
    if (dialogue.kind == "notice.text") {
        // 好 and 收到 are no text; a bare digit is another line's, and so is 1 延期3天.
        if (command.intent == Intent::chatter && !several_lines) return ask_or_confirm(turn, actor, draft);
        if ((number > 0 || command.intent == Intent::take_down || language::asks_of_a_line(command)) && !several_lines) {
            open.reset();
            drafts::put_aside(actor, dialogue);
            return std::nullopt;
        }
        take_text(turn, draft, raw, villages);
        if (draft.text.empty()) draft.text = draft.title;  // one short line is all there is to say
        return ask_or_confirm(turn, actor, draft);
    }
    if (dialogue.kind == "notice.held") {
        if (number == 1) {
            auto const office = office_phone(turn, draft.village);
            draft.title = masked(draft.title, office);
            draft.text = masked(draft.text, office);
            return ask_or_confirm(turn, actor, draft);
        }
        if (number == 2 || language::characters(command.text) > 8) {
            draft.text.clear();
            if (!private_numbers_in(draft.title, office_phone(turn, draft.village)).empty()) draft.title.clear();
            if (number != 2) take_text(turn, draft, raw, villages);
            return ask_or_confirm(turn, actor, draft);
        }
        return Say{"dialogue.number", {{"n", "2"}}};
    }
    if (dialogue.kind == "notice.affair") {
        auto named = notices::named_affair(command.text);
        if (number >= 1 && number <= 3) named = number == 1 ? Affair::village : number == 2 ? Affair::finance : Affair::party;
        if (!named) return Say{"notice.which_affair", {{"title", draft.title.empty() ? "这一份" : draft.title}}};
        draft.affair = named;
        return ask_or_confirm(turn, actor, draft);
    }
    if (dialogue.kind == "notice.title") {
        if (number > 0 || command.text.empty() || language::characters(command.text) > 30) return Say{"notice.ask_title", {{"n", text_of(draft.photos.size())}}};
        draft.title = language::shortened(command.text, 24);
        if (!draft.affair) draft.affair = notices::affair_in(turn.county, draft.title);
        return ask_or_confirm(turn, actor, draft);
    }
    if (dialogue.kind == "notice.confirm") {
        if (auto named = notices::named_affair(command.text)) {
            if (draft.affair != named) draft.rule = {}, draft.period.clear();
            draft.affair = named;
            return ask_or_confirm(turn, actor, draft);
        }
        if (command.intent == Intent::number || command.intent == Intent::numbers) {
            auto forms = forms_in(number > 0 ? std::vector<int>{number} : command.numbers);
            return forms ? give(turn, actor, draft, *forms) : Say{"notice.confirm_again"};
        }
        if (command.intent == Intent::yes || command.intent == Intent::chatter || command.intent == Intent::unknown || command.intent == Intent::no) return Say{"notice.confirm_again"};
    }
    open.reset();
    drafts::put_aside(actor, dialogue);
    return std::nullopt;
}

Say tick_forms(Turn const& turn, Actor& actor, std::string const& text) {
    auto numeral = language::numeral_at(text);
    auto notice = numeral ? turn.tx.notices().find(NoticeId{numeral->value}) : std::nullopt;
    if (!numeral) return Say{"notice.forms_how"};
    if (!notice || !may(turn, actor.person.id, "publish", notice->village) || notice->state == NoticeState::withdrawn) return Say{"notice.no_such", {{"ref", std::to_string(numeral->value)}}};
    auto rest = language::read_command(text.substr(numeral->bytes));
    auto forms = forms_in(rest.intent == Intent::number && rest.number ? std::vector<int>{*rest.number} : rest.numbers);
    if (!forms) return Say{"notice.forms_how"};
    remember(turn, actor, "notice.forms", {{"notice", std::to_string(notice->id.value())}, {"forms", notice->forms}});
    notice->forms = *forms;
    turn.tx.notices().update(*notice);
    return Say{"notice.forms_ok", {{"ref", std::to_string(notice->id.value())}, {"names", notices::say_forms(*forms)}}};
}

Say open(Turn const& turn, Actor& actor, Group const& group, bool from_above) {
    auto const& rule = *group.rule;
    bool mine = may(turn, actor.person.id, "publish", group.unit);
    bool giver = rule.needs && turn.county.roster.holds(actor.person.id, rule.needs->from, group.unit, turn.today());
    if (giver || (from_above && !mine && !waiting_units(turn, rule, group.period, group.unit).empty())) return disclosing::waiting_list(turn, actor, rule, group.period, group.unit);
    if (from_above || !mine) return disclosing::left_list(turn, rule, group.period, group.unit);
    for (auto const& notice : turn.tx.notices().open_at(group.unit))
        if (notice.state == NoticeState::waiting && notice.rule == rule.id && notice.period == group.period.name) return Say{notice.affair == Affair::party ? "disclosure.waits_party" : "disclosure.waits", notices::fields_of(turn, notice)};
    Draft draft;
    draft.village = group.unit;
    draft.rule = rule.id;
    draft.period = group.period.name;
    for (auto affair : {Affair::party, Affair::village, Affair::finance, Affair::service})
        if (auto found = rule.done_by.where.find("affair"); found != rule.done_by.where.end() && found->second.front() == notices::record_word(affair)) draft.affair = affair;
    ask(turn, actor, "notice.text", slots_of(draft));
    return Say{"open.notice", {{"title", phrase("word.of_period", {{"period", say_period(rule.every, group.period)}, {"title", rule.title}})}}};
}

}  // namespace lingyan::affairs::publishing
