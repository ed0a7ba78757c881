// The service in a process of its own, which may be killed.
#pragma once

#include "support_service.hpp"

#include <sys/types.h>

namespace lingyan::test {

// Forked while this process has no thread, and begun when it is its turn.
class ForkedService : public Outside {
public:
    explicit ForkedService(Settings const&, std::function<void(char const* point)> at_point = {});
    ~ForkedService();
    ForkedService(ForkedService const&) = delete;
    ForkedService& operator=(ForkedService const&) = delete;

    void begin();  // returns when it serves
    void end();    // it has fallen, or falls now

private:
    pid_t pid_ = -1;
    int go_ = -1, ready_ = -1;
};

// Runs `work` in a process of its own. True where it came to its end, false where a signal killed it.
bool survives(std::function<void()> const& work);

}  // namespace lingyan::test
