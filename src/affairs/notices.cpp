#include "affairs/notices.hpp"

#include "affairs/standing.hpp"

#include <algorithm>

namespace lingyan::affairs::notices {

namespace {

constexpr std::size_t most_of_one_message = 1500;  // bytes of text; platforms take about 2048 with what stands around it

}  // namespace

std::string say_affair(Affair affair) {
    switch (affair) {
        case Affair::party: return "党务公开";
        case Affair::village: return "村务公开";
        case Affair::finance: return "财务公开";
        case Affair::service: return "通知";
    }
    return {};
}

std::string record_word(Affair affair) {
    switch (affair) {
        case Affair::party: return "party";
        case Affair::village: return "village";
        case Affair::finance: return "finance";
        case Affair::service: return "service";
    }
    return {};
}

std::string record_word(NoticeMode mode) { return mode == NoticeMode::routine ? "routine" : mode == NoticeMode::staged ? "staged" : "immediate"; }

std::optional<Affair> named_affair(std::string_view word) {
    struct Row {
        std::string_view word;
        Affair affair;
    };
    for (auto const& [said, affair] : {Row{"党务", Affair::party}, Row{"党务公开", Affair::party}, Row{"村务", Affair::village}, Row{"村务公开", Affair::village},
                                       Row{"财务", Affair::finance}, Row{"财务公开", Affair::finance}, Row{"账", Affair::finance}, Row{"账目", Affair::finance},
                                       Row{"通知", Affair::service}, Row{"服务", Affair::service}})
        if (word == said) return affair;
    return std::nullopt;
}

std::optional<Affair> affair_in(County const& county, std::string_view text) {
    struct Row {
        char const* words;
        Affair affair;
    };
    for (auto const& [words, affair] : {Row{"notice_party.zh-CN", Affair::party}, Row{"notice_finance.zh-CN", Affair::finance}, Row{"notice_village.zh-CN", Affair::village},
                                        Row{"notice_service.zh-CN", Affair::service}})
        if (auto found = county.pack.words.find(words); found != county.pack.words.end())
            if (std::any_of(found->second.begin(), found->second.end(), [&](auto const& word) { return text.find(word) != text.npos; })) return affair;
    return std::nullopt;
}

std::string mark_of(Notice const& notice) {
    std::string who = notice.affair == Affair::party ? "支部" : "监委会";
    if (notice.looked == Looked::waiting) return who + "待看";
    if (notice.looked == Looked::sent_back && notice.state == NoticeState::out) return who + "要求改";
    return {};
}

std::string say_forms(std::string const& forms) {
    static constexpr char const* names[] = {"公开栏", "会议", "发材料", "发信息"};
    std::vector<std::string> said;
    for (char c : forms)
        if (c >= '1' && c <= '4') said.emplace_back(names[c - '1']);
    return joined(said);
}

std::string page_of(Turn const& turn, std::string const& path) {
    if (turn.county.public_url.empty()) return {};
    return turn.county.public_url + (turn.county.public_url.ends_with('/') ? "" : "/") + path;
}

std::string link_of(Turn const& turn, Notice const& notice) { return page_of(turn, "n/" + std::to_string(notice.id.value())); }

Fields fields_of(Turn const& turn, Notice const& notice) {
    return {{"ref", std::to_string(notice.id.value())}, {"title", notice.title}, {"village", unit_name(turn, notice.village)}, {"topic", say_affair(notice.affair)},
            {"date", notice.out_at ? say_day(local_day(*notice.out_at)) : ""}};
}

Say full_text(Turn const& turn, Notice const& notice) {
    auto fields = fields_of(turn, notice);
    fields["text"] = notice.text;
    fields["office"] = office_name(turn, notice.village);
    fields["phone"] = office_phone(turn, notice.village);
    std::vector<Say> lines;
    if (!notice.photos.empty()) lines.push_back(Say{"notice.photos_line", {{"n", text_of(notice.photos.size())}}});
    if (auto mark = mark_of(notice); !mark.empty()) lines.push_back(Say{"notice.mark_line", {{"state", mark}}});
    auto const link = link_of(turn, notice);
    if (!link.empty()) lines.push_back(Say{"notice.link_line", {{"url", link}}});
    bool const in_parts = notice.text.size() > most_of_one_message && !link.empty();  // its page is one of the first words, whatever becomes of the last part
    return Say{notice.text.empty() ? "notice.text_none" : in_parts ? "notice.text_long" : "notice.text", fields, lines};
}

}  // namespace lingyan::affairs::notices
