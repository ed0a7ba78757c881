// Notices as lines: of whoever is to look one through, of whoever is asked about his own, and opened by their number.
#include "affairs/clearing.hpp"

#include "affairs/asking.hpp"
#include "affairs/notices.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::clearing {

using notices::fields_of;

bool is_of(Thing const& thing) { return thing.kind == Thing::Kind::reading || thing.kind == Thing::Kind::question || thing.kind == Thing::Kind::notice; }

std::optional<Notice> find(Turn const& turn, Thing const& thing) { return is_of(thing) ? turn.tx.notices().find(NoticeId{thing.id}) : std::nullopt; }

Say open(Turn const& turn, Actor& actor, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice) return Say{"error.not_here"};
    if (thing.kind == Thing::Kind::notice) return notice->state == NoticeState::out ? notices::full_text(turn, *notice) : Say{"notice.gone", fields_of(turn, *notice)};
    if (thing.kind == Thing::Kind::question) return answer(turn, actor, *notice, {});
    if (auto no = refused(turn, actor.person.id, *notice)) return *no;
    affairs::ask(turn, actor, "notice.look", about(*notice), {"pass", "ask", "send_back"});
    auto fields = fields_of(turn, *notice);
    fields["text"] = notice->text;
    fields["date"] = say_day(local_day(notice->out_by));
    std::vector<Say> lines;
    if (!notice->text.empty()) lines.push_back(Say{"notice.look_text_line", {{"text", notice->text}}});
    if (!notice->photos.empty()) lines.push_back(Say{"notice.photos_line", {{"n", text_of(notice->photos.size())}}});
    if (!notice->question.empty()) lines.push_back(Say{"notice.look_question_line", {{"text", notice->question}, {"note", notice->answer.empty() ? phrase("word.no_answer_yet") : notice->answer}}});
    return Say{notice->state == NoticeState::out ? "notice.look_out" : notice->affair == Affair::party ? "notice.look_party" : "notice.look", fields, lines};
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice || thing.kind == Thing::Kind::notice) return std::nullopt;
    bool question = thing.kind == Thing::Kind::question;
    if (question) {
        auto person = publisher_of(turn, *notice);
        if (!clearing::still_stands(turn, thing) || !person || person->id != reader) return std::nullopt;
    } else if (refused(turn, reader, *notice)) {
        return std::nullopt;
    }
    Item item;
    item.thing = question ? question_of(*notice) : reading_of(*notice);
    auto fields = fields_of(turn, *notice);
    auto asker = turn.county.roster.person(notice->asked_by);
    fields["who"] = question && asker ? addressed(turn, *asker) : std::string{};
    fields["text"] = language::shortened(notice->question, 24);
    fields["date"] = say_day(local_day(notice->out_by));
    bool answered = !question && !notice->answer.empty();
    bool branch = notice->affair == Affair::party;  // it goes out by its word alone
    item.line = Say{question ? "notice.question" : answered ? (branch ? "notice.to_look_answered_party" : "notice.to_look_answered") : notice->state == NoticeState::out ? "notice.to_look_out" : branch ? "notice.to_look_party" : "notice.to_look", fields};
    item.due = local_day(notice->out_by);
    item.rank = 3;
    item.counts_today = false;
    return item;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    std::vector<UnitId> seen;
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        bool concerned = false;
        for (auto right : {"clear_notice", "pass_party", "publish"}) concerned = concerned || turn.county.roles.right(post->role, right) == Reach::own;
        if (!concerned || std::find(seen.begin(), seen.end(), post->unit) != seen.end()) continue;
        seen.push_back(post->unit);
        for (auto const& notice : turn.tx.notices().open_at(post->unit))
            for (auto const& thing : {reading_of(notice), question_of(notice)})
                if (auto item = item_of(turn, who, thing)) items.push_back(std::move(*item));
    }
    return items;
}

std::optional<Notice> only_reading(Turn const& turn, PersonId const& who) {
    auto items = clearing::items_of(turn, who);
    std::erase_if(items, [](Item const& item) { return item.thing.kind != Thing::Kind::reading; });
    return items.size() == 1 ? find(turn, items.front().thing) : std::nullopt;
}

bool still_stands(Turn const& turn, Thing const& thing) {
    auto notice = find(turn, thing);
    if (!notice) return false;
    if (thing.kind == Thing::Kind::notice) return true;
    bool stands = notice->state == NoticeState::waiting || notice->state == NoticeState::out;
    if (thing.kind == Thing::Kind::question) return stands && !notice->question.empty() && notice->answer.empty();
    return is_open(*notice);
}

Person const* heir_of(Turn const& turn, PersonId const& told, Thing const& thing) {
    auto notice = clearing::still_stands(turn, thing) ? find(turn, thing) : std::nullopt;
    if (!notice) return nullptr;
    if (thing.kind == Thing::Kind::question) {
        auto person = publisher_of(turn, *notice);
        return person && person->id != told ? person : nullptr;
    }
    if (has_turn(turn, *notice, told)) return nullptr;
    auto readers = readers_of(turn, *notice);
    return readers.empty() ? nullptr : readers[std::min<std::size_t>(std::size_t(notice->rung), readers.size() - 1)];
}

}  // namespace lingyan::affairs::clearing
