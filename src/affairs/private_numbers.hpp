// Numbers of persons inside a text that is to be published: where they are, and the text without them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs {

struct PrivateNumber {
    enum class Kind { id_number, bank_card, mobile };
    Kind kind = Kind::mobile;
    std::size_t begin = 0, end = 0;  // bytes
};

// By their form, blanks and hyphens inside them included; also those that cover_id_numbers has covered already.
// `known` is one telephone that anybody may have, the office's own.
std::vector<PrivateNumber> private_numbers_in(std::string_view text, std::string_view known = {});
std::string say_kind(PrivateNumber::Kind);  // 身份证号

// What may be published: 5107**************, 139****0001.
std::string masked(std::string_view text, std::string_view known = {});

// What may be stored until its sender has decided: identity numbers are covered with a sign that nobody types, the rest stands.
std::string cover_id_numbers(std::string_view text);

}  // namespace lingyan::affairs
