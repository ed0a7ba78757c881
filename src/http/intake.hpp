// Takes one request after the other off a connection: the head through the strict gate, then the body within its limits.
#pragma once

#include "http/connection.hpp"
#include "http/head.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lingyan::http {

inline constexpr int overloaded = 503;

// How reading a part of a request ended. `refused`: the status to answer with, after which the connection must end. `gone`: the other
// end left or was too slow, there is nobody to answer.
struct Read {
    int refused = 0;
    bool gone = false;
    bool whole() const { return refused == 0 && !gone; }
};

class Intake {
public:
    Intake(Service&, Connection&);
    ~Intake();

    boost::asio::awaitable<Read> read_head();
    boost::asio::awaitable<Read> read_body();
    boost::asio::awaitable<void> drain();  // what still comes is read and forgotten, until the other end closes

    // Of the request whose head was read.
    Head& head() { return head_; }
    Claim claim() const { return claim_; }
    bool is_whole() const;  // all of it is here
    std::string take_body() { return std::move(body_); }
    void let_go() { held_.clear(); }  // its body takes no room any more
    void pass_over();                 // it is not wanted

    void expect_much() { much_waits_ = true; }

    // Passes over the next requests that are here whole and plain, in the kernel too, up to one that `keeps` wants read: for those that
    // come in heaps, where the strict gate and its strings would cost more than is saved. Whatever is not plain is left to the gate.
    struct Heap {
        std::size_t requests = 0;
        bool ended = false;  // nothing whole is left here, or it is large
    };
    Heap pass_over_heap(std::function<bool(Claim)> const& keeps, std::size_t most);

    // Bytes of a next request are here already.
    bool has_more() const { return !buffered().empty(); }

private:
    // What one request's body takes of the bytes that all may hold together.
    class Held {
    public:
        explicit Held(std::size_t& all) : all_(all) {}
        ~Held() { clear(); }
        Held(Held const&) = delete;
        Held& operator=(Held const&) = delete;

        void add(std::size_t bytes) {
            own_ += bytes;
            all_ += bytes;
        }
        void clear() { all_ -= std::exchange(own_, 0); }
        std::size_t own() const { return own_; }

    private:
        std::size_t& all_;
        std::size_t own_ = 0;
    };

    boost::asio::awaitable<Read> gather_head();
    boost::asio::awaitable<Read> parse_body(std::size_t limit);
    boost::asio::awaitable<bool> read_more(std::size_t wanted);
    struct Skimmed;
    Skimmed skim(std::string_view text, std::function<bool(Claim)> const& keeps, std::size_t most) const;
    std::size_t body_limit() const;
    std::string_view buffered() const;

    Service& service_;
    Connection& connection_;
    struct Buffer;
    std::unique_ptr<Buffer> buffer_;
    bool much_waits_ = false;  // the last reading left nothing of its space, or the sender does not wait for answers
    Head head_;
    std::size_t head_bytes_ = 0;  // with the empty line; 0 as soon as it is no longer in the buffer
    Claim claim_ = Claim::page;
    std::string body_;
    Held held_;
};

}  // namespace lingyan::http
