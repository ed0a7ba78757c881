// Who opens a page of ours inside a chat tool: the tool is asked, the person is not.
#pragma once

#include "domain/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan {

struct Visitor {
    std::string id;   // as messages of the account have it; empty where nobody knows
    Outcome outcome;  // `sent` where it is known; `refused`: by opening the page anew
};

class SignIn {
public:
    virtual ~SignIn() = default;
    // Where a page sends whoever opened it; he comes back to `page` with ?code= and ?state=.
    virtual std::string sign_in_url(std::string const& page, std::string const& state) const = 0;
    virtual boost::asio::awaitable<Visitor> visitor(std::string const& code) = 0;  // of that code, good once
};

}  // namespace lingyan
