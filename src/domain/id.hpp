// Names of things that never compare or swap with the names of other things.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace lingyan {

// A name given from outside (a division code, a roster's person, a rule's id).
template <class Of>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    std::string const& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(Id const&, Id const&) = default;

private:
    std::string text_;
};

// A number given by our own store; 0 is nothing.
template <class Of>
class Serial {
public:
    Serial() = default;
    explicit Serial(std::int64_t value) : value_(value) {}
    std::int64_t value() const { return value_; }
    explicit operator bool() const { return value_ != 0; }
    friend auto operator<=>(Serial const&, Serial const&) = default;

private:
    std::int64_t value_ = 0;
};

using UnitId = Id<class UnitTag>;
using PersonId = Id<class PersonTag>;
using Role = Id<class RoleTag>;
using RuleId = Id<class RuleTag>;
using DutyId = Serial<class DutyTag>;
using AssignmentId = Serial<class AssignmentTag>;
using RecordId = Serial<class RecordTag>;
using ActId = Serial<class ActTag>;
using DeliveryId = Serial<class DeliveryTag>;
using MediaId = Serial<class MediaTag>;
using GatheringId = Serial<class GatheringTag>;
using EmergencyId = Serial<class EmergencyTag>;
using NoticeId = Serial<class NoticeTag>;
using GuideId = Serial<class GuideTag>;
using AbsenceId = Serial<class AbsenceTag>;
using SwapId = Serial<class SwapTag>;

}  // namespace lingyan

template <class Of>
struct std::hash<lingyan::Id<Of>> {
    std::size_t operator()(lingyan::Id<Of> const& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
template <class Of>
struct std::hash<lingyan::Serial<Of>> {
    std::size_t operator()(lingyan::Serial<Of> const& id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
