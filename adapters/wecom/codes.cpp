// The table of error codes, by the platform's own list; everything else about them follows from their class.
#include "adapters/wecom/codes.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

namespace lingyan::wecom {
namespace {

using Kind = Outcome::Kind;
using Scope = Outcome::Scope;
using std::chrono::seconds;

enum class Class { soon, later, token, recipient, person, message };

struct Code {
    int code;
    Class meant;
    char const* words;  // for the office: what is wrong and what to do
    int wait = 0;       // seconds, where the platform's own block lasts that long
};

constexpr Code codes[] = {
    // Three tries, seconds apart.
    {-1, Class::soon, "企业微信系统繁忙，稍后自动重试"},
    // In a while: a window of theirs has to pass.
    {6000, Class::later, "数据正被他人修改，稍后自动重试"},
    {45009, Class::later, "接口调用过于频繁，稍后自动重试", 60},
    {45033, Class::later, "接口并发过高，稍后自动重试"},
    {81026, Class::later, "企业微信该功能维护中，稍后自动重试"},
    // Another token.
    {40001, Class::token, "应用密钥或令牌无效，请核对 secret"},
    {40014, Class::token, "令牌无效，自动更换"},
    {41001, Class::token, "缺少令牌，自动更换"},
    {42001, Class::token, "令牌已过期，自动更换"},
    // This person cannot be reached.
    {40003, Class::recipient, "企业微信账号不存在，请核对花名册中的账号"},
    {50002, Class::recipient, "此人不在应用可见范围，请在管理后台添加"},
    {60111, Class::recipient, "企业微信账号不存在或已离开，请核对花名册中的账号"},
    {81013, Class::recipient, "收件人全部无效或不在应用可见范围，请先检查可见范围"},
    {93000, Class::recipient, "群机器人地址无效或已被移出群，请重新添加"},
    {93004, Class::recipient, "群机器人已停用，请在群里启用"},
    {93008, Class::recipient, "应用不在该群中，请重新加入"},
    // A person must change the settings or the account; until then everything of this app waits.
    {40013, Class::person, "企业ID无效，请核对 corp_id"},
    {40056, Class::person, "应用ID无效，请核对 agent_id"},
    {41002, Class::person, "缺少企业ID，请核对 corp_id"},
    {41004, Class::person, "缺少应用密钥，请核对 secret"},
    {43009, Class::person, "企业主体未认证，请在管理后台认证"},
    {48002, Class::person, "应用没有此接口权限，请在管理后台授权"},
    {48004, Class::person, "授权关系无效，请在管理后台重新授权"},
    {50001, Class::person, "回调域名不是应用的可信域名，请在管理后台设置"},
    {50003, Class::person, "应用已停用，请在管理后台启用"},
    {60020, Class::person, "服务器地址不在企业可信IP中，请在管理后台添加"},
    {301002, Class::person, "令牌不属于该应用，请核对 secret 与 agent_id"},
    {301007, Class::person, "企业已解散或被封禁，请联系企业微信"},
    {2000002, Class::person, "企业ID无效，请核对 corp_id"},
    // This message cannot be sent as it is.
    {40004, Class::message, "文件类型不支持，请换一种"},
    {40005, Class::message, "类型参数不支持，请换一种"},
    {40006, Class::message, "文件大小不允许，请压缩后重发"},
    {40007, Class::message, "文件已过三天有效期，请重新上传"},
    {40008, Class::message, "消息类型不支持，请改发文字"},
    {40009, Class::message, "图片大小不允许，请压缩后重发"},
    {40011, Class::message, "视频大小不允许，请压缩后重发"},
    {40029, Class::message, "登录码无效或已用过，请重新登录"},
    {40031, Class::message, "账号列表无效，请核对账号和可见范围"},
    {40032, Class::message, "收件人过多，请分批发送"},
    {40033, Class::message, "内容含非法字符，请修改后重发"},
    {40035, Class::message, "参数无效，请联系维护人员"},
    {40058, Class::message, "参数无效，请联系维护人员"},
    {40063, Class::message, "缺少参数，请联系维护人员"},
    {40066, Class::message, "部门列表无效，请核对部门"},
    {40068, Class::message, "标签无效，请核对标签"},
    {40070, Class::message, "标签成员全部无效，请核对标签"},
    {40201, Class::message, "内容被反垃圾检查拦截，请修改后重发"},
    {41006, Class::message, "缺少文件编号，请重新上传"},
    {41011, Class::message, "缺少应用ID，请核对 agent_id"},
    {42014, Class::message, "卡片任务编号无效，请重新发送"},
    {42016, Class::message, "卡片任务不存在，请重新发送"},
    {42017, Class::message, "卡片按钮不存在，请重新发送"},
    {42018, Class::message, "卡片按钮无效，请重新发送"},
    {42052, Class::message, "消息已超过24小时，不能撤回"},
    {43004, Class::message, "此人未绑定微信，请改用其他方式"},
    {44001, Class::message, "文件为空，请重新上传"},
    {44004, Class::message, "文字为空，请补充内容"},
    {45001, Class::message, "文件过大，请压缩后重发"},
    {45002, Class::message, "文字过长，请分段发送"},
    {45007, Class::message, "语音超过60秒，请分段发送"},
    {45008, Class::message, "图文超过8条，请分批发送"},
    {45034, Class::message, "链接缺少 http:// 或 https://，请补全"},
    {60011, Class::message, "没有操作此成员的权限，请检查可见范围"},
    {60123, Class::message, "部门不存在，请核对部门"},
    {60140, Class::message, "卡片响应码已用过或已过期，请重新发送"},
    {82001, Class::message, "没有收件人，请补充"},
    {82002, Class::message, "部门超过100个，请分批发送"},
    {82003, Class::message, "标签超过100个，请分批发送"},
    {86003, Class::message, "群聊不存在，请核对群聊"},
    {830002, Class::message, "文件过大，请分段下载"},
};

constexpr int few_tries = 3;

}  // namespace

Outcome outcome_of(std::int64_t code) {
    auto const* found = std::ranges::find(codes, code, &Code::code);
    Outcome outcome;
    outcome.detail = std::to_string(code) + " ";
    if (found == std::end(codes)) {
        outcome.kind = Kind::later;
        outcome.most_tries = few_tries;
        outcome.detail += "企业微信返回未登记的错误码，请联系维护人员";
        return outcome;
    }
    outcome.detail += found->words;
    if (found->wait) outcome.wait = seconds{found->wait};
    switch (found->meant) {
        case Class::soon:
            outcome.kind = Kind::later;
            outcome.most_tries = few_tries;
            break;
        case Class::later:
            outcome.kind = Kind::later;
            outcome.scope = code == 6000 ? Scope::message : Scope::account;  // 6000: that one record is being edited
            break;
        case Class::token: outcome.kind = Kind::token; break;
        case Class::person:
            outcome.kind = Kind::later;
            outcome.scope = Scope::account;
            outcome.needs_person = true;
            break;
        case Class::recipient: outcome.kind = Kind::refused; break;
        case Class::message:
            outcome.kind = Kind::refused;
            outcome.for_its_content = true;
            break;
    }
    return outcome;
}

Outcome outcome_without_token(std::int64_t code) {
    auto outcome = outcome_of(code);
    bool const passes = outcome.kind == Kind::later && !outcome.needs_person;
    outcome.kind = Kind::later;
    outcome.scope = Scope::account;
    outcome.needs_person = !passes;
    outcome.most_tries = 0;
    return outcome;
}

}  // namespace lingyan::wecom
