#include "commands/understand.hpp"

#include "domain/complaint.hpp"
#include "language/understanding.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <string>

namespace lingyan::commands {
namespace {

using Json = nlohmann::ordered_json;
using namespace language;

std::string text_at(Json const& line, char const* name, bool required) {
    auto const found = line.find(name);
    if (found == line.end() || found->is_null()) {
        if (required) throw std::invalid_argument(std::string("there is no \"") + name + "\"");
        return {};
    }
    if (!found->is_string()) throw std::invalid_argument(std::string("\"") + name + "\" is not a text");
    return found->get<std::string>();
}

Json slots_of(Understanding const& understood) {
    auto slots = Json::object();
    for (auto const& slot : understood.slots) std::visit([&](auto const& value) { slots[std::string(slot.name)] = value; }, slot.value);
    return slots;
}

// The meanings that were near, each with what spoke for and against it.
Json because(Understanding const& understood) {
    auto all = Json::array();
    for (auto const& ground : understood.grounds)
        all.push_back({{"intent", name_of(ground.meaning)}, {"weight", ground.weight}, {"why", ground.why}, {"words", ground.words}});
    return all;
}

Json answer(std::string const& text, Explain explain) {
    auto const line = Json::parse(text);
    if (!line.is_object()) throw std::invalid_argument("the line is no JSON object");
    if (!line.contains("id")) throw std::invalid_argument("there is no \"id\"");
    auto const said = text_at(line, "text", true), role = text_at(line, "role", true), state = text_at(line, "state", false), reference = text_at(line, "reference_time", false);
    auto const speaker = speaker_named(role);
    if (!speaker) throw std::invalid_argument("the role is cadre, township or resident");
    auto const awaited = awaited_named(state);
    if (!awaited) throw std::invalid_argument("the state is confirm, choose, rate, task_focus or decision_focus, or left out");
    // Said now, where no time is given: a day of 1970 would lie before every table of the moon.
    auto const now = reference.empty() ? std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) : read_timestamp(reference).value_or(Timestamp::max());
    if (now == Timestamp::max()) throw std::invalid_argument("\"reference_time\" is no time: 2026-10-08T08:00:00+08:00");
    static Calendar const weekends_alone;  // a slot holds words; which working day they mean is asked of the dates
    auto const understood = language::understand(said, *speaker, *awaited, now, weekends_alone, explain == Explain::yes ? Grounds::yes : Grounds::no);
    Json answered{{"id", line["id"]}, {"intent", name_of(understood.meaning)}, {"slots", slots_of(understood)}};
    if (explain == Explain::yes) {
        answered["weight"] = understood.weight;
        answered["between"] = Json::array();
        for (auto meaning : understood.between) answered["between"].push_back(name_of(meaning));
        answered["because"] = because(understood);
    }
    return answered;
}

}  // namespace

int understand(std::istream& in, std::ostream& out, std::ostream& complaints, Explain explain) {
    bool wrong = false;
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        if (text.find_first_not_of(" \t\r") == text.npos) continue;
        try {
            out << answer(text, explain).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
        } catch (Json::exception const&) {
            complaints << Complaint{"stdin", number, "the line is no JSON"}.to_text() << '\n';
            wrong = true;
        } catch (std::invalid_argument const& error) {
            complaints << Complaint{"stdin", number, error.what()}.to_text() << '\n';
            wrong = true;
        }
        if (in.rdbuf()->in_avail() <= 0) out.flush();  // whoever waits for an answer before he writes on gets it
    }
    out.flush();
    return wrong ? 2 : 0;
}

}  // namespace lingyan::commands
