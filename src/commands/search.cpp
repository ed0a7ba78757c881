#include "commands/search.hpp"

#include "commands/at_hand.hpp"
#include "commands/import.hpp"
#include "http/json_depth.hpp"
#include "language/search_rank.hpp"
#include "language/synonyms.hpp"
#include "language/village_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <set>
#include <sstream>

namespace lingyan::commands {

namespace {

using nlohmann::json;

constexpr std::size_t most_results = 10;
constexpr std::size_t deepest = 8;  // a line is an object of plain texts

struct Known {
    std::vector<std::string> ids;
    std::vector<std::string> villages;  // of each
    std::vector<language::SearchDocument> documents;
    std::vector<std::string> names;     // each village once
    Date today{};
};

struct BadLine {
    std::string text;
};

std::string text_of(json const& line, char const* key, bool needed) {
    auto found = line.find(key);
    if (found == line.end() || found->is_null()) {
        if (needed) throw BadLine{std::string("\"") + key + "\" is missing"};
        return {};
    }
    if (found->is_number_integer()) return found->dump();
    if (!found->is_string()) throw BadLine{std::string("\"") + key + "\" has to be a text"};
    auto text = found->get<std::string>();
    if (needed && text.empty()) throw BadLine{std::string("\"") + key + "\" is empty"};
    return text;
}

// Each line that is not blank; what is wrong with one is complained of and stops no other. False where something was.
bool each_line(std::istream& in, std::string const& name, std::ostream& errors, std::function<void(json const&)> const& take) {
    bool good = true;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == line.npos) continue;
        try {
            if (http::is_deeper(line, deepest)) throw BadLine{"is nested too deep"};
            auto const parsed = json::parse(line, nullptr, false);
            if (!parsed.is_object()) throw BadLine{"is no JSON object"};
            take(parsed);
        } catch (BadLine const& bad) {
            errors << name << ":" << number << ": " << bad.text << "\n";
            good = false;
        }
    }
    return good;
}

// Of a township or the county: everybody's.
bool is_for_all(std::string const& village) {
    if (village.ends_with("社区")) return false;
    static constexpr std::string_view endings[] = {"镇", "乡", "县", "市", "区", "街道"};
    return std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return village.ends_with(ending); });
}

std::vector<std::size_t> answer(Known const& known, Synonyms const& synonyms, std::string const& question, std::string const& village) {
    auto const place = language::take_village(question, known.names, !village.empty());
    std::vector<std::string> own;  // of several of one name the asker's is meant
    for (auto const& name : known.names)
        if (name == village) own = {name};
    if (own.empty() && !village.empty())
        for (auto const& name : known.names)
            if (language::same_village(name, village)) own.push_back(name);
    if (place.named) {
        std::vector<std::string> named, both;
        for (auto i : place.villages) named.push_back(known.names[i]);
        for (auto const& name : named)
            if (std::find(own.begin(), own.end(), name) != own.end()) both.push_back(name);
        own = both.empty() ? named : both;
    }
    bool const anybody = village.empty() && !place.named;
    auto is_own = [&](std::string const& of) { return anybody || std::find(own.begin(), own.end(), of) != own.end(); };
    std::vector<language::Searched> among;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < known.ids.size(); ++i) {
        auto const& of = known.villages[i];
        bool const all = of.empty() || is_for_all(of);
        if (!all && !is_own(of)) continue;
        among.push_back({&known.documents[i], !all});
        at.push_back(i);
    }
    auto query = language::read_search(place.rest, known.today, {}, synonyms);
    if (query.empty() && place.named && !place.villages.empty()) query.lists = true;  // a village and nothing else
    auto places = language::rank(query, among, among.size(), known.today);
    if (places.size() > most_results) places.resize(most_results);
    for (auto& one : places) one = at[one];
    return places;
}

}  // namespace

Synonyms read_synonyms(Settings const& settings, std::string const& settings_file) {
    auto file = settings.synonyms;
    if (file.empty()) {
        auto const beside = (std::filesystem::path(settings.roles).parent_path() / "search" / "synonyms.txt").string();
        auto const found = settings_file.empty() ? std::optional<std::filesystem::path>(beside) : file_at_hand(beside, settings_file);
        if (!found || !std::filesystem::exists(*found)) return {};
        file = found->string();
    }
    std::vector<Complaint> complaints;
    auto synonyms = language::read_synonyms(read_file(file), file, complaints);
    if (!complaints.empty()) throw BadInput(std::move(complaints));
    return synonyms;
}

int search(std::string const& notices_file, Synonyms const& synonyms, std::istream& questions, std::ostream& answers, std::ostream& errors) {
    Known known;
    std::set<std::string> ids;
    std::istringstream file(read_file(notices_file));
    auto const take_notice = [&](json const& line) {
        auto id = text_of(line, "id", true);
        auto const published = read_date(text_of(line, "published", true).substr(0, 10));
        if (!published) throw BadLine{"\"published\" has to be a day such as 2026-10-20"};
        language::SearchText const text{text_of(line, "title", true), text_of(line, "category", false), text_of(line, "body", false)};
        auto village = text_of(line, "village", false);
        if (!ids.insert(id).second) throw BadLine{"\"id\" " + id + " is there already"};
        known.today = std::max(known.today, *published);
        known.documents.push_back(language::make_document(text, *published, {}));
        known.ids.push_back(std::move(id));
        if (!village.empty() && !is_for_all(village) && std::find(known.names.begin(), known.names.end(), village) == known.names.end()) known.names.push_back(village);
        known.villages.push_back(std::move(village));
    };
    bool good = each_line(file, notices_file, errors, take_notice);
    auto const take_question = [&](json const& line) {
        auto const id = text_of(line, "id", true), question = text_of(line, "query", false), village = text_of(line, "village", false);
        auto results = json::array();
        for (auto i : answer(known, synonyms, question, village)) results.push_back(known.ids[i]);
        answers << json{{"id", id}, {"results", results}}.dump(-1, ' ', false, json::error_handler_t::replace) << "\n";
    };
    good = each_line(questions, "stdin", errors, take_question) && good;
    return good ? 0 : 2;
}

}  // namespace lingyan::commands
