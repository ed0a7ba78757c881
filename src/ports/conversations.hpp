// What was last said with somebody, and what he did that can be taken back.
#pragma once

#include "domain/conversation.hpp"

#include <optional>
#include <string>

namespace lingyan {

class Conversations {
public:
    virtual ~Conversations() = default;
    virtual Conversation load(std::string const& who) = 0;  // a person's id, or "address:" + account + ":" + id
    virtual void save(std::string const& who, Conversation) = 0;
};

class Acts {
public:
    virtual ~Acts() = default;
    virtual ActId add(Act) = 0;
    virtual std::optional<Act> latest(PersonId const&) = 0;  // the newest that has not been taken back
    virtual std::optional<Timestamp> last_change(PersonId const&) = 0;  // when the person last did something or took it back
    virtual void taken_back(Act const&, Timestamp) = 0;
    virtual std::optional<Act> find(ActId) = 0;  // while it has not been taken back
};

}  // namespace lingyan
