#include "flow/group.hpp"

#include <algorithm>
#include <array>

namespace lingyan::flow {

bool may_stand_in_group(Say const& said) {
    constexpr std::array<std::string_view, 28> open{
        "notice.found", "notice.not_found", "notice.bad_month", "notice.text", "notice.text_long", "notice.text_none", "notice.which_village", "notice.no_village", "notice.which", "resident.found",
        "resident.no_more", "resident.not_found", "resident.guides", "resident.no_guides", "guide.text", "resident.hotline", "resident.hotline_county", "resident.phones", "resident.by_phone", "resident.privacy",
        "resident.privacy_page", "telephone", "duty.who", "duty.nobody", "help", "help.township", "emergency.danger_words", "emergency.danger_words_nobody"};
    return std::find(open.begin(), open.end(), said.key) != open.end() || said.key.starts_with("unknown.");
}

}  // namespace lingyan::flow
