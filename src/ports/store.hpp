// The durable state: transactions go in, and come back when their commit is on disk.
#pragma once

#include "ports/transaction.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>

namespace lingyan {

class Store {
public:
    virtual ~Store() = default;

    // Runs `work` on the store's own thread, together with whatever else waits at that moment, in one commit.
    // Returns after the fsync. Throws what `work` threw (its effects alone are rolled back), or StoreError when the commit failed.
    // `work` must outlive the call: name it, then await (style 6). Where another work of the commit fails it is taken back and run
    // again: what it leaves outside the transaction it sets, and never adds to.
    virtual boost::asio::awaitable<void> transact(std::function<void(Transaction&)> const& work) = 0;

    // The same for commands and start-up, which have no loop to wait in.
    virtual void transact_now(std::function<void(Transaction&)> const& work) = 0;

    // Changes whenever somebody else (another process) has written; as the last transaction has found it. Never waits.
    virtual std::int64_t foreign_version() = 0;
};

}  // namespace lingyan
