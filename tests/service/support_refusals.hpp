// What is refused, in the words in which it is.
#pragma once

#include "domain/complaint.hpp"

#include <functional>
#include <string>

namespace lingyan::test {

// Every complaint a line, or the exception's own words; empty where nothing was refused.
inline std::string refusal_of(std::function<void()> const& work) {
    try {
        work();
    } catch (BadInput const& error) {
        std::string all;
        for (auto const& complaint : error.complaints) all += complaint.to_text() + "\n";
        return all;
    } catch (std::exception const& error) {
        return error.what();
    }
    return {};
}

}  // namespace lingyan::test
