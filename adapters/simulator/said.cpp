// What a person's message or a wish for another time looks like on the wire, read without trusting it.
#include "adapters/simulator/said.hpp"

#include "crypto/base64.hpp"
#include "crypto/hash.hpp"
#include "domain/group_call.hpp"
#include "http/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

namespace lingyan::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t longest_name = 256;

// Nothing where it is no JSON, no object, or nested deeper than anything here has reason to be.
std::optional<json> read_object(std::string const& body) {
    if (http::is_deeper(body)) return std::nullopt;
    auto content = json::parse(body, nullptr, false);
    if (!content.is_object()) return std::nullopt;
    return content;
}

// Absent and null are the same: nothing was said.
json const* field(json const& object, char const* name) {
    auto const found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

Refused const not_json{"内容要是一个 JSON 对象，改好再发。"};

}  // namespace

std::variant<Said, Refused> read_said(std::string const& body) {
    auto const object = read_object(body);
    if (!object) return not_json;

    Said said;
    auto const* from = field(*object, "from");
    if (!from || !from->is_string()) return Refused{"缺 from：写名册里的人员编号，或一个号码。"};
    said.from = from->get<std::string>();
    if (said.from.empty() || said.from.size() > longest_name) return Refused{"from 不能空，也不能超过256个字节。"};

    if (auto const* id = field(*object, "id")) {
        if (!id->is_string()) return Refused{"id 要是一段文字，比如 \"m1\"。"};
        said.id = id->get<std::string>();
        if (said.id.size() > longest_name) return Refused{"id 不能超过256个字节。"};
    }

    if (auto const* group = field(*object, "group")) {
        if (!group->is_string()) return Refused{"group 要是一段文字，比如 \"g1\"。"};
        said.group = group->get<std::string>();
        if (said.group.size() > longest_name) return Refused{"group 不能超过256个字节。"};
    }

    json const* content = nullptr;
    using Kind = InboundMessage::Kind;
    struct Way { char const* name; Kind kind; };
    for (auto const& [name, kind] : std::array{Way{"text", Kind::text}, Way{"image", Kind::image}, Way{"voice", Kind::voice}}) {
        auto const* found = field(*object, name);
        if (!found) continue;
        if (content) return Refused{"text、image、voice 一次只写一样，分开发。"};
        content = found;
        said.kind = kind;
    }
    if (!content || !content->is_string()) return Refused{"缺内容：写 text（文字），或 image、voice（base64）。"};
    said.content = content->get<std::string>();
    if (said.kind != Kind::text) {
        auto bytes = crypto::from_base64(said.content);
        if (!bytes || bytes->empty()) return Refused{"照片或语音读不出来：要用标准的 base64，不能空。"};
        said.content = std::move(*bytes);
    }
    if (!said.group.empty()) {
        auto called = said.kind == Kind::text ? without_call(said.content) : std::nullopt;
        said.addressed = called.has_value();
        if (called) said.content = std::move(*called);
    }
    return said;
}

std::variant<Timestamp, Refused> read_wished_time(std::string const& body) {
    auto const object = read_object(body);
    if (!object) return not_json;
    auto const* now = field(*object, "now");
    if (!now || !now->is_string()) return Refused{"缺 now：写要拨到的时间，比如 2026-12-21T08:30:00+08:00。"};
    auto const wished = read_timestamp(now->get<std::string>());
    if (!wished) return Refused{"时间读不懂。写成 2026-12-21T08:30:00+08:00 这样。"};
    return *wished;
}

}  // namespace lingyan::simulator
