// Short keys are written only where there is something to say.
#include "storage/json.hpp"

#include "storage/names.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::storage {

namespace {

using nlohmann::json;

std::string dump(json const& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json parse(std::string_view text) {
    if (text.empty()) return json::object();
    auto value = json::parse(text, nullptr, false);
    if (value.is_discarded()) throw StoreError("a stored value is not readable");
    return value;
}

template <class T>
T read(json const& from, char const* key, T fallback = {}) {
    auto const found = from.find(key);
    if (found == from.end() || found->is_null()) return fallback;
    try {
        return found->get<T>();
    } catch (json::exception const&) {  // its text quotes the value
        throw StoreError(std::string("a stored value has another kind at ") + key);
    }
}

template <class T>
std::vector<std::int64_t> numbers_of(std::vector<T> const& ids) {
    std::vector<std::int64_t> numbers;
    for (auto const& id : ids) numbers.push_back(id.value());
    return numbers;
}

template <class T>
std::vector<T> ids_of(json const& from, char const* key) {
    std::vector<T> ids;
    for (auto const number : read<std::vector<std::int64_t>>(from, key)) ids.push_back(T(number));
    return ids;
}

std::int64_t count_of(Timestamp moment) { return moment.time_since_epoch().count(); }
Timestamp moment_of(std::int64_t count) { return Timestamp(std::chrono::milliseconds(count)); }

json write_say(Say const& say) {
    json out{{"key", say.key}};
    if (!say.fields.empty()) out["fields"] = say.fields;
    for (auto const& item : say.items) out["items"].push_back(write_say(item));
    if (!say.about.empty()) out["about"] = numbers_of(say.about);
    for (auto const& [key, press] : say.buttons) out["buttons"].push_back({{"key", key}, {"press", press}});
    return out;
}

Say say_of(json const& from) {
    Say say;
    say.key = read<std::string>(from, "key");
    say.fields = read<Fields>(from, "fields");
    if (auto const items = from.find("items"); items != from.end())
        for (auto const& item : *items) say.items.push_back(say_of(item));
    say.about = ids_of<DutyId>(from, "about");
    if (auto const buttons = from.find("buttons"); buttons != from.end())
        for (auto const& one : *buttons) say.buttons.push_back({read<std::string>(one, "key"), read<std::string>(one, "press")});
    return say;
}

json write_dialogue(Dialogue const& dialogue) {
    return {{"kind", dialogue.kind}, {"until", count_of(dialogue.until)}, {"choices", dialogue.choices}, {"slots", dialogue.slots}};
}

Dialogue dialogue_of(json const& from) {
    Dialogue dialogue;
    dialogue.kind = read<std::string>(from, "kind");
    dialogue.until = moment_of(read<std::int64_t>(from, "until"));
    dialogue.choices = read<std::vector<std::string>>(from, "choices");
    dialogue.slots = read<Fields>(from, "slots");
    return dialogue;
}

Numbered numbered_of(json const& from) {
    Numbered numbered;
    numbered.no = read<int>(from, "no");
    numbered.on = Date(days(read<std::int64_t>(from, "on")));
    numbered.thing.kind = named<Thing::Kind>(read<std::string>(from, "kind", "duty"));
    numbered.thing.id = read<std::int64_t>(from, "id");
    numbered.thing.ref = read<std::string>(from, "ref");
    numbered.thing.title = read<std::string>(from, "title");
    return numbered;
}

}  // namespace

std::string to_json(Conversation const& conversation) {
    json out = json::object();
    if (conversation.digest_on) out["digest_on"] = conversation.digest_on->time_since_epoch().count();
    for (auto const& [no, thing, on] : conversation.numbers)
        out["numbers"].push_back(
            {{"no", no}, {"on", on.time_since_epoch().count()}, {"kind", name_of(thing.kind)}, {"id", thing.id}, {"ref", thing.ref}, {"title", thing.title}});
    if (conversation.dialogue) out["dialogue"] = write_dialogue(*conversation.dialogue);
    if (conversation.last_reported) out["last_reported"] = conversation.last_reported.value();
    if (!conversation.loose_photos.empty()) out["loose_photos"] = numbers_of(conversation.loose_photos);
    out["loose_until"] = count_of(conversation.loose_until);
    if (!conversation.village.empty()) out["village"] = conversation.village.text();
    if (conversation.greeted) out["greeted"] = true;
    return dump(out);
}

Conversation read_conversation(std::string_view text) {
    json const from = parse(text);
    Conversation conversation;
    if (auto const day = from.find("digest_on"); day != from.end()) conversation.digest_on = Date(days(read<std::int64_t>(from, "digest_on")));
    if (auto const numbers = from.find("numbers"); numbers != from.end())
        for (auto const& one : *numbers) conversation.numbers.push_back(numbered_of(one));
    if (auto const dialogue = from.find("dialogue"); dialogue != from.end()) conversation.dialogue = dialogue_of(*dialogue);
    conversation.last_reported = DutyId(read<std::int64_t>(from, "last_reported"));
    conversation.loose_photos = ids_of<MediaId>(from, "loose_photos");
    conversation.loose_until = moment_of(read<std::int64_t>(from, "loose_until"));
    conversation.village = UnitId(read<std::string>(from, "village"));
    conversation.greeted = read<bool>(from, "greeted");
    return conversation;
}

std::string to_json(Say const& say) { return dump(write_say(say)); }
Say read_say(std::string_view text) { return say_of(parse(text)); }

std::string to_json(Fields const& fields) { return dump(fields); }
std::string to_json(std::vector<std::string> const& texts) { return dump(texts); }

Fields read_fields(std::string_view text) {
    json const from = parse(text);
    Fields fields;
    for (auto const& [key, value] : from.items()) fields[key] = value.is_string() ? value.get<std::string>() : dump(value);
    return fields;
}

std::string to_json(std::vector<WordedButton> const& buttons) {
    json out;
    for (auto const& [label, press] : buttons) out.push_back({{"label", label}, {"press", press}});
    return buttons.empty() ? std::string{} : dump(out);
}

std::vector<WordedButton> read_buttons(std::string_view text) {
    std::vector<WordedButton> buttons;
    for (auto const& one : parse(text)) buttons.push_back({read<std::string>(one, "label"), read<std::string>(one, "press")});
    return buttons;
}

}  // namespace lingyan::storage
