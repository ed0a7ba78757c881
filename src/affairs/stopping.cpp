#include "affairs/stopping.hpp"

#include "affairs/drafts.hpp"
#include "affairs/undoing.hpp"
#include "language/trim.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lingyan::affairs::stopping {

namespace {

constexpr std::array<std::string_view, 3> stop_words{"退订", "取消订阅", "TD"}, resume_words{"订阅", "恢复订阅", "重新订阅"};
constexpr std::array<std::string_view, 12> kinds_of_notices{"公告", "通知", "公示", "公开", "公告通知", "通知公告", "公开通知", "公开公告", "村里的公告", "村里公告", "党务公开", "村务公开"};
constexpr std::array<std::string_view, 9> everything{"全部", "所有", "消息", "提醒", "推送", "任务", "事项", "所有消息", "全部消息"};

bool among(auto const& words, std::string_view text) { return std::find(words.begin(), words.end(), text) != words.end(); }

std::string_view without_marks(std::string_view text) {
    return language::trimmed(text, {" ", "，", ",", "：", ":", "。", ".", "、", "！", "!", "“", "”", "+"});
}

std::string_view without_sighs(std::string_view text) {
    for (std::string_view sigh : {"吧", "了", "一下"})
        if (text.ends_with(sigh)) text.remove_suffix(sigh.size());
    return without_marks(text);
}

char const* flag(bool is) { return is ? "yes" : ""; }

void set(Conversation& conversation, Wish const& wish) {
    if (wish.notices) conversation.no_notices = wish.stop;
    else if (wish.stop) conversation.stopped = true;
    else conversation.stopped = conversation.no_notices = false;
}

bool holds_people(Conversation const& conversation) { return conversation.dialogue && conversation.dialogue->kind == "danger"; }

}  // namespace

std::optional<Wish> read(std::string const& text) {
    std::string_view const said = without_marks(text);
    for (bool stop : {true, false})
        for (auto word : stop ? stop_words : resume_words) {
            bool const latin = word == "TD" && (said == "TD" || said == "td");
            if (!said.starts_with(word) && !latin) continue;
            auto const rest = latin ? std::string_view{} : without_sighs(without_marks(said.substr(word.size())));
            if (word == "TD" && !rest.empty()) continue;
            Wish wish;
            wish.stop = stop;
            wish.notices = among(kinds_of_notices, rest);
            if (!wish.notices && !among(everything, rest)) wish.rest = rest;
            return wish;
        }
    return std::nullopt;
}

void set_for_resident(Conversation& conversation, Wish const& wish) {
    set(conversation, wish);
    if (!wish.stop) conversation.stopped = false;  // notices are all that is sent to him
    if (!holds_people(conversation)) conversation.dialogue.reset();
}

std::optional<Say> carry_out(Turn const& turn, Actor& actor, Wish const& wish) {
    if (!wish.rest.empty()) return std::nullopt;  // 退订会议室 is about something else
    auto& conversation = actor.conversation;
    remember(turn, actor, "stop.set", {{"stopped", flag(conversation.stopped)}, {"no_notices", flag(conversation.no_notices)}});
    set(conversation, wish);
    Say said{wish.stop ? (wish.notices ? "stop.notices" : "stop.duties") : wish.notices ? "stop.notices_again" : "stop.again"};
    if (!conversation.dialogue || holds_people(conversation)) return said;
    auto const open = *conversation.dialogue;
    conversation.dialogue.reset();
    if (!drafts::is_draft(open)) return said;
    drafts::put_aside(actor, open);
    return Say{"joined", {}, {said, Say{"draft.aside_line", {{"title", drafts::title_of(turn, open)}}}}};
}

Say undo(Turn const&, Actor& actor, Act const& act) {
    actor.conversation.stopped = fact(act, "stopped") == "yes";
    actor.conversation.no_notices = fact(act, "no_notices") == "yes";
    return Say{"stop.undone"};
}

bool wants_notices(Conversation const& conversation) { return !conversation.stopped && !conversation.no_notices; }

bool only_tells_of_notice(Say const& say) {
    constexpr std::array<std::string_view, 5> news{"notice.out_unread", "notice.passed_later", "notice.taken_down_told", "notice.shown_again_told", "notice.withdrawn_told"};
    return among(news, say.key);
}

bool waits_for_digest(Turn const& turn, Delivery const& delivery) {
    bool const alone = delivery.kind == DeliveryKind::told && !delivery.person.empty() && !delivery.say.key.empty() && !delivery.in_doubt;
    if (!alone || delivery.say.key.starts_with("emergency.")) return false;
    return turn.tx.conversations().load(delivery.person.text()).stopped;
}

bool is_unwanted(Conversation const& conversation, Delivery const& delivery) {
    if (delivery.kind == DeliveryKind::reply || delivery.kind == DeliveryKind::urgent) return false;
    return conversation.stopped || (conversation.no_notices && delivery.say.key.starts_with("notice."));
}

}  // namespace lingyan::affairs::stopping
