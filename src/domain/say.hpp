// What is to be said, before anybody has worded it: a template's key and what fills it.
#pragma once

#include "domain/fields.hpp"
#include "domain/id.hpp"

#include <string>
#include <vector>

namespace lingyan {

// What can be pressed instead of typed, on platforms that show such a thing. The words say the same in digits.
struct Button {
    std::string key;    // of its label, in templates/messages
    std::string press;  // what a press asks for, whenever it comes: "report/123", an act and the duty it is about; never a number of the day
    bool operator==(Button const&) const = default;
};

struct Say {
    std::string key;                            // in templates/messages
    Fields fields;  // {name} → value
    std::vector<Say> items;                     // {items}, a line each
    std::vector<DutyId> about;                  // an item of a digest that is dropped when none of these is still open
    std::vector<Button> buttons;

    Say() = default;
    explicit Say(std::string k, Fields f = {}, std::vector<Say> i = {})
        : key(std::move(k)), fields(std::move(f)), items(std::move(i)) {}
    bool operator==(Say const&) const = default;
};

}  // namespace lingyan
