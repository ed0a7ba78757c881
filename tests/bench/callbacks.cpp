// Reports alternate with taking them back, so that each is a real one; every third message of a resident is somebody new.
#include "callbacks.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/random.hpp"

#include <algorithm>
#include <chrono>

namespace lingyan::bench {

namespace {


std::string real_seconds() {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count());
}

}  // namespace

Caller::Caller(std::vector<std::string> cadres)
    : envelope_(token, aes_key, corp_id), cadres_(std::move(cadres)),
      last_id_(static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count())) {}

Call Caller::call(std::string const& user, std::string const& text, std::vector<std::string> expected) {
    auto const now = real_seconds();
    shared::Document document(512);
    document.text("ToUserName", corp_id).text("FromUserName", user).plain("CreateTime", now).text("MsgType", "text").text("Content", text);
    auto const plain = document.plain("MsgId", std::to_string(++last_id_)).plain("AgentID", agent_id).end();
    auto const encrypted = envelope_.encrypt(plain, crypto::random_bytes(16));
    auto const nonce = std::to_string(1'000'000'000 + last_id_ % 1'000'000'000);
    Call made;
    made.user = user;
    made.text = text;
    made.expected = std::move(expected);
    made.body = shared::Document(1024).text("ToUserName", corp_id).text("Encrypt", encrypted).text("AgentID", agent_id).end();
    made.wire = "POST /callback/wecom?msg_signature=" + envelope_.signature(now, nonce, encrypted) + "&timestamp=" + now + "&nonce=" + nonce +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/4.0\r\nAccept: */*\r\nContent-Type: text/xml\r\nContent-Length: " +
                std::to_string(made.body.size()) + "\r\n\r\n" + made.body;
    return made;
}

std::vector<Calls> Caller::first_lists(std::size_t connections) {
    turns_.assign(connections, {});
    std::vector<Calls> all(connections);
    for (std::size_t i = 0; i < cadres_.size(); ++i) all[i % connections].push_back(call(cadres_[i], "全部", {"冬季防火巡查"}));
    return all;
}

Call Caller::report(std::size_t connection, std::size_t connections) {
    auto const own = (cadres_.size() - connection + connections - 1) / connections;
    auto const turn = turns_[connection].reports++;
    auto const& cadre = cadres_[connection + turn % own * connections];
    switch (turn / own % 4) {
        case 0: return call(cadre, "1", {"记下了"});
        case 2: return call(cadre, "1 办完了", {"记下了"});
        default: return call(cadre, "撤", {"撤回了"});
    }
}

Call Caller::question(std::size_t connection, std::size_t in_a_row) {
    auto const turn = turns_[connection].questions++;
    auto const resident = "resident-" + std::to_string(connection) + "-" + std::to_string(in_a_row) + "-" + std::to_string(turn / in_a_row);
    switch (turn % 3) {
        case 0: return call(resident, "公开", {"我是"});
        case 1: return call(resident, "电话", {"请打"});
        default: return call(resident, "低保要怎么申请，带哪些材料，" + std::to_string(turn) + "号去行不行", {"最低生活保障"});
    }
}

std::vector<Calls> Caller::calls(Kind kind, std::size_t connections, std::size_t each) {
    if (turns_.size() != connections) turns_.assign(connections, {});
    std::vector<Calls> all(connections);
    for (std::size_t i = 0; i < each; ++i)  // numbered as they will be sent: a platform's numbers go up with time
        for (std::size_t c = 0; c < connections; ++c) {
            bool const reports = kind == Kind::reports || (kind == Kind::mix && i % 5 % 2 == 0);
            all[c].push_back(reports ? report(c, connections) : question(c, kind == Kind::strangers ? 1 : 3));
        }
    return all;
}

std::string Caller::complaint(Server server, Call const& sent, int status, std::string_view body) const {
    if (status != 200) return "status " + std::to_string(status);
    if (server == Server::bare_echo) return body == sent.body ? "" : "another body";
    auto outer = shared::read_fields(body);
    if (!outer) return "no envelope";
    auto& fields = *outer;
    if (envelope_.signature(fields["TimeStamp"], fields["Nonce"], fields["Encrypt"]) != fields["MsgSignature"]) return "wrong signature";
    auto const plain = envelope_.decrypt(fields["Encrypt"]);  // compares the receiveid as well
    if (!plain) return "not to be decrypted";
    auto inner = shared::read_fields(*plain);
    if (!inner || (*inner)["MsgType"] != "text" || (*inner)["ToUserName"] != sent.user) return "not for this person";
    auto const& words = (*inner)["Content"];
    if (server == Server::crypto_echo) return words == sent.text ? "" : "other words";
    auto const fits = [&](std::string const& part) { return words.find(part) != words.npos; };
    return std::ranges::any_of(sent.expected, fits) ? "" : "\"" + sent.text + "\" was answered with \"" + words + "\"";
}

}  // namespace lingyan::bench
