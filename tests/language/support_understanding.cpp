#include "language/support_understanding.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace lingyan::test {
namespace {

std::vector<std::string> split(std::string const& line, char mark) {
    std::vector<std::string> parts{""};
    for (char c : line) {
        if (c == mark) parts.emplace_back();
        else parts.back().push_back(c);
    }
    return parts;
}

}  // namespace

std::vector<MessageCase> read_cases(std::string const& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<MessageCase> cases;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        auto const parts = split(line, '|');
        if (parts.size() < 4) throw std::runtime_error(file + ":" + std::to_string(number) + ": too few parts");
        MessageCase one;
        one.where = file + ":" + std::to_string(number);
        one.speaker = parts[0] == "c" ? language::Speaker::cadre : parts[0] == "t" ? language::Speaker::township : language::Speaker::resident;
        one.awaited = language::awaited_named(parts[1]).value();
        for (auto const& meaning : split(parts[2], '/')) one.meanings.insert(meaning);
        if (one.meanings.contains("nothing"))
            for (std::size_t i = 0; i < language::meanings; ++i)
                if (auto const any = static_cast<language::Meaning>(i); !language::writes(any)) one.meanings.insert(std::string(language::name_of(any)));
        one.text = parts[3];
        one.slots_told = parts.size() > 4 && !parts[4].empty() && parts[4] != "?";
        for (std::size_t i = 4; i < parts.size(); ++i)
            if (auto const at = parts[i].find('='); at != std::string::npos) one.slots[parts[i].substr(0, at)] = parts[i].substr(at + 1);
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<MessageCase> read_json_cases(std::string const& file) {
    std::ifstream in(file);
    std::vector<MessageCase> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        auto const row = nlohmann::json::parse(line);
        MessageCase one;
        one.where = row.at("id").get<std::string>();
        one.text = row.at("text").get<std::string>();
        one.speaker = language::speaker_named(row.at("role").get<std::string>()).value();
        one.awaited = language::awaited_named(row.value("state", "")).value();
        one.meanings.insert(row.at("intent").get<std::string>());
        if (auto const others = row.find("alt"); others != row.end())
            for (auto const& other : *others) one.meanings.insert(other.get<std::string>());
        for (auto const& [name, value] : row.at("slots").items()) one.slots[name] = value.is_string() ? value.get<std::string>() : value.dump();
        one.slots_told = true;
        cases.push_back(std::move(one));
    }
    return cases;
}

language::Understanding understood(MessageCase const& one, language::Grounds grounds) {
    static Calendar const calendar;
    return language::understand(one.text, one.speaker, one.awaited, *read_timestamp("2026-11-25T10:00:00+08:00"), calendar, grounds);
}

std::map<std::string, std::string> slots_of(language::Understanding const& understanding) {
    std::map<std::string, std::string> slots;
    for (auto const& slot : understanding.slots) {
        auto& said = slots[std::string(slot.name)];
        if (auto const* words = std::get_if<std::string>(&slot.value)) said = *words;
        else if (auto const* number = std::get_if<int>(&slot.value)) said = std::to_string(*number);
        else said = std::get<bool>(slot.value) ? "true" : "false";
    }
    return slots;
}

bool files_something(std::string const& meaning) {
    if (meaning == "nothing") return false;
    for (std::size_t i = 0; i < language::meanings; ++i)
        if (auto const one = static_cast<language::Meaning>(i); language::name_of(one) == meaning) return language::writes(one);
    throw std::runtime_error("there is no meaning " + meaning);
}

}  // namespace lingyan::test
