#include "domain/delivery.hpp"

#include <array>
#include <utility>

namespace lingyan {

namespace {
constexpr std::array<std::pair<DeliveryState, char const*>, 8> names{{{DeliveryState::waiting, "waiting"},
                                                                      {DeliveryState::sending, "sending"},
                                                                      {DeliveryState::sent, "sent"},
                                                                      {DeliveryState::merged, "merged"},
                                                                      {DeliveryState::expired, "expired"},
                                                                      {DeliveryState::cancelled, "cancelled"},
                                                                      {DeliveryState::undeliverable, "undeliverable"},
                                                                      {DeliveryState::unknown, "unknown"}}};
}

std::string to_text(DeliveryState state) {
    for (auto const& [value, name] : names)
        if (value == state) return name;
    return "unknown";
}

std::optional<DeliveryState> read_delivery_state(std::string const& text) {
    for (auto const& [value, name] : names)
        if (name == text) return value;
    return std::nullopt;
}

}  // namespace lingyan
