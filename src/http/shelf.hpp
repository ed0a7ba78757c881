// Connections kept between two requests. They lie in the execution context, so that they end with it whatever a client outlives.
#pragma once

#include "http/wire.hpp"

#include <boost/asio/execution_context.hpp>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace lingyan::http {

class Shelf : public boost::asio::execution_context::service {
public:
    using key_type = Shelf;
    static boost::asio::execution_context::id id;
    using Owner = std::weak_ptr<void const>;

    explicit Shelf(boost::asio::execution_context& context) : service(context) {}
    static Shelf& of(boost::asio::any_io_executor const&);

    // A connection of this owner that is still good, or nothing.
    std::unique_ptr<Wire> take(Owner const&);
    void keep(Owner const&, std::unique_ptr<Wire>);

private:
    struct Kept {
        std::unique_ptr<Wire> wire;
        std::chrono::steady_clock::time_point since;
    };
    void shutdown() override { kept_.clear(); }

    std::map<Owner, std::vector<Kept>, std::owner_less<Owner>> kept_;
};

}  // namespace lingyan::http
