#include "flow/claim.hpp"

#include "affairs/stopping.hpp"
#include "affairs/telling.hpp"
#include "flow/merge.hpp"
#include "flow/recheck.hpp"
#include "flow/words.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <map>

namespace lingyan::flow {

namespace {

using std::chrono::seconds;

constexpr int look = 40;        // so many are read to fill a few calls
constexpr int look_far = 1000;  // where one text goes to many
constexpr std::size_t crowd = 30;
constexpr int most_rounds = 50;
constexpr seconds on_the_way{15};  // a repeat has to be there before the platform forgets

bool by_itself(Delivery const& delivery) { return delivery.kind == DeliveryKind::urgent || delivery.kind == DeliveryKind::reply; }

// The same one's share of a span is always the same, also where the address is bound to nobody.
seconds own_share(Delivery const& delivery, seconds span) { return affairs::share_of(delivery.person.empty() ? PersonId{delivery.to.id} : delivery.person, span); }

class Claim {
public:
    Claim(affairs::Turn const& turn, Knowledge const& knowledge, Room const& room, Timestamp real)
        : turn_(turn), knowledge_(knowledge), room_(room), real_(real), recovered_at_(room.recovered_at) {}

    Claimed take() {
        auto const& account = room_.platform.account();
        bool fresh = room_.fresh;
        for (int round = 0; round < most_rounds && room_.calls > 0; ++round) {
            auto candidates = turn_.tx.outbox().due(account, turn_.now, look);
            if (fresh && !room_.probe) see_crowd(candidates);
            fresh = false;
            bool whole_view = candidates.size() < std::size_t(look);
            consider(candidates);
            if (!whole_view && has_group_) consider(turn_.tx.outbox().due(account, turn_.now, look_far));
            if (whole_view || !calls_.empty() || !moved_) break;
            moved_ = false;
        }
        if (cancelled_ > 0) log::info("{} deliveries of account {} are no longer due and were cancelled", cancelled_, account);
        return {leave(), recovered_at_};
    }

private:
    affairs::Turn const& turn_;
    Knowledge const& knowledge_;
    Room const& room_;
    Timestamp real_;
    std::optional<Timestamp> recovered_at_;
    std::vector<Call> calls_;
    std::vector<bool> repeats_;
    std::set<std::int64_t> seen_;
    std::set<std::string> taken_;
    std::map<std::string, int> waiting_;  // of each person among the candidates: what could merge
    int cancelled_ = 0;
    bool has_group_ = false;
    bool moved_ = false;  // something has left the queue's head without leaving for the platform

    void see_crowd(std::vector<Delivery> const& candidates) {
        auto late = std::count_if(candidates.begin(), candidates.end(), [&](Delivery const& one) { return !by_itself(one) && is_late(one); });
        if (std::size_t(late) >= crowd) recovered_at_ = turn_.now;
    }
    bool is_late(Delivery const& one) const { return one.due_at + late_by < turn_.now; }
    bool is_full() const { return int(calls_.size()) >= (room_.probe ? 1 : room_.calls); }
    bool is_busy(Delivery const& one) const { return room_.busy.contains(one.to.id) || taken_.contains(one.to.id); }

    void consider(std::vector<Delivery> const& candidates) {
        waiting_.clear();
        for (auto const& one : candidates)
            if (can_merge(one)) ++waiting_[one.to.id];
        // A probe is one delivery; what would have to be repeated with all its call is left for better times.
        bool only_doubt = std::all_of(candidates.begin(), candidates.end(), [](Delivery const& one) { return one.in_doubt; });
        for (auto const& one : candidates) {
            if (seen_.contains(one.id.value()) || is_busy(one)) continue;
            if (one.in_doubt) {
                if (!is_full() && (!room_.probe || only_doubt)) repeat(one);
            } else if (!is_full() || joins(one)) {
                consider(one);
            }
        }
    }

    // Whether it would go in a call that is already there, as far as can be said before it is worded.
    bool joins(Delivery const& one) const {
        if (room_.probe || one.kind == DeliveryKind::digest) return false;
        return std::any_of(calls_.begin(), calls_.end(), [&](Call const& call) {
            auto const& first = call.members.front();
            return first.kind != DeliveryKind::digest && first.say == one.say && (!one.say.key.empty() || first.text == one.text);
        });
    }

    void gone(Delivery const& one) {
        seen_.insert(one.id.value());
        moved_ = true;
    }
    void postpone(Delivery const& one, Timestamp until) {
        turn_.tx.outbox().postpone(one.id, until);
        gone(one);
    }

    // Everything that may keep it from leaving now; true where it goes.
    bool may_leave(Delivery& one) {
        bool digest = one.kind == DeliveryKind::digest;
        bool carried = digest && (affairs::is_quiet(turn_.now) || local_day(one.made_at) < turn_.today());
        if (carried && !one.say.key.empty()) {
            carry_over(turn_, one);
            gone(one);
            return false;
        }
        if (!still_due(turn_, one)) {
            turn_.tx.outbox().finish(one.id, DeliveryState::cancelled, "no longer due");
            gone(one);
            ++cancelled_;
            return false;
        }
        if (by_itself(one)) return true;
        if (affairs::stopping::waits_for_digest(turn_, one)) return keep_for_digest(turn_, one), gone(one), false;
        if (affairs::is_quiet(turn_.now)) return postpone(one, affairs::first_waking_moment(turn_) + own_share(one, seconds{90})), false;
        if (!recovered_at_ || one.due_at + late_by >= *recovered_at_) return true;
        auto begins = *recovered_at_ + own_share(one, spread);
        if (begins > turn_.now) postpone(one, begins);
        return begins <= turn_.now;
    }

    bool should_merge(Delivery const& one) {
        if (!can_merge(one)) return false;
        bool from_outage = recovered_at_ && one.made_at < *recovered_at_ && turn_.now < *recovered_at_ + std::chrono::hours{1};
        return is_late(one) || from_outage || waiting_[one.to.id] > room_.pacing.room_for(one.to.id, real_);
    }

    void consider(Delivery one) {
        if (!may_leave(one)) return;
        if (should_merge(one))
            if (auto whole = merge(turn_, one)) {
                gone(one);
                taken_.insert(one.to.id);  // what else of this person was read before is merged now
                one = std::move(*whole);
            }
        if (auto free = room_.pacing.free_at(one.to.id, real_); free > real_) return postpone(one, turn_.now + (free - real_));
        if (!word(turn_, knowledge_, room_.platform, one)) return gone(one);
        add(std::move(one));
    }

    void add(Delivery one) {
        auto with = std::find_if(calls_.begin(), calls_.end(), [&](Call const& call) {
            return !room_.probe && !repeats_[std::size_t(&call - calls_.data())] && call.members.size() < room_.platform.people_per_call() &&
                   call.message.text == one.text && call.message.buttons == one.buttons;
        });
        if (with == calls_.end()) {
            if (is_full()) return;
            Call call;
            call.message.text = one.text;
            call.message.buttons = one.buttons;
            with = calls_.insert(calls_.end(), std::move(call));
            repeats_.push_back(false);
        } else {
            has_group_ = true;
        }
        seen_.insert(one.id.value());
        taken_.insert(one.to.id);
        with->members.push_back(std::move(one));
    }

    // The bytes of the first attempt while the platform swallows them; one marked copy after that.
    void repeat(Delivery const& one) {
        auto members = turn_.tx.outbox().of_call(one.call);
        auto all = members.size();
        std::erase_if(members, [](Delivery const& member) { return member.state != DeliveryState::waiting || !member.in_doubt; });
        for (auto const& member : members) seen_.insert(member.id.value());
        if (std::any_of(members.begin(), members.end(), [&](Delivery const& member) { return is_busy(member); })) return;
        auto age = real_ - one.called_at;
        bool swallowed = members.size() == all && age.count() >= 0 && age + on_the_way < room_.platform.swallows_repeats_for();
        bool night = !swallowed && !by_itself(one) && affairs::is_quiet(turn_.now);
        Timestamp free = real_;
        for (auto const& member : members) free = std::max(free, room_.pacing.free_at(member.to.id, real_));
        if (night || free > real_) {
            auto until = night ? affairs::first_waking_moment(turn_) : turn_.now + (free - real_);
            for (auto const& member : members) postpone(member, until);
            return;
        }
        Call call;
        call.message.text = swallowed ? one.text : marked(turn_, knowledge_, one);
        call.message.buttons = one.buttons;
        if (!one.buttons.empty()) call.message.card = card_of(one.call, members.front()) + (swallowed ? "" : "r");
        for (auto const& member : members) taken_.insert(member.to.id);
        call.members = std::move(members);
        calls_.push_back(std::move(call));
        repeats_.push_back(true);
    }

    static std::string card_of(std::int64_t call, Delivery const& first) {
        return "c" + std::to_string(call) + "-" + std::to_string(first.made_at.time_since_epoch().count());
    }

    // From here on they are under way, whatever becomes of this process.
    std::vector<Call> leave() {
        auto next = calls_.empty() ? 0 : turn_.tx.outbox().next_call();
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            auto& call = calls_[i];
            auto number = repeats_[i] ? call.members.front().call : next++;
            std::sort(call.members.begin(), call.members.end(), [](Delivery const& a, Delivery const& b) { return a.id < b.id; });
            if (!repeats_[i] && !call.message.buttons.empty()) call.message.card = card_of(number, call.members.front());
            for (auto& member : call.members) {
                member.call = number;
                if (!repeats_[i]) member.called_at = real_;
                turn_.tx.outbox().claim(member);
                ++member.attempt;
            }
        }
        return std::move(calls_);
    }
};

}  // namespace

Claimed claim(affairs::Turn const& turn, Knowledge const& knowledge, Room const& room, Timestamp real) { return Claim(turn, knowledge, room, real).take(); }

}  // namespace lingyan::flow
