// What of a message only its reader has to know: sealed in one piece.
#pragma once

#include "storage/tables.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::storage {

struct Letter {
    std::string key, content_hash, sender, text, media_ref;
    std::string reply;  // of what was answered when it came; a later answer stands in its own column
};

// What a message is found by: the keyed hash of its key. Before it stands, where the platform numbers its messages, the number without
// its last two hexadecimal digits: neighbours in time lie on the same page, and a commit writes few pages and not one for each message.
class InboxHash {
public:
    explicit InboxHash(Access access) : access_(access) {}
    std::string const& of(std::string const& key);  // kept for the next question, which is mostly after the same

    static bool is_older(std::string_view hash);  // one of those that stood there before, and stand there still
    struct Older {
        std::string numbered, bare;
    };
    Older older(std::string const& key) const;

private:
    Access access_;
    std::string key_, hash_;
};

std::string seal_letter(Access const&, Letter const&);
std::optional<Letter> read_letter(Access const&, std::string_view sealed);  // nothing where none was written

}  // namespace lingyan::storage
