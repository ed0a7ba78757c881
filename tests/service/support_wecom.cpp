#include "support_wecom.hpp"

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace lingyan::test {

namespace {

using nlohmann::json;

// Head and body; empty where the other end went away.
std::pair<std::string, std::string> read_request(int connection) {
    std::string bytes;
    char buffer[16384];
    for (;;) {
        if (auto const end = bytes.find("\r\n\r\n"); end != std::string::npos) {
            auto const head = bytes.substr(0, end + 2);
            auto const at = head.find("Content-Length: ");
            auto const length = at == std::string::npos ? 0 : std::size_t(std::atoll(head.c_str() + at + 16));
            if (bytes.size() >= end + 4 + length) return {head, bytes.substr(end + 4, length)};
        }
        auto const n = ::recv(connection, buffer, sizeof buffer, 0);
        if (n <= 0) return {};
        bytes.append(buffer, std::size_t(n));
    }
}

std::string with_status(int status, std::string const& body) {
    return "HTTP/1.1 " + std::to_string(status) + " -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

std::vector<std::string> receivers_of(std::string const& body) {
    std::vector<std::string> people;
    auto rest = json::parse(body).at("touser").get<std::string>() + "|";
    for (std::size_t from = 0, bar = 0; (bar = rest.find('|', from)) != std::string::npos; from = bar + 1) people.push_back(rest.substr(from, bar - from));
    return people;
}

std::string text_of_body(std::string const& body) {
    auto const message = json::parse(body);
    if (message.at("msgtype") == "text") return message.at("text").at("content");
    auto const& card = message.at("template_card");
    return card.at("main_title").at("title").get<std::string>() + "\n" + card.value("sub_title_text", "");
}

Card card_of_body(std::string const& body) {
    Card card;
    auto const message = json::parse(body);
    if (message.at("msgtype") != "template_card") return card;
    card.name = message.at("template_card").at("task_id");
    for (auto const& button : message.at("template_card").at("button_list")) card.buttons.emplace_back(button.at("text"), button.at("key"));
    return card;
}

FakeWeCom::FakeWeCom(Begin when) {
    listen();
    if (when == Begin::at_once) begin();
}

// On any free port the first time, then on that one.
void FakeWeCom::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int const again = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    here.sin_port = htons(port_);
    socklen_t size = sizeof here;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
        throw std::runtime_error("the fake platform has no port");
    port_ = ntohs(here.sin_port);
}

void FakeWeCom::begin() { thread_ = std::thread([this] { serve(); }); }

void FakeWeCom::go_down() {
    ::shutdown(listener_, SHUT_RDWR);  // wakes the accepting thread
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
}

void FakeWeCom::come_back() {
    listen();
    begin();
}

FakeWeCom::~FakeWeCom() { go_down(); }

std::string FakeWeCom::url() const { return "http://127.0.0.1:" + std::to_string(port_); }

void FakeWeCom::fail_next_sends(std::deque<Fault> faults) {
    std::lock_guard const lock(mutex_);
    faults_ = std::move(faults);
}

void FakeWeCom::does_not_know(std::string const& user) {
    std::lock_guard const lock(mutex_);
    unknown_.insert(user);
}

void FakeWeCom::has_medium(std::string const& id, std::string const& bytes) {
    std::lock_guard const lock(mutex_);
    media_[id] = bytes;
}

void FakeWeCom::breaks_media(int times) {
    std::lock_guard const lock(mutex_);
    broken_media_ = times;
}

std::vector<std::string> FakeWeCom::card_updates() const {
    std::lock_guard const lock(mutex_);
    return card_updates_;
}

int FakeWeCom::media_asked() const {
    std::lock_guard const lock(mutex_);
    return media_asked_;
}

int FakeWeCom::tokens_asked() const {
    std::lock_guard const lock(mutex_);
    return tokens_asked_;
}

std::vector<std::string> FakeWeCom::bodies() const {
    std::lock_guard const lock(mutex_);
    return bodies_;
}

std::vector<std::string> FakeWeCom::shown_to(std::string const& user) const {
    std::lock_guard const lock(mutex_);
    std::vector<std::string> texts;
    for (auto const& [to, text] : shown_)
        if (to == user) texts.push_back(text);
    return texts;
}

void FakeWeCom::serve() {
    for (int connection; (connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0; ::close(connection)) {
        timeval patience{5, 0};
        ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const [head, body] = read_request(connection);
        if (head.empty()) continue;
        bool drop = false;
        auto const target = head.substr(head.find(' ') + 1, head.find(' ', head.find(' ') + 1) - head.find(' ') - 1);
        auto const bytes = answer(target, body, drop);
        for (std::size_t from = 0; !drop && from < bytes.size();) {
            auto const n = ::send(connection, bytes.data() + from, bytes.size() - from, MSG_NOSIGNAL);
            if (n <= 0) break;
            from += std::size_t(n);
        }
    }
}

std::string FakeWeCom::answer(std::string const& target, std::string const& body, bool& drop) {
    std::lock_guard const lock(mutex_);
    if (target.starts_with("/cgi-bin/gettoken")) {
        token_ = "token-" + std::to_string(++tokens_asked_);
        return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"access_token", token_}, {"expires_in", 7200}}.dump());
    }
    bool const good_token = !token_.empty() && target.ends_with("access_token=" + token_);
    if (good_token && target.starts_with("/cgi-bin/media/get")) return medium(target, drop);
    if (good_token && target.starts_with("/cgi-bin/message/update_template_card")) {
        card_updates_.push_back(body);
        return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"invaliduser", json::array()}}.dump());
    }
    if (!target.starts_with("/cgi-bin/message/send")) return with_status(404, "{}");
    bodies_.push_back(body);
    auto fault = Fault::none;
    if (!faults_.empty()) {
        fault = faults_.front();
        faults_.pop_front();
    }
    if (fault == Fault::token_expired) token_.clear();
    if (fault == Fault::server_error) return with_status(500, "{}");
    drop = fault == Fault::dropped;
    if (token_.empty() || target != "/cgi-bin/message/send?access_token=" + token_)
        return with_status(200, json{{"errcode", 42001}, {"errmsg", "access_token expired"}}.dump());
    return accept(body);  // what was read before the connection fell has been accepted
}

std::string FakeWeCom::medium(std::string const& target, bool& drop) {
    ++media_asked_;
    drop = broken_media_ > 0;
    if (drop) --broken_media_;
    auto const at = target.find("media_id=") + 9;
    auto const found = media_.find(target.substr(at, target.find('&', at) - at));
    if (found == media_.end()) return with_status(200, json{{"errcode", 40007}, {"errmsg", "invalid media_id"}}.dump());
    auto answer = with_status(200, found->second);
    return answer.replace(answer.find("application/json"), 16, "image/jpeg");
}

std::string FakeWeCom::accept(std::string const& body) {
    std::string invalid;
    bool anybody = false;
    for (auto const& user : receivers_of(body)) {
        if (unknown_.contains(user)) invalid += (invalid.empty() ? "" : "|") + user;
        else anybody = true;
    }
    if (!anybody) return with_status(200, json{{"errcode", 81013}, {"errmsg", "user & party & tag all invalid"}}.dump());
    if (accepted_.insert(body).second)
        for (auto const& user : receivers_of(body))
            if (!unknown_.contains(user)) shown_.emplace_back(user, text_of_body(body));
    return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"invaliduser", invalid}, {"msgid", "m"}}.dump());
}

}  // namespace lingyan::test
