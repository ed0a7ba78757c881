// Callbacks as WeCom makes them, each distinct, signed and encrypted; and what has to come back for each.
#pragma once

#include "adapters/shared/envelope.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::bench {

inline constexpr auto corp_id = "ww1a2b3c4d5e6f7a8b";
inline constexpr auto token = "TokenOfTheBench";
inline constexpr auto aes_key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
inline constexpr auto agent_id = "1000002";
inline constexpr auto app_id = "wx0a1b2c3d4e5f6789";  // of the public account beside it

enum class Server { bare_echo, crypto_echo, ours };
// questions: three of each resident; strangers: one of each, none of whom has written before; mix: three reports, two questions.
enum class Kind { reports, questions, strangers, mix };

struct Call {
    std::string wire;  // the whole HTTP request
    std::string body;  // of it
    std::string user;
    std::string text;
    std::vector<std::string> expected;  // one of these parts stands in our answer
};

// What one connection sends, one after the other: all messages of one person go over the same connection, so that they keep their order.
using Calls = std::vector<Call>;

class Caller {
public:
    explicit Caller(std::vector<std::string> cadres);

    // Every cadre asks for his list once, which gives his tasks their numbers.
    std::vector<Calls> first_lists(std::size_t connections);
    std::vector<Calls> calls(Kind, std::size_t connections, std::size_t each);

    // Empty, or what is wrong with an answer: signature, receiver, words.
    std::string complaint(Server, Call const&, int status, std::string_view body) const;

private:
    struct Turns {  // of one connection: whose turn it is
        std::size_t reports = 0;
        std::size_t questions = 0;
    };
    Call call(std::string const& user, std::string const& text, std::vector<std::string> expected);
    Call report(std::size_t connection, std::size_t connections);
    Call question(std::size_t connection, std::size_t in_a_row);

    shared::Envelope envelope_;
    std::vector<std::string> cadres_;
    std::vector<Turns> turns_;
    std::uint64_t last_id_;
};

}  // namespace lingyan::bench
