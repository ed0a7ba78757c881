// What the service remembers of itself.
#pragma once

#include <optional>
#include <string>

namespace lingyan {

class Marks {  // single facts of the service itself: the clock, how far has been planned
public:
    virtual ~Marks() = default;
    virtual std::optional<std::string> find(std::string const& name) = 0;
    virtual void put(std::string const& name, std::string const& value) = 0;
};

}  // namespace lingyan
