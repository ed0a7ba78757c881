// One connection and its kept statements: bound by name, always fetched to their end, integers as long long.
// Everything here belongs to one thread at a time.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "ports/transaction.hpp"
#include "storage/dialect.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::storage {

// The statement's first words and the engine's code; never the engine's own text, which quotes values.
struct StatementError : StoreError {
    StatementError(std::string const& statement, int engine_code)
        : StoreError(statement + " failed with code " + std::to_string(engine_code), is_full(engine_code)), code(engine_code) {}
    int code;
};

// What is bound, for the one call it is written in: a text stays where it lies. A null still has a kind, because a kept statement
// keeps its types.
class Value {
public:
    template <std::integral T>
    Value(T number) : is_number_(true), number_(static_cast<long long>(number)) {}
    Value(std::string_view text) : text_(text.data() ? text : "") {}  // nowhere would be a null
    Value(std::string const& text) : text_(text) {}
    Value(char const* text) : text_(text) {}
    Value(Timestamp moment) : Value(moment.time_since_epoch().count()) {}
    Value(Date day) : Value(day.time_since_epoch().count()) {}
    template <class Of>
    Value(Id<Of> const& id) : text_(id.text()) {}
    template <class Of>
    Value(Serial<Of> const& id) : is_number_(true), null_(!id), number_(id.value()) {}
    template <class T>  // numbers, days and moments
    Value(std::optional<T> const& maybe) : Value(maybe ? Value(*maybe) : Value(0)) { null_ = !maybe; }

    bool is_number() const { return is_number_; }
    bool is_null() const { return null_; }
    long long number() const { return number_; }
    std::string_view text() const { return text_; }

private:
    bool is_number_ = false;
    bool null_ = false;
    long long number_ = 0;
    std::string_view text_ = "";
};

struct Parameter {
    char const* name;
    Value value;
};

// A whole answer, its texts one after the other. Nulls read as 0 and as the empty text.
class Rows {
public:
    explicit Rows(std::size_t columns) : columns_(columns) {}
    void expect_row() {
        if (!cells_.empty()) return;
        cells_.reserve(columns_);  // mostly there is one
        texts_.reserve(64 * columns_);
    }
    void add_null() { cells_.push_back({}); }
    void add(long long number) { cells_.push_back({false, number, 0, 0}); }
    void add(std::string_view text) {
        cells_.push_back({false, 0, texts_.size(), text.size()});
        texts_ += text;
    }

    bool next() { return ++at_ <= count(); }
    bool empty() const { return cells_.empty(); }
    std::size_t count() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }

    bool is_null(std::size_t column) const { return cell(column).null; }
    long long number(std::size_t column) const { return cell(column).number; }
    int small(std::size_t column) const { return static_cast<int>(number(column)); }
    bool flag(std::size_t column) const { return number(column) != 0; }
    std::string_view view(std::size_t column) const { return std::string_view(texts_).substr(cell(column).begin, cell(column).size); }
    std::string text(std::size_t column) const { return std::string(view(column)); }
    Timestamp moment(std::size_t column) const { return Timestamp(std::chrono::milliseconds(number(column))); }
    Date day(std::size_t column) const { return Date(days(number(column))); }
    std::optional<Timestamp> maybe_moment(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(moment(column));
    }
    std::optional<Date> maybe_day(std::size_t column) const { return is_null(column) ? std::nullopt : std::optional(day(column)); }

private:
    struct Cell {
        bool null = true;
        long long number = 0;
        std::size_t begin = 0, size = 0;  // in texts_
    };
    Cell const& cell(std::size_t column) const { return cells_.at((at_ - 1) * columns_ + column); }
    std::size_t columns_;
    std::vector<Cell> cells_;
    std::string texts_;
    std::size_t at_ = 0;
};

class Connection {
public:
    explicit Connection(std::string const& path);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    // `sql` is a constant: its statement is kept under its address. `columns`: n for a number, t for a text.
    Rows query(char const* sql, std::initializer_list<Parameter> parameters = {}, char const* columns = "");
    long long insert(char const* sql, std::initializer_list<Parameter> parameters);  // the new row's id; `returning` would cost SQLite a table of its own
    Rows once(std::string const& sql, char const* columns = "");  // not kept

    bool in_transaction() const;  // false after an error: the engine has rolled back

    // Goes up whenever what was read or written here may no longer be what stands: a rollback, an error, another program's commit.
    std::uint64_t era() const { return era_; }
    void begin_era() { ++era_; }
    bool remembers() const { return remembers_; }
    void remember(bool wanted) { remembers_ = wanted; }

    // The first error since the last call to forget_failure, also when whoever asked has swallowed it.
    std::optional<StatementError> const& failure() const { return failure_; }
    void forget_failure() { failure_.reset(); }
    bool io_failed() const { return io_failed_; }  // stays: the disk is not to be trusted again

private:
    struct Open;
    [[noreturn]] void fail(std::string const& words, int code);
    std::unique_ptr<Open> open_;
    std::optional<StatementError> failure_;
    bool io_failed_ = false;
    std::uint64_t era_ = 0;
    bool remembers_ = true;
};

}  // namespace lingyan::storage
