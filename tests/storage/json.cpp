// What stands in a column is read as it was written, or is a store error; it is never guessed at.
#include "storage/json.hpp"

#include "ports/transaction.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::storage;

TEST_CASE("a stored number is a whole one within its range") {
    CHECK(read_conversation(R"({"loose_until":1735689600000,"loose_photos":[1,2]})").loose_photos.size() == 2);
    for (char const* text : {R"({"loose_until":1e300})", R"({"loose_until":0.5})", R"({"loose_photos":[1,1e300]})", R"({"last_reported":"7"})",
                             R"({"numbers":[{"no":1e300}]})"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_conversation(text), StoreError);
    }
}

TEST_CASE("what cannot be read says so without the text") {
    for (char const* text : {"{\"key\":\"张三", "\xFF", "[1,", R"({"key":7})"}) {
        CAPTURE(text);
        std::string said;
        try {
            read_say(text);
        } catch (StoreError const& failed) {
            said = failed.what();
        }
        CHECK(said.starts_with("a stored value"));
        CHECK(said.find("张三") == std::string::npos);
    }
}
