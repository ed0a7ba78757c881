// Everything but what is named.
#include "language/all_but.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::language {

TEST_CASE("the numbers that are left out are read, in whatever order it is said") {
    struct Row { char const* said; std::vector<int> but; };
    for (auto const& [said, but] : {
             Row{"除了2都办完了", {2}}, Row{"除了2，都办完了", {2}}, Row{"除2外都办完了", {2}}, Row{"除了2以外全部办完了。", {2}}, Row{"除了第二个，其他都办完了", {2}},
             Row{"除２和５之外都完成了", {2, 5}}, Row{"除了2和5都搞定了", {2, 5}}, Row{"除开三号，别的都办好了", {3}}, Row{"都办完了，除了2", {2}}, Row{"其他都办完了，就2没办", {2}},
             Row{"2没办，其他都办完了", {2}}, Row{"就2没办，别的都办完了", {2}}, Row{"2、3没办完，剩下的都办完了", {2, 3}}, Row{"除了②都办完了", {2}}, Row{"除了贰都辦完了", {2}},
             Row{"除了2没办完其他都办完了", {2}}, Row{"全都办完了只差3", {3}},
         }) {
        CAPTURE(said);
        CHECK(all_done_but(said) == but);
    }
}

TEST_CASE("anything else excepts nothing") {
    for (auto const* said : {"", "2", "都办完了", "2办完了", "除了2", "除了2办完了", "除了名单都办完了", "除了2都没办完", "除了2都办完了吗", "除四害办完了", "除草办完了", "2和3都办完了", "2没办",
                             "其他都办完了", "除了2都办完了？", "全镇除了旦麻村都要报", "除了2还有3没办"}) {
        CAPTURE(said);
        CHECK(all_done_but(said).empty());
    }
    CHECK(all_done_but(std::string(1 << 20, '2')).empty());
}

}  // namespace lingyan::language
