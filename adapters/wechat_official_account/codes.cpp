// The table of error codes, by the platform's own list; everything else about them follows from their class.
#include "adapters/wechat_official_account/codes.hpp"

namespace lingyan::wechat {

using shared::Code;
using shared::CodeClass;

namespace {

constexpr Code known_codes[] = {
    // Three tries, seconds apart.
    {-1, CodeClass::soon, "微信系统繁忙，稍后自动重试"},
    // In a while: a window of theirs has to pass.
    {45009, CodeClass::later, "当天接口次数已用完，稍后自动重试", 3600},
    {45011, CodeClass::later, "接口调用过于频繁，稍后自动重试", 60},
    {61450, CodeClass::later, "微信客服系统出错，稍后自动重试"},
    {9001002, CodeClass::later, "微信远端服务暂停，稍后自动重试"},
    {45066, CodeClass::busy, "同一条消息重发太快，稍后自动重试", 60},
    // Another token.
    {40001, CodeClass::token, "AppSecret 或令牌无效，请核对 app_secret，并确认没有别的程序在换令牌"},
    {40014, CodeClass::token, "令牌无效，自动更换"},
    {41001, CodeClass::token, "缺少令牌，自动更换"},
    {42001, CodeClass::token, "令牌已过期，自动更换"},
    // This person cannot be reached, or not now.
    {40003, CodeClass::recipient, "此人没有关注公众号，或 openid 不属于这个公众号"},
    {43004, CodeClass::recipient, "此人没有关注公众号"},
    {43019, CodeClass::recipient, "此人在公众号黑名单里"},
    {not_subscribed, CodeClass::recipient, "此人没有订阅这个通知，或订阅次数已用完"},
    {window_closed, CodeClass::recipient, "此人48小时内没有来过消息，微信不让主动发"},
    {window_used_up, CodeClass::recipient, "此人来消息后能发的条数已用完，等他再来消息"},
    {46004, CodeClass::recipient, "此人不存在，请核对 openid"},
    {48002, CodeClass::recipient, "此人关掉了公众号消息"},
    {50002, CodeClass::recipient, "此人的微信受限"},
    {50005, CodeClass::recipient, "此人没有关注公众号"},
    // A person must change the settings or the account; until then everything of this account waits.
    {40002, CodeClass::person, "取令牌的参数不对，请联系维护人员"},
    {40013, CodeClass::person, "AppID 无效，请核对 app_id"},
    {40037, CodeClass::person, "模板编号无效，请核对 template 或 subscription 的 id"},
    {40125, CodeClass::person, "AppSecret 无效，请在公众号后台重置后填入 app_secret"},
    {40164, CodeClass::person, "服务器地址不在IP白名单里，请在公众号后台添加"},
    {40243, CodeClass::person, "AppSecret 已冻结，请在公众号后台解冻"},
    {45028, CodeClass::person, "群发次数已用完，请等下一天或下个月"},
    {not_granted, CodeClass::person, "公众号没有这个接口的权限，请先认证或换服务号"},
    {48004, CodeClass::person, "公众号的这个接口被封，请在公众号后台查看"},
    {48008, CodeClass::person, "公众号没有发这类消息的权限，请在后台申请"},
    // This message cannot be sent as it is.
    {40004, CodeClass::message, "文件类型不支持，请换一种"},
    {40005, CodeClass::message, "文件类型不支持，请换一种"},
    {40006, CodeClass::message, "文件大小不允许，请压缩后重发"},
    {40007, CodeClass::message, "文件已过三天有效期，请重新上传"},
    {40008, CodeClass::message, "消息类型不支持，请改发文字"},
    {40009, CodeClass::message, "图片大小不允许，请压缩后重发"},
    {40018, CodeClass::message, "菜单名字太长或为空，请改短"},
    {40029, CodeClass::message, "网页授权码无效，请重新打开页面"},
    {40033, CodeClass::message, "内容含非法字符，请修改后重发"},
    {40035, CodeClass::message, "参数无效，请联系维护人员"},
    {40163, CodeClass::message, "网页授权码已用过，请重新打开页面"},
    {42002, CodeClass::message, "网页授权已过期，请重新打开页面"},
    {42003, CodeClass::message, "网页授权码已过期，请重新打开页面"},
    {42007, CodeClass::message, "此人改了微信密码，请他重新打开页面"},
    {44002, CodeClass::message, "发送内容为空，请联系维护人员"},
    {44004, CodeClass::message, "文字为空，请补充内容"},
    {45001, CodeClass::message, "文件过大，请压缩后重发"},
    {45002, CodeClass::message, "文字过长，请分段发送"},
    {45007, CodeClass::message, "语音过长，请分段发送"},
    {45008, CodeClass::message, "图文只能发1条，请分开发送"},
    {45067, CodeClass::message, "消息编号过长，请联系维护人员"},
    {47001, CodeClass::message, "内容格式不对，请联系维护人员"},
    {47003, CodeClass::message, "模板内容不合规则，请核对模板的字段"},
    {48006, CodeClass::message, "本月清零次数已用完，请等下个月"},
    {50001, CodeClass::message, "此人没有授权这个接口"},
    // They have it already.
    {45065, CodeClass::done, "这条消息已经发过"},
};

}  // namespace

shared::Codes const codes{"微信", "stable_token", "app_id 与 app_secret", known_codes};

}  // namespace lingyan::wechat
