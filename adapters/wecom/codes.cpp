// The table of error codes, by the platform's own list; everything else about them follows from their class.
#include "adapters/wecom/codes.hpp"

namespace lingyan::wecom {

using shared::Code;
using shared::CodeClass;

namespace {

constexpr Code known_codes[] = {
    // Three tries, seconds apart.
    {-1, CodeClass::soon, "企业微信系统繁忙，稍后自动重试"},
    // That one record is being edited, not the whole account.
    {6000, CodeClass::busy, "数据正被他人修改，稍后自动重试"},
    // In a while: a window of theirs has to pass.
    {45009, CodeClass::later, "接口调用过于频繁，稍后自动重试", 60},
    {45033, CodeClass::later, "接口并发过高，稍后自动重试"},
    {81026, CodeClass::later, "企业微信该功能维护中，稍后自动重试"},
    // Another token.
    {40001, CodeClass::token, "应用密钥或令牌无效，请核对 secret"},
    {40014, CodeClass::token, "令牌无效，自动更换"},
    {41001, CodeClass::token, "缺少令牌，自动更换"},
    {42001, CodeClass::token, "令牌已过期，自动更换"},
    // This person cannot be reached.
    {40003, CodeClass::recipient, "企业微信账号不存在，请核对花名册中的账号"},
    {50002, CodeClass::recipient, "此人不在应用可见范围，请在管理后台添加"},
    {60111, CodeClass::recipient, "企业微信账号不存在或已离开，请核对花名册中的账号"},
    {81013, CodeClass::recipient, "收件人全部无效或不在应用可见范围，请先检查可见范围"},
    {93000, CodeClass::recipient, "群机器人地址无效或已被移出群，请重新添加"},
    {93004, CodeClass::recipient, "群机器人已停用，请在群里启用"},
    {93008, CodeClass::recipient, "应用不在该群中，请重新加入"},
    // A person must change the settings or the account; until then everything of this app waits.
    {40013, CodeClass::person, "企业ID无效，请核对 corp_id"},
    {40056, CodeClass::person, "应用ID无效，请核对 agent_id"},
    {41002, CodeClass::person, "缺少企业ID，请核对 corp_id"},
    {41004, CodeClass::person, "缺少应用密钥，请核对 secret"},
    {43009, CodeClass::person, "企业主体未认证，请在管理后台认证"},
    {48002, CodeClass::person, "应用没有此接口权限，请在管理后台授权"},
    {48004, CodeClass::person, "授权关系无效，请在管理后台重新授权"},
    {50001, CodeClass::person, "回调域名不是应用的可信域名，请在管理后台设置"},
    {50003, CodeClass::person, "应用已停用，请在管理后台启用"},
    {60020, CodeClass::person, "服务器地址不在企业可信IP中，请在管理后台添加"},
    {301002, CodeClass::person, "令牌不属于该应用，请核对 secret 与 agent_id"},
    {301007, CodeClass::person, "企业已解散或被封禁，请联系企业微信"},
    {2000002, CodeClass::person, "企业ID无效，请核对 corp_id"},
    // This message cannot be sent as it is.
    {40004, CodeClass::message, "文件类型不支持，请换一种"},
    {40005, CodeClass::message, "类型参数不支持，请换一种"},
    {40006, CodeClass::message, "文件大小不允许，请压缩后重发"},
    {40007, CodeClass::message, "文件已过三天有效期，请重新上传"},
    {40008, CodeClass::message, "消息类型不支持，请改发文字"},
    {40009, CodeClass::message, "图片大小不允许，请压缩后重发"},
    {40011, CodeClass::message, "视频大小不允许，请压缩后重发"},
    {40029, CodeClass::message, "登录码无效或已用过，请重新登录"},
    {40031, CodeClass::message, "账号列表无效，请核对账号和可见范围"},
    {40032, CodeClass::message, "收件人过多，请分批发送"},
    {40033, CodeClass::message, "内容含非法字符，请修改后重发"},
    {40035, CodeClass::message, "参数无效，请联系维护人员"},
    {40058, CodeClass::message, "参数无效，请联系维护人员"},
    {40063, CodeClass::message, "缺少参数，请联系维护人员"},
    {40066, CodeClass::message, "部门列表无效，请核对部门"},
    {40068, CodeClass::message, "标签无效，请核对标签"},
    {40070, CodeClass::message, "标签成员全部无效，请核对标签"},
    {40201, CodeClass::message, "内容被反垃圾检查拦截，请修改后重发"},
    {41006, CodeClass::message, "缺少文件编号，请重新上传"},
    {41011, CodeClass::message, "缺少应用ID，请核对 agent_id"},
    {42014, CodeClass::message, "卡片任务编号无效，请重新发送"},
    {42016, CodeClass::message, "卡片任务不存在，请重新发送"},
    {42017, CodeClass::message, "卡片按钮不存在，请重新发送"},
    {42018, CodeClass::message, "卡片按钮无效，请重新发送"},
    {42052, CodeClass::message, "消息已超过24小时，不能撤回"},
    {43004, CodeClass::message, "此人未绑定微信，请改用其他方式"},
    {44001, CodeClass::message, "文件为空，请重新上传"},
    {44004, CodeClass::message, "文字为空，请补充内容"},
    {45001, CodeClass::message, "文件过大，请压缩后重发"},
    {45002, CodeClass::message, "文字过长，请分段发送"},
    {45007, CodeClass::message, "语音超过60秒，请分段发送"},
    {45008, CodeClass::message, "图文超过8条，请分批发送"},
    {45034, CodeClass::message, "链接缺少 http:// 或 https://，请补全"},
    {60011, CodeClass::message, "没有操作此成员的权限，请检查可见范围"},
    {60123, CodeClass::message, "部门不存在，请核对部门"},
    {60140, CodeClass::message, "卡片响应码已用过或已过期，请重新发送"},
    {82001, CodeClass::message, "没有收件人，请补充"},
    {82002, CodeClass::message, "部门超过100个，请分批发送"},
    {82003, CodeClass::message, "标签超过100个，请分批发送"},
    {86003, CodeClass::message, "群聊不存在，请核对群聊"},
    {830002, CodeClass::message, "文件过大，请分段下载"},
};

}  // namespace

shared::Codes const codes{"企业微信", "gettoken", "secret 与 agent_id", known_codes};

}  // namespace lingyan::wecom
