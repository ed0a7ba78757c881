// Kept SOCI statements with the buffers that they read from and write to.
#include "storage/statement.hpp"

#include "storage/dialect.hpp"

#include <soci/soci.h>

#include <cstring>
#include <deque>
#include <unordered_map>

namespace lingyan::storage {

namespace {

struct Slot {  // SOCI keeps the addresses of these
    bool is_number = false;
    long long number = 0;
    std::string text;
    soci::indicator state = soci::i_ok;
};

// Enough to find the statement in the source: "update outbox set".
std::string first_words(std::string const& sql) {
    std::string words;
    int spaces = 0;
    for (char c : sql) {
        bool const space = std::strchr(" \n\t(", c) != nullptr;
        if (space && (words.empty() || words.back() == ' ')) continue;
        if (space && ++spaces == 3) break;
        words += space ? ' ' : c;
    }
    return words;
}

}  // namespace

class Connection::Kept {
public:
    Kept(soci::session& session, std::string const& sql, std::initializer_list<Parameter> parameters, char const* columns)
        : statement_(session) {
        statement_.alloc();
        for (auto const& parameter : parameters) {
            Slot& slot = parameters_.emplace_back();
            slot.is_number = parameter.value.is_number();
            if (slot.is_number)
                statement_.exchange(soci::use(slot.number, slot.state, parameter.name));
            else
                statement_.exchange(soci::use(slot.text, slot.state, parameter.name));
        }
        for (char const* kind = columns; *kind; ++kind) {
            Slot& slot = columns_.emplace_back();
            slot.is_number = *kind == 'n';
            if (slot.is_number)
                statement_.exchange(soci::into(slot.number, slot.state));
            else
                statement_.exchange(soci::into(slot.text, slot.state));
        }
        statement_.prepare(sql);
        statement_.define_and_bind();
    }

    Rows run(std::initializer_list<Parameter> parameters) {
        if (parameters.size() != parameters_.size()) throw std::logic_error("parameters changed");
        auto slot = parameters_.begin();
        for (auto const& [name, value] : parameters) {
            if (slot->is_number != value.is_number()) throw std::logic_error("parameter changed its kind");
            slot->number = value.number();
            slot->text = value.text();
            slot->state = value.is_null() ? soci::i_null : soci::i_ok;
            ++slot;
        }
        Rows rows(columns_.size());
        for (bool got = statement_.execute(true); got && !columns_.empty(); got = statement_.fetch())
            for (auto const& column : columns_) {
                if (column.state == soci::i_null) rows.add_null();
                else if (column.is_number) rows.add(column.number);
                else rows.add(column.text);
            }
        return rows;
    }

private:
    std::deque<Slot> parameters_, columns_;  // a deque never moves what it holds
    soci::statement statement_;              // after its buffers, so that it goes before them
};

struct Connection::Open {
    soci::session session;
    std::unordered_map<char const*, std::unique_ptr<Kept>> kept;
};

Connection::Connection(std::string const& path) : open_(std::make_unique<Open>()) {
    try {
        open_session(open_->session, path);
    } catch (std::exception const& error) {
        fail("open", engine_code(open_->session, error));
    }
}

Connection::~Connection() = default;

Rows Connection::query(char const* sql, std::initializer_list<Parameter> parameters, char const* columns) {
    try {
        auto& kept = open_->kept[sql];
        if (!kept) kept = std::make_unique<Kept>(open_->session, sql, parameters, columns);
        return kept->run(parameters);
    } catch (std::exception const& error) {
        int const code = engine_code(open_->session, error);
        open_->kept.erase(sql);  // whatever state it is in: the next call prepares it anew
        fail(first_words(sql), code);
    }
}

Rows Connection::once(std::string const& sql, char const* columns) {
    try {
        return Kept(open_->session, sql, {}, columns).run({});
    } catch (std::exception const& error) {
        fail(first_words(sql), engine_code(open_->session, error));
    }
}

bool Connection::in_transaction() const { return storage::in_transaction(open_->session); }

void Connection::fail(std::string const& words, int code) {
    StatementError error(words, code);
    if (is_io_error(code)) io_failed_ = true;
    if (!failure_) failure_ = error;
    throw error;
}

}  // namespace lingyan::storage
