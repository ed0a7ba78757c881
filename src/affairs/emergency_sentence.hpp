// Takes one sentence that passes on a warning apart. Every part stays as the issuer says it.
#pragma once

#include "affairs/turn.hpp"

#include <string>
#include <vector>

namespace lingyan::affairs {

struct EmergencyDraft {
    std::string warning;  // 暴雨红色预警
    std::string start;    // 今晚22点
    std::string action;
    std::string issuer;   // 县气象台
    std::string issued;   // 21点35分
    std::vector<UnitId> units;
    std::vector<std::string> unknown;  // looks like a village and is none of theirs
};

// "暴雨红色预警，今晚22点起，全镇，沿河住户马上转移，县气象台21点35分发布"; units only among `villages`.
EmergencyDraft read_emergency(Turn const&, std::string const& text, std::vector<Unit const*> const& villages);

std::string as_said(std::string text);  // with the commas that a message's one form has made narrow wide again

// Who issued it and when: "县气象台23点10分发布".
struct Issue {
    std::string issuer;
    std::string issued;
};
Issue read_issue(Turn const&, std::string const& text);

}  // namespace lingyan::affairs
