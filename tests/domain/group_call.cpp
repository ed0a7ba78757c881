#include "domain/group_call.hpp"

#include <doctest/doctest.h>

namespace lingyan {

TEST_CASE("the bot is called by @ and its name, anywhere in the message, and the rest is what was said to it") {
    struct Row { char const *text, *said; };
    for (auto const& [text, said] : {Row{"@领雁 公开", "公开"}, Row{"@领雁公开 8月 账", "公开 8月 账"}, Row{"＠领雁，今晚谁值班", "今晚谁值班"}, Row{"请问 @领雁 今晚谁值班", "请问 今晚谁值班"}, Row{"@领雁\u2005电话", "电话"},
                                     Row{"@张三 @领雁 帮助", "@张三 帮助"}, Row{"@领雁", ""}}) {
        CAPTURE(std::string(text));
        auto const found = without_call(text);
        REQUIRE(found);
        CHECK(*found == said);
    }
    for (std::string const text : {"公开", "领雁 公开", "@张三 公开", "@所有人 开会", "", "@", "领雁@"}) {
        CAPTURE(text);
        CHECK_FALSE(without_call(text));
    }
}

}  // namespace lingyan
