// What turns a voice into words: a plug-in of the place, off by default. Nothing that it says is filed before its speaker has confirmed it.
#pragma once

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan {

struct Recognised {
    std::string text;    // empty where nothing was understood
    std::string failed;  // why, for the log, where it could not be asked or answered nonsense; never what was said
};

class Recogniser {
public:
    virtual ~Recogniser() = default;
    // One attempt, with a time limit of its own. Never throws for what the other side did. `type` is by content: audio/amr.
    virtual boost::asio::awaitable<Recognised> recognise(std::string const& bytes, std::string const& type) = 0;
};

}  // namespace lingyan
