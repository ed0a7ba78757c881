// The words that the database keeps for our enumerations. A word once written stays.
#pragma once

#include "ports/transaction.hpp"

#include <array>
#include <string>
#include <string_view>

namespace lingyan::storage {

template <class Enum>
struct Names;  // in the order of the enumeration

template <>
struct Names<Level> {
    static constexpr std::array all{"country", "province", "city", "county", "township", "village", "group"};
};
template <>
struct Names<DutyState> {
    static constexpr std::array all{"open", "reported", "done", "withdrawn", "missed"};
};
template <>
struct Names<Asked> {
    static constexpr std::array all{"nothing", "extension", "help", "not_ours"};
};
template <>
struct Names<InboundMessage::Kind> {
    static constexpr std::array all{"text", "image", "voice", "event", "unsupported", "press"};
};
template <>
struct Names<DeliveryKind> {
    static constexpr std::array all{"digest", "told", "urgent", "reply", "news"};
};
template <>
struct Names<Trouble> {
    static constexpr std::array all{"", "ours", "channel", "address", "unknown"};
};
template <>
struct Names<Gathering::Kind> {
    static constexpr std::array all{"course", "meeting"};
};
template <>
struct Names<SeatState> {
    static constexpr std::array all{"called", "coming", "excused", "attended", "absent"};
};
template <>
struct Names<Heard> {
    static constexpr std::array all{"nothing", "told", "help"};
};
template <>
struct Names<Affair> {
    static constexpr std::array all{"party", "village", "finance", "service"};
};
template <>
struct Names<NoticeMode> {
    static constexpr std::array all{"routine", "staged", "immediate"};
};
template <>
struct Names<NoticeState> {
    static constexpr std::array all{"waiting", "out", "returned", "withdrawn", "replaced"};
};
template <>
struct Names<Looked> {
    static constexpr std::array all{"not_needed", "waiting", "passed", "sent_back"};
};
template <>
struct Names<Thing::Kind> {
    static constexpr std::array all{"duty", "group", "review", "request", "assignment", "count", "watch", "seat", "gathering", "attendance", "claim", "notice", "reading", "question",
                                    "entry", "milestone", "line", "correction", "swap", "proxied", "lift"};
};
template <>
struct Names<Swap::State> {
    static constexpr std::array all{"asked", "agreed", "dropped"};
};
template <>
struct Names<Cause> {
    static constexpr std::array all{"", "own_doing", "upper_level", "weather", "not_ours", "other"};
};
template <>
struct Names<EntryState> {
    static constexpr std::array all{"proposed", "recorded", "not_recorded", "undecided", "revoked", "dropped"};
};
template <>
struct Names<Appeal::Kind> {
    static constexpr std::array all{"appeal", "tolerance"};
};
template <>
struct Names<Appeal::State> {
    static constexpr std::array all{"open", "granted", "refused", "taken_back"};
};

template <class Enum>
std::string name_of(Enum value) {
    return Names<Enum>::all.at(static_cast<std::size_t>(value));
}

template <class Enum>
Enum named(std::string_view name) {
    auto const& all = Names<Enum>::all;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (name == all[i]) return static_cast<Enum>(i);
    throw StoreError("the database holds a word that this version does not know");
}

}  // namespace lingyan::storage
