#include "packs/offset.hpp"

#include <charconv>

namespace lingyan::packs {

std::optional<Offset> read_offset(std::string_view text) {
    if (text == "mid") return Offset{Offset::Kind::middle, 0};
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    Offset offset;
    auto const [rest, failed] = std::from_chars(text.data(), text.data() + text.size(), offset.count);
    if (failed != std::errc{} || offset.count < -3660 || offset.count > 3660) return std::nullopt;
    std::string_view const unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (unit == "d") offset.kind = Offset::Kind::calendar_days;
    else if (unit == "wd") offset.kind = Offset::Kind::working_days;
    else if (unit == "m") offset.kind = Offset::Kind::months;
    else return std::nullopt;
    return offset;
}

}  // namespace lingyan::packs
