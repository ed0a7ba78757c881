// Takes values out of a document and notes everything that is wrong with it, so that one reading tells all.
#pragma once

#include "domain/complaint.hpp"
#include "domain/rule.hpp"
#include "packs/document.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::packs {

class Reading {
public:
    void begin(std::string file) { file_ = std::move(file); }
    std::string const& file() const { return file_; }

    void complain(int line, std::string text) { complaints_.push_back({file_, line, std::move(text)}); }
    void complain(std::string const& file, int line, std::string text) { complaints_.push_back({file, line, std::move(text)}); }
    void add(std::vector<Complaint> const& found) { complaints_.insert(complaints_.end(), found.begin(), found.end()); }
    void throw_if_any();  // sorted by file and line

    // Each returns what is there, complains where it is of another kind or (where it must be there) missing.
    bool is_table(Node const&, std::string const& what);
    void only(Node const& table, std::string const& what, std::initializer_list<std::string_view> keys);
    std::string text(Node const& table, std::string const& key, std::string const& what);         // must be there and not be empty
    std::string optional_text(Node const& table, std::string const& key, std::string const& what);
    std::vector<std::string> texts(Node const&, std::string const& what);                         // a list of texts
    std::optional<bool> truth(Node const& table, std::string const& key, std::string const& what);
    std::optional<Offset> offset(Node const&, std::string const& what);

private:
    std::string file_;
    std::vector<Complaint> complaints_;
};

}  // namespace lingyan::packs
