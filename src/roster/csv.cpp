#include "roster/csv.hpp"

#include "roster/encoding.hpp"

#include <algorithm>
#include <array>

namespace lingyan::roster {
namespace {

constexpr std::size_t longest_field = 4096;  // bytes; the longest honest one is a task's quality requirement

class Reader {
public:
    Reader(std::string const& text, std::string const& file) : text_(text), file_(file) {}

    CsvTable read() {
        while (at_ < text_.size()) read_row();
        if (table_.columns.empty()) complain(1, "表里没有内容，第一行要写列名");
        return std::move(table_);
    }

private:
    void complain(int line, std::string text) { table_.complaints.push_back({file_, line, std::move(text)}); }
    bool at_row_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

    void end_row() {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
    }

    std::string read_quoted() {
        std::string field;
        auto const began = line_;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return field;
                }
                ++at_;
            }
            if (text_[at_] == '\n') ++line_;
            field += text_[at_];
        }
        complain(began, "引号开了没有关，请补上后面的引号");
        broken_ = true;
        return field;
    }

    std::string read_field() {
        auto const began = at_;
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        std::string field;
        if (at_ < text_.size() && text_[at_] == '"') {
            field = read_quoted();
        } else {
            at_ = began;
        }
        while (!at_row_end() && text_[at_] != ',') field += text_[at_++];
        return std::string(trimmed(field));
    }

    void read_row() {
        CsvRow row;
        row.line = line_;
        broken_ = false;
        row.fields.push_back(read_field());
        while (at_ < text_.size() && text_[at_] == ',') {
            ++at_;
            row.fields.push_back(read_field());
        }
        end_row();
        if (broken_) return;
        if (std::all_of(row.fields.begin(), row.fields.end(), [](auto const& field) { return field.empty(); })) return;
        keep(std::move(row));
    }

    void keep(CsvRow row) {
        for (auto const& field : row.fields) {
            if (field.find('\0') != std::string::npos) return complain(row.line, "这一行有看不见的空字符，请重新录入这一行");
            if (field.size() > longest_field) return complain(row.line, "有一格太长，请缩短，或看看引号是不是没有关");
        }
        if (table_.columns.empty()) {
            table_.columns = std::move(row.fields);
        } else if (row.fields.size() != table_.columns.size()) {
            complain(row.line, "这一行有" + std::to_string(row.fields.size()) + "列，表头有" + std::to_string(table_.columns.size()) +
                               "列，请对齐；字里有逗号的，这一格加上引号");
        } else {
            table_.rows.push_back(std::move(row));
        }
    }

    std::string const& text_;
    std::string const& file_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool broken_ = false;
    CsvTable table_;
};

// ASVS 1.2.10, with the full-width forms that Chinese spreadsheets take for the same.
bool like_formula(std::string const& field) {
    constexpr std::array<std::string_view, 12> signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", std::string_view("\0", 1)};
    return std::any_of(signs.begin(), signs.end(), [&](auto sign) { return field.starts_with(sign); });
}

}  // namespace

CsvTable read_csv(std::string_view bytes, std::string const& file_name) {
    auto const text = to_utf8(bytes);
    if (!text) return {{}, {}, {{file_name, 0, "这个文件的编码认不出来，请另存为 CSV UTF-8 再导入"}}};
    return Reader(*text, file_name).read();
}

std::string csv_line(std::vector<std::string> const& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto const field = like_formula(fields[i]) ? "'" + fields[i] : fields[i];
        if (i) line += ',';
        if (field.find_first_of(",\"\r\n") == std::string::npos) {
            line += field;
            continue;
        }
        line += '"';
        for (char letter : field) line += letter == '"' ? std::string("\"\"") : std::string(1, letter);
        line += '"';
    }
    return line + "\n";
}

}  // namespace lingyan::roster
