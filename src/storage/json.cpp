// Short keys are written only where there is something to say.
#include "storage/json.hpp"

#include "storage/json_text.hpp"
#include "storage/names.hpp"

namespace lingyan::storage {

namespace {

std::int64_t count_of(Timestamp moment) { return moment.time_since_epoch().count(); }
std::int64_t count_of(Date day) { return day.time_since_epoch().count(); }
Timestamp moment_of(std::int64_t count) { return Timestamp(std::chrono::milliseconds(count)); }
Date day_of(std::int64_t count) { return Date(days(count)); }

template <class T>
void write_ids(JsonWriter& out, std::vector<T> const& ids) {
    out.begin_list();
    for (auto const& id : ids) out.number(id.value());
    out.end_list();
}

template <class T>
void read_ids(JsonReader& in, std::vector<T>& ids) {
    in.list([&] { ids.push_back(T(in.number())); });
}

void read_fields(JsonReader& in, Fields& fields) {
    in.object([&](std::string_view key) { fields[std::string(key)] = in.text_or_raw(); });
}

// An object read whole; an empty text has no keys.
template <class Each>
void read_object(std::string_view text, Each each) {
    if (text.empty()) return;
    JsonReader in(text);
    in.object([&](std::string_view key) { each(in, key); });
    in.end();
}

void write(JsonWriter& out, Say const& say) {
    out.begin_object().key("key").text(say.key);
    if (!say.fields.empty()) out.key("fields").fields(say.fields);
    if (!say.items.empty()) {
        out.key("items").begin_list();
        for (auto const& item : say.items) write(out, item);
        out.end_list();
    }
    if (!say.about.empty()) write_ids(out.key("about"), say.about);
    if (!say.buttons.empty()) {
        out.key("buttons").begin_list();
        for (auto const& [key, press] : say.buttons) out.begin_object().key("key").text(key).key("press").text(press).end_object();
        out.end_list();
    }
    out.end_object();
}

Button read_button(JsonReader& in) {
    Button button;
    in.object([&](std::string_view key) {
        if (key == "key") button.key = in.text();
        else if (key == "press") button.press = in.text();
        else in.skip();
    });
    return button;
}

void read_into(Say& say, JsonReader& in, std::string_view key);

Say read_say(JsonReader& in) {
    Say say;
    in.object([&](std::string_view key) { read_into(say, in, key); });
    return say;
}

void read_into(Say& say, JsonReader& in, std::string_view key) {
    if (key == "key") say.key = in.text();
    else if (key == "fields") read_fields(in, say.fields);
    else if (key == "items") in.list([&] { say.items.push_back(read_say(in)); });
    else if (key == "about") read_ids(in, say.about);
    else if (key == "buttons") in.list([&] { say.buttons.push_back(read_button(in)); });
    else in.skip();
}

void write(JsonWriter& out, Numbered const& numbered) {
    auto const& thing = numbered.thing;
    out.begin_object().key("no").number(numbered.no).key("on").number(count_of(numbered.on)).key("kind").text(name_of(thing.kind));
    out.key("id").number(thing.id);
    if (!thing.ref.empty()) out.key("ref").text(thing.ref);
    if (!thing.title.empty()) out.key("title").text(thing.title);
    out.end_object();
}

Numbered read_numbered(JsonReader& in) {
    Numbered numbered;
    in.object([&](std::string_view key) {
        if (key == "no") numbered.no = static_cast<int>(in.number());
        else if (key == "on") numbered.on = day_of(in.number());
        else if (key == "kind") numbered.thing.kind = named<Thing::Kind>(in.text());
        else if (key == "id") numbered.thing.id = in.number();
        else if (key == "ref") numbered.thing.ref = in.text();
        else if (key == "title") numbered.thing.title = in.text();
        else in.skip();
    });
    return numbered;
}

void write(JsonWriter& out, Dialogue const& dialogue) {
    out.begin_object().key("kind").text(dialogue.kind).key("until").number(count_of(dialogue.until));
    if (!dialogue.choices.empty()) out.key("choices").texts(dialogue.choices);
    if (!dialogue.slots.empty()) out.key("slots").fields(dialogue.slots);
    out.end_object();
}

Dialogue read_dialogue(JsonReader& in) {
    Dialogue dialogue;
    in.object([&](std::string_view key) {
        if (key == "kind") dialogue.kind = in.text();
        else if (key == "until") dialogue.until = moment_of(in.number());
        else if (key == "choices") in.list([&] { dialogue.choices.push_back(in.text()); });
        else if (key == "slots") read_fields(in, dialogue.slots);
        else in.skip();
    });
    return dialogue;
}

void read_into(Conversation& conversation, JsonReader& in, std::string_view key) {
    if (key == "digest_on") conversation.digest_on = day_of(in.number());
    else if (key == "numbers") in.list([&] { conversation.numbers.push_back(read_numbered(in)); });
    else if (key == "dialogue") conversation.dialogue = read_dialogue(in);
    else if (key == "aside") in.list([&] { conversation.aside.push_back(read_dialogue(in)); });
    else if (key == "last_reported") conversation.last_reported = DutyId(in.number());
    else if (key == "loose_photos") read_ids(in, conversation.loose_photos);
    else if (key == "loose_until") conversation.loose_until = moment_of(in.number());
    else if (key == "village") conversation.village = UnitId(in.text());
    else if (key == "more_villages") in.list([&] { conversation.more_villages.emplace_back(in.text()); });
    else if (key == "greeted") conversation.greeted = in.flag();
    else if (key == "left") conversation.left = in.flag();
    else if (key == "stopped") conversation.stopped = in.flag();
    else if (key == "no_notices") conversation.no_notices = in.flag();
    else if (key == "counted_from") conversation.counted_from = moment_of(in.number());
    else if (key == "counted") conversation.counted = static_cast<int>(in.number());
    else in.skip();
}

}  // namespace

std::string to_json(Conversation const& conversation) {
    JsonWriter out;
    out.begin_object();
    if (conversation.digest_on) out.key("digest_on").number(count_of(*conversation.digest_on));
    if (!conversation.numbers.empty()) {
        out.key("numbers").begin_list();
        for (auto const& numbered : conversation.numbers) write(out, numbered);
        out.end_list();
    }
    if (conversation.dialogue) write(out.key("dialogue"), *conversation.dialogue);
    if (!conversation.aside.empty()) {
        out.key("aside").begin_list();
        for (auto const& dialogue : conversation.aside) write(out, dialogue);
        out.end_list();
    }
    if (conversation.last_reported) out.key("last_reported").number(conversation.last_reported.value());
    if (!conversation.loose_photos.empty()) write_ids(out.key("loose_photos"), conversation.loose_photos);
    out.key("loose_until").number(count_of(conversation.loose_until));
    if (!conversation.village.empty()) out.key("village").text(conversation.village.text());
    if (!conversation.more_villages.empty()) {
        out.key("more_villages").begin_list();
        for (auto const& village : conversation.more_villages) out.text(village.text());
        out.end_list();
    }
    if (conversation.greeted) out.key("greeted").flag(true);
    if (conversation.left) out.key("left").flag(true);
    if (conversation.stopped) out.key("stopped").flag(true);
    if (conversation.no_notices) out.key("no_notices").flag(true);
    if (conversation.counted_from != Timestamp{}) out.key("counted_from").number(count_of(conversation.counted_from));
    if (conversation.counted != 0) out.key("counted").number(conversation.counted);
    return out.end_object().take();
}

Conversation read_conversation(std::string_view text) {
    Conversation conversation;
    read_object(text, [&](JsonReader& in, std::string_view key) { read_into(conversation, in, key); });
    return conversation;
}

std::string to_json(Say const& say) {
    JsonWriter out;
    write(out, say);
    return out.take();
}

Say read_say(std::string_view text) {
    Say say;
    read_object(text, [&](JsonReader& in, std::string_view key) { read_into(say, in, key); });
    return say;
}

std::string to_json(Fields const& fields) { return JsonWriter().fields(fields).take(); }
std::string to_json(std::vector<std::string> const& texts) { return JsonWriter().texts(texts).take(); }

std::vector<std::string> read_texts(std::string_view text) {
    std::vector<std::string> texts;
    if (text.empty()) return texts;
    JsonReader in(text);
    in.list([&] { texts.push_back(in.text()); });
    in.end();
    return texts;
}

Fields read_fields(std::string_view text) {
    Fields fields;
    read_object(text, [&](JsonReader& in, std::string_view key) { fields[std::string(key)] = in.text_or_raw(); });
    return fields;
}

std::string to_json(std::vector<WordedButton> const& buttons) {
    if (buttons.empty()) return {};
    JsonWriter out;
    out.begin_list();
    for (auto const& [label, press] : buttons) out.begin_object().key("label").text(label).key("press").text(press).end_object();
    return out.end_list().take();
}

std::vector<WordedButton> read_buttons(std::string_view text) {
    std::vector<WordedButton> buttons;
    if (text.empty()) return buttons;
    JsonReader in(text);
    in.list([&] {
        WordedButton button;
        in.object([&](std::string_view key) {
            if (key == "label") button.label = in.text();
            else if (key == "press") button.press = in.text();
            else in.skip();
        });
        buttons.push_back(std::move(button));
    });
    in.end();
    return buttons;
}

}  // namespace lingyan::storage
