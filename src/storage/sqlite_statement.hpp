// One prepared statement of SQLite, bound by name and always run to its end. SOCI's own copies every text three times.
#pragma once

#include "storage/statement.hpp"

#include <memory>

namespace soci {
class session;
}

namespace lingyan::storage {

class SqliteStatement {
public:
    enum class Life { kept, once };
    // `columns`: n for a number, t for a text. Throws what engine_code() understands.
    SqliteStatement(soci::session&, std::string const& sql, Life, std::initializer_list<Parameter> parameters, char const* columns);
    ~SqliteStatement();

    Rows run(std::initializer_list<Parameter> parameters);  // of the names and kinds it was prepared with, in their order

private:
    struct Prepared;
    void bind(std::initializer_list<Parameter> parameters);
    void read_row(Rows&) const;
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace lingyan::storage
