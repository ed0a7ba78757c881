// A notice that is out, or on its way, is shown no longer: by the village, or by its township's office.
#include "affairs/asking.hpp"
#include "affairs/clearing.hpp"
#include "affairs/gathering.hpp"
#include "affairs/notices.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

namespace lingyan::affairs::clearing {

namespace {

bool may_take_down(Turn const& turn, PersonId const& who, Notice const& notice) { return may(turn, who, "publish", notice.village) || may(turn, who, "take_down", notice.village); }

}  // namespace

std::vector<PersonId> told_of_taking_down(Turn const& turn, Notice const& notice) {
    std::vector<PersonId> people;
    if (auto person = publisher_of(turn, notice)) people.push_back(person->id);
    if (!notice.looked_by.empty()) people.push_back(notice.looked_by);
    return people;
}

Say take_down(Turn const& turn, Actor& actor, std::optional<int> number, std::string const& reason) {
    if (!number) return Say{"notice.take_down_how"};
    auto notice = turn.tx.notices().find(NoticeId{*number});
    if (!notice || !may_take_down(turn, actor.person.id, *notice)) return Say{"notice.no_such", {{"ref", std::to_string(*number)}}};
    return take_down(turn, actor, *notice, reason);
}

Say take_down(Turn const& turn, Actor& actor, Notice notice, std::string const& words) {
    auto const reason = own_words(actor, words);
    auto fields = notices::fields_of(turn, notice);
    if (!may_take_down(turn, actor.person.id, notice)) return Say{"notice.no_such", fields};
    if (notice.state != NoticeState::out && notice.state != NoticeState::waiting) return Say{"notice.gone", fields};
    if (reason.empty()) {
        affairs::ask(turn, actor, "notice.take_down", about(notice));
        return Say{"notice.take_down_why", fields};
    }
    auto facts = about(notice);
    facts["state"] = std::to_string(int(notice.state));
    facts["reason"] = language::shortened(reason, 60);
    notice.state = NoticeState::withdrawn;
    notice.next_at.reset();
    turn.tx.notices().update(notice);
    for (auto reader : readers_of(turn, notice)) gatherings::cancel_news(turn, reader->id, reading_of(notice));
    fields["handler"] = addressed(turn, actor.person);
    fields["reason"] = language::shortened(reason, 24);
    for (auto const& who : told_of_taking_down(turn, notice)) {
        clearing::cancel_news(turn, who, notice);
        auto person = turn.county.roster.person(who);
        if (person && who != actor.person.id) tell(turn, *person, Say{"notice.taken_down_told", fields});
    }
    remember(turn, actor, "notice.take_down", facts);
    return Say{"notice.taken_down", fields};
}

}  // namespace lingyan::affairs::clearing
