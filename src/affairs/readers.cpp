#include "affairs/readers.hpp"

#include "affairs/notices.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "domain/phrase.hpp"

#include <algorithm>

namespace lingyan::affairs::clearing {

namespace {

char const* right_for(Affair affair) { return affair == Affair::party ? "pass_party" : "clear_notice"; }

}  // namespace

std::vector<Person const*> readers_of(Turn const& turn, Notice const& notice) {
    std::vector<Person const*> readers;
    if (notice.affair == Affair::service) return readers;
    auto const* right = right_for(notice.affair);
    for (auto const& spec : turn.county.roles.all()) {
        if (turn.county.roles.right(spec.role, right) != Reach::own) continue;
        for (auto person : turn.county.roster.holders(spec.role, notice.village, turn.today())) {
            bool publishes = notice.affair != Affair::party && may(turn, person->id, "publish", notice.village);
            bool apart = person->id != notice.publisher && !publishes && !may(turn, person->id, "proxy", notice.village);
            if (apart && std::find(readers.begin(), readers.end(), person) == readers.end()) readers.push_back(person);
        }
    }
    // Who is away is asked after those who are there.
    std::stable_partition(readers.begin(), readers.end(), [&](Person const* reader) { return !is_away(turn, reader->id, turn.today()); });
    return readers;
}

std::string say_reader(Turn const& turn, Notice const& notice) {
    auto readers = readers_of(turn, notice);
    return readers.empty() ? phrase(notice.affair == Affair::party ? "word.branch" : "word.supervision") : addressed(turn, *readers.front());
}

bool is_open(Notice const& notice) { return notice.looked == Looked::waiting && (notice.state == NoticeState::waiting || notice.state == NoticeState::out); }

// Whoever answers for it in the village: its publisher, or by now the village's head.
Person const* publisher_of(Turn const& turn, Notice const& notice) {
    if (may(turn, notice.publisher, "publish", notice.village)) return turn.county.roster.person(notice.publisher);
    return turn.county.roster.holder(village_head, notice.village, turn.today());
}

// Whose turn it is, and everybody whose turn it was.
bool has_turn(Turn const& turn, Notice const& notice, PersonId const& who) {
    auto readers = readers_of(turn, notice);
    for (std::size_t i = 0; i < readers.size(); ++i)
        if (readers[i]->id == who) return i == 0 || notice.rung > 0;
    return false;
}

// Nothing comes back where this person may look at it now.
std::optional<Say> refused(Turn const& turn, PersonId const& who, Notice const& notice) {
    auto fields = notices::fields_of(turn, notice);
    fields["handler"] = say_reader(turn, notice);
    auto readers = readers_of(turn, notice);
    bool may_see = may(turn, who, "see", notice.village) || notice.publisher == who;
    if (std::none_of(readers.begin(), readers.end(), [&](Person const* reader) { return reader->id == who; })) return Say{may_see ? "notice.not_yours" : "error.not_here", fields};
    if (notice.state == NoticeState::withdrawn || notice.state == NoticeState::replaced) return Say{"notice.gone", fields};
    if (notice.looked != Looked::waiting) return Say{"notice.looked_already", fields};
    if (!has_turn(turn, notice, who)) return Say{"notice.look_later", fields};
    return std::nullopt;
}

Thing reading_of(Notice const& notice) { return {Thing::Kind::reading, notice.id.value(), {}, notice.title}; }
Thing question_of(Notice const& notice) { return {Thing::Kind::question, notice.id.value(), {}, notice.title}; }

Fields about(Notice const& notice) { return {{"notice", std::to_string(notice.id.value())}}; }

}  // namespace lingyan::affairs::clearing
