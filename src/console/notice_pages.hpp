// The public pages, for any phone's browser: /n/<number> with its photos, lists by village, month and kind (/n/v/<code>), office guides
// (/n/g/<number>), and what becomes of a resident's words (/n/privacy). No script, nothing personal.
#pragma once

#include "affairs/turn.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <string>

namespace lingyan::console {

// Looks at the store in one transaction, with the county as it stands.
using Look = std::function<boost::asio::awaitable<void>(std::function<void(affairs::Turn const&)> const&)>;

class NoticePages {
public:
    // Reads templates/pages/notice*.mustache and its style; throws BadInput where one is missing or wrong.
    NoticePages(std::string const& folder, Look);
    ~NoticePages();

    // Everything under /n/. Throws StoreError where the store does not answer.
    boost::asio::awaitable<http::Response> handle(http::Request);

private:
    struct Templates;
    std::unique_ptr<Templates> templates_;
    Look look_;
};

}  // namespace lingyan::console
