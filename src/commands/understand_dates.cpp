#include "commands/understand_dates.hpp"

#include "commands/at_hand.hpp"
#include "language/date_candidates.hpp"
#include "packs/calendar.hpp"

#include <nlohmann/json.hpp>

#include <istream>
#include <ostream>

namespace lingyan::commands {
namespace {

std::string quoted(std::optional<language::Moment> const& moment) { return moment ? '"' + language::to_text(*moment) + '"' : "null"; }

void append(std::string& line, language::DateCandidate const& candidate) {
    using Kind = language::DateCandidate::Kind;
    bool const range = candidate.kind == Kind::range;
    line += range ? R"({"kind":"daterange","value":null,"start":)" + quoted(candidate.first) + R"(,"end":)" + quoted(candidate.last) + "}"
                  : std::string(candidate.kind == Kind::date ? R"({"kind":"date","value":)" : R"({"kind":"datetime","value":)") + quoted(candidate.first) + R"(,"start":null,"end":null})";
}

// What is wrong with the line, or nothing: then the answer stands in `answer`.
std::string answer_line(std::string const& line, Calendar const& calendar, std::string& answer) {
    auto const asked = nlohmann::json::parse(line, nullptr, false);
    if (asked.is_discarded()) return "is no JSON in UTF-8";
    if (!asked.is_object()) return "must be an object with id, text and reference_time";
    auto const id = asked.find("id"), text = asked.find("text"), reference = asked.find("reference_time");
    if (id == asked.end() || !(id->is_string() || id->is_number())) return "id must be a text or a number";
    if (text == asked.end() || !text->is_string()) return "text must be a text";
    if (reference == asked.end() || !reference->is_string()) return "reference_time must be a text";
    auto const now = read_timestamp(reference->get_ref<std::string const&>());
    if (!now) return "reference_time must be a time such as 2026-10-08T08:00:00+08:00";
    answer += R"({"id":)" + id->dump() + R"(,"candidates":[)";
    bool first = true;
    for (auto const& candidate : language::date_candidates(text->get_ref<std::string const&>(), *now, calendar)) {
        if (!first) answer += ',';
        first = false;
        append(answer, candidate);
    }
    answer += "]}\n";
    return {};
}

}  // namespace

Calendar holidays_for_reading(std::string const& settings_file, bool file_was_named, std::ostream& complaints) {
    auto const settings = settings_at_hand(settings_file, file_was_named);
    Calendar calendar;
    for (auto const& path : settings.calendars) {
        auto const table = file_at_hand(path, settings_file);
        if (!table) complaints << path << ": is not there; working days are told by the weekday alone\n";
        else
            for (auto const& [year, days] : packs::read_calendar(table->string())) calendar.add(year, days);
    }
    return calendar;
}

int understand_dates(std::istream& in, std::ostream& out, std::ostream& complaints, Calendar const& calendar) {
    bool wrong = false;
    std::string line, answer;
    for (long number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        answer.clear();
        if (auto const complaint = answer_line(line, calendar, answer); !complaint.empty()) {
            complaints << "line " << number << ": " << complaint << '\n' << std::flush;
            wrong = true;
            continue;
        }
        out << answer;
        if (in.rdbuf()->in_avail() <= 0) out.flush();  // whoever waits for this answer before the next question gets it
    }
    out.flush();
    return wrong ? 2 : 0;
}

}  // namespace lingyan::commands
