#include "flow/together.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace lingyan::flow {

namespace asio = boost::asio;

void Together::begin(asio::awaitable<void> work) {
    ++under_way_;
    asio::co_spawn(changed_.get_executor(), std::move(work), [this](std::exception_ptr failed) {
        --under_way_;
        if (failed && !failed_) failed_ = failed;
        wake();
    });
}

void Together::wake() {
    woken_ = true;
    changed_.cancel();
}

asio::awaitable<void> Together::wait_for_one() {
    boost::system::error_code cancelled;
    if (!woken_) co_await changed_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    woken_ = false;
}

asio::awaitable<void> Together::wait_for_all() {
    while (under_way_ > 0) {
        auto one = wait_for_one();
        co_await std::move(one);
    }
    if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
}

}  // namespace lingyan::flow
