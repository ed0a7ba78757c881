#include "adapters/wechat_official_account/fields.hpp"

#include "adapters/shared/message.hpp"
#include "adapters/shared/text.hpp"
#include "http/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace lingyan::wechat {

using namespace shared;
using nlohmann::json;

namespace {

json parsed(std::string_view text) {
    if (http::is_deeper(text)) return json::value_t::discarded;
    return json::parse(text, nullptr, false);
}

// Numbers may come as texts and texts as numbers.
Named fields_of(json const& object) {
    Named fields;
    for (auto const& [name, value] : object.items()) {
        if (fields.size() == most_fields) break;
        if (value.is_string()) fields.emplace(name, repaired_utf8(value.get_ref<std::string const&>()));
        else if (value.is_number()) fields.emplace(name, value.dump());
    }
    return fields;
}

// One entry may stand there without the list around it.
std::vector<Named> listed(json const& object) {
    std::vector<Named> found;
    if (!object.is_object() || !object.contains("List")) return found;
    auto const& list = object.at("List");
    if (list.is_object()) found.push_back(fields_of(list));
    if (list.is_array())
        for (auto const& entry : list)
            if (entry.is_object()) found.push_back(fields_of(entry));
    return found;
}

}  // namespace

bool is_json(std::string_view body) { return body.starts_with('{'); }

std::optional<Named> read_push(std::string_view text) {
    if (!is_json(text)) return read_fields(text);
    auto const object = parsed(text);
    if (!object.is_object()) return std::nullopt;
    return fields_of(object);
}

std::optional<std::string> sealed_in(std::string const& body) {
    if (!is_json(body)) return encrypted_in(body);
    auto const fields = read_push(body);
    return fields ? std::optional(field(*fields, "Encrypt")) : std::nullopt;
}

std::vector<Choice> read_choices(std::string_view text) {
    std::vector<Choice> choices;
    for (auto const& entry : is_json(text) ? listed(parsed(text)) : read_lists(text)) {
        auto const& id = field(entry, "TemplateId");
        if (!id.empty()) choices.push_back({id, field(entry, "SubscribeStatusString") == "accept"});
    }
    return choices;
}

}  // namespace lingyan::wechat
