// Vectors are written in hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

inline std::string bytes_of_hex(std::string_view digits) {
    std::string result;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) result += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    return result;
}
