// The simulator's API over plain sockets: a connection a request, so that a test sees exactly what came.
#include "support_service.hpp"

#include "crypto/base64.hpp"
#include "crypto/hash.hpp"

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace lingyan::test {

namespace {

using nlohmann::json;

// A JSON string of any bytes: what is no UTF-8 goes out as it is.
std::string json_text(std::string const& text) {
    std::string result = "\"";
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') result += std::string("\\") + c;
        else if (byte < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", unsigned(byte));
            result += escape;
        } else result += c;
    }
    return result + '"';
}

std::string in_url(std::string const& text) {
    std::string result;
    for (char c : text) {
        char escape[4];
        std::snprintf(escape, sizeof escape, "%%%02X", unsigned(static_cast<unsigned char>(c)));
        result += escape;
    }
    return result;
}

json read(Answer const& answer, std::string const& what) {
    if (answer.status != 200) throw std::runtime_error(what + " was answered with " + std::to_string(answer.status) + " " + answer.body);
    return json::parse(answer.body);
}

Said said(Answer answer) {
    Said result;
    result.status = answer.status;
    result.body = std::move(answer.body);
    if (result.status != 200) return result;
    auto content = json::parse(result.body);
    if (auto const& replies = content.at("replies"); !replies.empty()) {
        result.id = replies.at(0).at("id");
        result.text = replies.at(0).at("text");
    }
    return result;
}

class Socket {
public:
    explicit Socket(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        timeval patience{120, 0};  // the sanitizers make a year of clock moves long
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    ~Socket() { ::close(fd_); }
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;

    bool write(std::string const& bytes) const {
        for (std::size_t from = 0; connected_ && from < bytes.size();) {
            auto n = ::send(fd_, bytes.data() + from, bytes.size() - from, MSG_NOSIGNAL);
            if (n <= 0) return false;
            from += std::size_t(n);
        }
        return connected_;
    }
    std::string read_to_end() const {
        std::string all;
        char buffer[16384];
        for (ssize_t n = 0; connected_ && (n = ::recv(fd_, buffer, sizeof buffer, 0)) > 0;) all.append(buffer, std::size_t(n));
        return all;
    }

private:
    int fd_;
    bool connected_ = false;
};

}  // namespace

Answer call(std::uint16_t port, std::string const& method, std::string const& target, std::string const& body, std::string const& type, std::string const& cookie) {
    Socket socket(port);
    auto request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    if (method == "POST") request += "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    if (!cookie.empty()) request += "Cookie: " + cookie + "\r\n";
    socket.write(request + "\r\n" + body);
    auto bytes = socket.read_to_end();
    auto head = bytes.find("\r\n\r\n");
    if (head == std::string::npos || bytes.size() < 12) return {};
    Answer answer;
    answer.status = std::atoi(bytes.c_str() + 9);
    answer.body = bytes.substr(head + 4);
    answer.head = bytes.substr(0, head + 2);
    return answer;
}

Answer Outside::call(std::string const& method, std::string const& target, std::string const& body) const {
    return test::call(port_, method, target, body);
}

Said Outside::say(std::string const& person, std::string const& text, std::string const& id) const {
    auto body = "{\"from\":" + json_text(person) + ",\"text\":" + json_text(text);
    if (!id.empty()) body += ",\"id\":" + json_text(id);
    return said(call("POST", "/simulator/messages", body + "}"));
}

Said Outside::show(std::string const& person, std::string const& image, std::string const& id) const {
    auto body = "{\"from\":" + json_text(person) + ",\"image\":" + json_text(crypto::base64(image));
    if (!id.empty()) body += ",\"id\":" + json_text(id);
    return said(call("POST", "/simulator/messages", body + "}"));
}

std::vector<Sent> Outside::got(std::string const& person, std::int64_t after) const {
    std::vector<Sent> messages;
    auto answer = call("GET", "/simulator/messages?to=" + in_url(person) + "&after=" + std::to_string(after));
    auto const content = read(answer, "a phone's screen");
    for (auto const& one : content.at("messages"))
        messages.push_back({one.at("seq"), one.at("to"), one.at("text"), one.at("at")});
    return messages;
}

std::vector<Sent> Outside::got_on(std::string const& person, std::string const& day) const {
    std::vector<Sent> messages;
    for (auto& message : got(person))
        if (message.at.starts_with(day)) messages.push_back(std::move(message));
    return messages;
}

Sent Outside::awaited(std::string const& person, std::string const& part, std::int64_t after) const {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    do {
        for (auto& message : got(person, after))
            if (contains(message.text, part)) return std::move(message);
    } while (std::chrono::steady_clock::now() < deadline);
    throw std::runtime_error(person + " was not told: " + part);
}

std::int64_t Outside::last_seq(std::string const& person) const {
    auto const messages = got(person);
    return messages.empty() ? 0 : messages.back().seq;
}

std::string Outside::clock() const { return read(call("GET", "/simulator/clock"), "the clock").at("now"); }

Answer Outside::move_clock(std::string const& moment) const {
    auto whole = moment.size() == 16 ? moment + ":00+08:00" : moment;
    auto answer = call("POST", "/simulator/clock", "{\"now\":" + json_text(whole) + "}");
    if (answer.status != 200) throw std::runtime_error("the clock did not move to " + whole + ": " + std::to_string(answer.status) + " " + answer.body);
    return answer;
}

std::vector<Someone> Outside::people() const {
    std::vector<Someone> people;
    auto const list = read(call("GET", "/simulator/people"), "the list of people");
    for (auto const& one : list) {
        Someone person{one.at("id"), one.at("name"), one.at("role"), one.at("unit"), {}};
        for (auto const& post : one.at("posts")) person.posts.push_back({post.at("role"), post.at("unit")});
        people.push_back(std::move(person));
    }
    return people;
}

}  // namespace lingyan::test
