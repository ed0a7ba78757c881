// Work that runs side by side, and whoever waits for all of it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <exception>

namespace lingyan::flow {

// Lives in the coroutine that waits; every work begun here has ended when wait_for_all() returns.
class Together {
public:
    explicit Together(boost::asio::any_io_executor executor) : changed_(executor, boost::asio::steady_timer::time_point::max()) {}
    void begin(boost::asio::awaitable<void>);
    int under_way() const { return under_way_; }
    bool was_woken() const { return woken_; }     // since wait_for_one() returned last
    void wake();
    boost::asio::awaitable<void> wait_for_one();  // until a work ends, or wake()
    boost::asio::awaitable<void> wait_for_all();  // throws the first exception of any

private:
    boost::asio::steady_timer changed_;
    int under_way_ = 0;
    bool woken_ = false;  // since somebody waited last: what ends before that is not missed
    std::exception_ptr failed_;
};

}  // namespace lingyan::flow
