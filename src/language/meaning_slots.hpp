// The slots of a meaning, cut out of the message: its very words, numbers and choices normalised.
#pragma once

#include "language/marked_text.hpp"
#include "language/understanding.hpp"

#include <vector>

namespace lingyan::language {

std::vector<Slot> slots_of(Meaning, MarkedText const&, Signs const& signs, Awaited);

// What the files of slots share.
class SlotWriter {
public:
    SlotWriter(MarkedText const& message, Signs const& all, Awaited what) : text(message), signs(all), awaited(what) {}
    MarkedText const& text;
    Signs const& signs;
    Awaited awaited;
    std::vector<Slot> slots;

    void words(std::string_view name, Piece piece) {
        if (!piece.empty()) slots.push_back({name, text.words(piece)});
    }
    void number(std::string_view name, int value) { slots.push_back({name, value}); }
    void choice(std::string_view name, std::string_view value) { slots.push_back({name, std::string(value)}); }
    bool has(Sign sign) const { return signs.has(sign); }

    Piece clean(Piece) const;                         // without courtesies and marks at its ends
    Piece task_before(std::size_t key) const;         // what is named before a word: 村道保洁 of 村道保洁全部搞定
    Piece reference() const;                          // 第三个, 2号, 负面清单第2条
    Piece other_clause(std::size_t key) const;        // what is said apart from the clause of that word
    Piece date(std::size_t from = 0) const;           // the first day, with its time
    Piece length_or_date(std::size_t from = 0) const;
};

Piece place_in(SlotWriter const&);
Piece topic_after(SlotWriter const&, Sign lead, std::size_t from);  // 谈了票据问题, 讲的反诈: what follows such a word
void periods(SlotWriter&);

void work_slots(Meaning, SlotWriter&);
void record_slots(Meaning, SlotWriter&);    // talks and trainings
void training_slots(Meaning, SlotWriter&);
void notice_slots(Meaning, SlotWriter&);    // notices and decisions
void resident_slots(Meaning, SlotWriter&);

}  // namespace lingyan::language
