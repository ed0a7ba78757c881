// The weights are added up here, and the heaviest meaning is taken or doubted.
#include "language/understanding.hpp"

#include "language/meaning_rules.hpp"
#include "language/meaning_slots.hpp"
#include "language/message_signs.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace lingyan::language {
namespace {

constexpr std::string_view names[meanings] = {
    "unknown", "task.list", "task.show", "task.done", "task.progress", "task.extend", "task.transfer", "task.reject",
    "talk.record", "talk.schedule", "talk.list", "training.record", "training.list", "notice.search", "notice.publish", "decision.step",
    "feedback.file", "feedback.status", "feedback.rate", "hotline", "bind.identity", "help", "undo", "confirm.yes", "confirm.no", "choose.number", "smalltalk",
};

bool counts(Rule const& rule, Signs const& signs) {
    return signs.has_all(rule.all) && (rule.any.empty() || signs.has_any(rule.any)) && !signs.has_any(rule.none);
}

// The rules by one sign that each must have, so that only those are looked at that may count.
class RuleIndex {
public:
    RuleIndex() {
        for (auto const rules : {work_rules(), everyday_rules()})
            for (auto const& rule : rules) {
                Sign least_usual = Sign::none;  // the signs of what the message as a whole is stand last, and many messages have them
                rule.all.each([&](Sign sign) {
                    if (least_usual == Sign::none || sign < Sign::cadre) least_usual = sign;
                });
                by_sign_[static_cast<std::size_t>(least_usual)].push_back(rules_.size());
                rules_.push_back(&rule);
            }
    }

    std::vector<std::size_t> counting(Signs const& signs) const {  // in the order of the tables
        std::vector<std::size_t> found;
        found.reserve(32);
        auto const look = [&](Sign sign) {
            for (auto const place : by_sign_[static_cast<std::size_t>(sign)])
                if (counts(*rules_[place], signs)) found.push_back(place);
        };
        look(Sign::none);
        signs.each([&](Sign sign) {
            if (sign != Sign::none) look(sign);
        });
        std::sort(found.begin(), found.end());
        return found;
    }

    Rule const& operator[](std::size_t place) const { return *rules_[place]; }

private:
    std::vector<Rule const*> rules_;
    std::array<std::vector<std::size_t>, static_cast<std::size_t>(Sign::count)> by_sign_;  // under none those that need no one sign
};

// The words of the message that bore a rule's signs.
std::vector<std::string> bearing(MarkedText const& text, Rule const& rule) {
    std::vector<std::string> words;
    for (auto const& mark : text.marks())
        if (mark.signs.has_any(rule.all) || mark.signs.has_any(rule.any)) words.push_back(text.words(mark));
    return words;
}

}  // namespace

std::string_view name_of(Meaning meaning) { return names[static_cast<std::size_t>(meaning)]; }

bool writes(Meaning meaning) {
    using enum Meaning;
    switch (meaning) {
        case task_done: case task_progress: case task_extend: case task_transfer: case task_reject: case talk_record: case talk_schedule: case training_record:
        case notice_publish: case decision_step: case feedback_file: case feedback_rate: case bind_identity: case undo: return true;
        default: return false;
    }
}

std::optional<Speaker> speaker_named(std::string_view name) {
    if (name == "cadre") return Speaker::cadre;
    if (name == "township") return Speaker::township;
    if (name == "resident") return Speaker::resident;
    return std::nullopt;
}

std::optional<Awaited> awaited_named(std::string_view name) {
    if (name.empty() || name == "none") return Awaited::nothing;
    if (name == "confirm") return Awaited::confirm;
    if (name == "choose") return Awaited::choose;
    if (name == "rate") return Awaited::rate;
    if (name == "task_focus") return Awaited::task_focus;
    if (name == "decision_focus") return Awaited::decision_focus;
    return std::nullopt;
}

Slot const* Understanding::slot(std::string_view name) const {
    for (auto const& one : slots)
        if (one.name == name) return &one;
    return nullptr;
}

std::string Understanding::text(std::string_view name) const {
    auto const* found = slot(name);
    auto const* words = found ? std::get_if<std::string>(&found->value) : nullptr;
    return words ? *words : std::string{};
}

Understanding understand(std::string_view raw, Speaker speaker, Awaited awaited, Timestamp now, Calendar const& calendar, Grounds wanted) {
    MarkedText text(raw, now, calendar);
    auto const signs = settle_message(text, speaker, awaited);
    std::array<int, meanings> weights{};
    Understanding found;
    static RuleIndex const rules;
    for (auto const place : rules.counting(signs)) {
        auto const& rule = rules[place];
        weights[static_cast<std::size_t>(rule.meaning)] += rule.weight;
        if (wanted == Grounds::yes) found.grounds.push_back({rule.meaning, rule.weight, rule.why, bearing(text, rule)});
    }
    std::array<Meaning, meanings> order;
    for (std::size_t i = 0; i < meanings; ++i) order[i] = static_cast<Meaning>(i);
    auto weight_of = [&](Meaning meaning) { return weights[static_cast<std::size_t>(meaning)]; };
    std::partial_sort(order.begin(), order.begin() + 3, order.end(), [&](Meaning a, Meaning b) {
        if (weight_of(a) != weight_of(b)) return weight_of(a) > weight_of(b);
        if (writes(a) != writes(b)) return writes(b);  // of two that weigh the same the one that files nothing
        return a < b;
    });
    auto const best = order[0];
    // What was never near is not worth telling.
    std::erase_if(found.grounds, [&](Ground const& ground) { return std::find(order.begin(), order.begin() + 3, ground.meaning) == order.begin() + 3 || weight_of(ground.meaning) <= 0; });
    found.weight = weight_of(best);
    Signs const others{Sign::told, Sign::condition, Sign::elsewhere, Sign::home, Sign::idle, Sign::waiting};
    Signs const claimed{Sign::done, Sign::handed_in, Sign::talk_held, Sign::held, Sign::progress, Sign::percent, Sign::portion, Sign::begun};
    found.of_others = signs.has_any(others) || (signs.has(Sign::planned) && !signs.has_any(claimed));
    bool const enough = found.weight >= (writes(best) ? least_to_write : least_to_read);
    bool const close = writes(best) && writes(order[1]) && weight_of(order[1]) >= least_to_write && weight_of(best) - weight_of(order[1]) < too_close;
    if (!enough || close || best == Meaning::unknown) {
        for (std::size_t i = 0; i < 3; ++i)
            if (order[i] != Meaning::unknown && weight_of(order[i]) > 0 && best != Meaning::unknown) found.between.push_back(order[i]);
        return found;
    }
    found.meaning = best;
    found.slots = slots_of(best, text, signs, awaited);
    return found;
}

}  // namespace lingyan::language
