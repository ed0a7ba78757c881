// A message cut into the words that bear signs, with what lies between; all places are characters of the folded text.
#pragma once

#include "domain/calendar.hpp"
#include "language/fold.hpp"
#include "language/signs.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

struct Piece {
    std::size_t begin = 0, end = 0;
    bool empty() const { return begin >= end; }
    std::size_t size() const { return empty() ? 0 : end - begin; }
};

struct Mark : Piece {
    Signs signs;
    int value = 0;  // of a number, an amount, a percentage
    bool deadline = false;  // of a date: 周五前
};

class MarkedText {
public:
    MarkedText(std::string_view raw, Timestamp now, Calendar const&);

    std::u32string_view points() const { return points_; }
    std::vector<Mark> const& marks() const { return marks_; }
    Signs const& signs() const { return signs_; }  // of all words together
    bool has(Sign sign) const { return signs_.has(sign); }
    bool whole_read() const { return whole_read_; }  // false: longer than what is looked at

    Mark const* first(Sign) const;
    Mark const* last(Sign) const;
    Mark const* first_of(Signs const&, std::size_t from = 0) const;
    Mark const* at(std::size_t begin) const;    // the word that begins here
    Mark const* ending(std::size_t end) const;  // the word that ends here

    std::string words(Piece) const;           // as they were written
    Piece clause_of(std::size_t at) const;    // between marks; a space counts where `spaces`
    Piece trimmed(Piece, Signs const& before, Signs const& after) const;  // without such words at its ends

    std::vector<Mark>& marks_to_settle() { return marks_; }
    void settle();  // after a change of the marks

private:
    void cut(Timestamp now, Calendar const&);
    std::string_view raw_;
    Folded folded_;
    std::u32string points_;
    std::vector<Mark> marks_;
    Signs signs_;
    bool whole_read_ = true;
};

}  // namespace lingyan::language
