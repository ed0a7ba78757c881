// JSON as it is written into one text and read out of it, value by value: no tree stands in between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lingyan::storage {

class JsonWriter {
public:
    JsonWriter();

    // Between begin and end come values (in a list), or keys each with its value (in an object).
    JsonWriter& begin_object() { return begin('{'); }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_list() { return begin('['); }
    JsonWriter& end_list() { return end(']'); }
    JsonWriter& key(std::string_view);  // one of our own names: letters and underscores
    JsonWriter& text(std::string_view);
    JsonWriter& number(std::int64_t);
    JsonWriter& flag(bool);

    template <class Texts>
    JsonWriter& texts(Texts const& all) {  // a list
        begin_list();
        for (auto const& one : all) text(one);
        return end_list();
    }
    template <class Texts>
    JsonWriter& fields(Texts const& all) {  // an object of texts
        begin_object();
        for (auto const& [name, value] : all) any_key(name).text(value);
        return end_object();
    }
    JsonWriter& any_key(std::string_view);

    std::string take();

private:
    JsonWriter& begin(char mark);
    JsonWriter& end(char mark);
    // Where the next bytes go, with room for so many.
    char* room(std::size_t bytes) {
        if (out_.size() - used_ < bytes) out_.resize(2 * (out_.size() + bytes));
        return out_.data() + used_;
    }
    void wrote_up_to(char const* end) { used_ = static_cast<std::size_t>(end - out_.data()); }
    char* separate(char* at) {
        if (!first_) *at++ = ',';
        first_ = false;
        return at;
    }
    void escape(std::string_view rest);

    std::string out_;  // longer than what is written, so that a piece goes out without asking for each of its bytes
    std::size_t used_ = 0;
    bool first_ = true;  // nothing stands before it at this depth
};

// What it does not understand is a StoreError, which says nothing of the text. Meant for what we wrote ourselves: its depth is not limited.
class JsonReader {
public:
    explicit JsonReader(std::string_view text) : rest_(text) {}

    // `each(key)` reads the key's value, or skips it.
    template <class Each>
    void object(Each each) {
        take('{');
        for (bool more = !try_take('}'); more; more = next_of('}')) {
            auto const key = text();
            take(':');
            each(std::string_view(key));
        }
    }
    template <class Each>
    void list(Each each) {
        take('[');
        for (bool more = !try_take(']'); more; more = next_of(']')) each();
    }
    std::string text();
    std::string text_or_raw();  // what is no text comes as it is written
    std::int64_t number();
    bool flag();
    void skip() { static_cast<void>(raw()); }
    void end();  // nothing but blanks follows

private:
    void take(char mark);
    bool try_take(char mark);
    bool next_of(char end);  // past a comma: true; past the end: false
    bool try_word(std::string_view);
    std::string_view raw();
    void skip_blanks();
    void unescape(std::string& to);
    unsigned four_digits();

    std::string_view rest_;
};

}  // namespace lingyan::storage
