// Drawn from libsodium in advance.
#include "crypto/random.hpp"

#include <sodium.h>

#include <pthread.h>

#include <array>
#include <atomic>
#include <cstring>
#include <stdexcept>

namespace lingyan::crypto {

namespace {

// Counts the forks on the way to this process: what was drawn in advance belongs to the parent alone.
std::atomic<unsigned> generation{0};

void start() {
    static bool const ready = sodium_init() >= 0 && pthread_atfork(nullptr, nullptr, [] { ++generation; }) == 0;
    if (!ready) throw std::runtime_error("libsodium could not start: no source of randomness");
}

// A system call gives many small amounts. Bytes that were handed out are wiped here.
class Drawn {
public:
    ~Drawn() { sodium_memzero(bytes_.data(), bytes_.size()); }

    void take(char* to, std::size_t count) {
        if (left_ < count || drawn_in_ != generation) draw();
        auto* const from = bytes_.data() + bytes_.size() - left_;
        std::memcpy(to, from, count);
        sodium_memzero(from, count);
        left_ -= count;
    }

    static constexpr std::size_t size = 512;

private:
    void draw() {
        randombytes_buf(bytes_.data(), bytes_.size());
        left_ = bytes_.size();
        drawn_in_ = generation;
    }

    std::array<unsigned char, size> bytes_{};
    std::size_t left_ = 0;
    unsigned drawn_in_ = 0;
};

}  // namespace

std::string random_bytes(std::size_t count) {
    start();
    std::string bytes(count, '\0');
    thread_local Drawn drawn;
    if (count > Drawn::size) randombytes_buf(bytes.data(), count);
    else drawn.take(bytes.data(), count);
    return bytes;
}

}  // namespace lingyan::crypto
