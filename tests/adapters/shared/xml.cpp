#include "adapters/shared/xml.hpp"

#include "adapters/shared/message.hpp"
#include "adapters/shared/support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan::shared;

namespace {

std::string nested(int depth) {
    std::string text = "<xml>";
    for (int i = 1; i < depth; ++i) text += "<a>";
    for (int i = 1; i < depth; ++i) text += "</a>";
    return text + "</xml>";
}

}  // namespace

TEST_CASE("a text put into a reply is the same when it is read, without what XML does not know") {
    for (auto const& one : Vectors("wecom.json").cases_of("xml_text_roundtrip")) {
        CAPTURE(one.at("id").get<std::string>());
        std::string const text = one.at("input").at("text");
        auto const fields = read_fields(text_reply("lisi", "ww1", std::chrono::sys_seconds{}, text));
        REQUIRE(fields);
        CHECK(fields->at("Content") == one.at("expect").value("expect_text", text));
    }
    for (std::string const text : {"]]>", "]]]]>>", "]]>]]>", "", "]", "]]", "<![CDATA[x]]>", "<!DOCTYPE a>", "&amp;", "村\n😀"}) {
        CAPTURE(text);
        auto const fields = read_fields(text_reply("lisi", "ww1", std::chrono::sys_seconds{}, text));
        REQUIRE(fields);
        CHECK(fields->at("Content") == text);
    }
}

TEST_CASE("documents that could harm are refused before they are parsed") {
    CHECK(read_fields(nested(16)));
    for (std::string const& text :
         {std::string("<!DOCTYPE xml><xml/>"), std::string("<!doctype xml [<!ENTITY a \"b\">]><xml>&a;</xml>"), std::string("<xml><!DOCTYPE a></xml>"),
          std::string("<?xml version=\"1.0\"?><!DOCTYPE xml SYSTEM \"http://127.0.0.1/x\"><xml/>"), std::string("<xml><!ELEMENT a></xml>"), nested(17),
          nested(200'000)}) {
        CAPTURE(text.substr(0, 60));
        CHECK_FALSE(read_fields(text));
    }
}

TEST_CASE("what is not one well-formed <xml> is refused") {
    for (std::string const text : {"", "hello", "{}", "<xml>", "</xml>", "<xml></a></xml>", "<xml/><xml/>", "<html/>", "<xml", "<xml a=\"></xml>",
                                   "<xml><![CDATA[x</xml>", "<xml><!-- x</xml>", "<xml><a></xml></a>", "<", "<>"}) {
        CAPTURE(text);
        CHECK_FALSE(read_fields(text));
    }
}

TEST_CASE("fields are read in any order and form, and unknown or nested ones do no harm") {
    auto const fields = read_fields("<?xml version=\"1.0\"?>\n<xml a='>'>\n <!-- <b> --> <B>1&lt;2</B><C><![CDATA[<!DOCTYPE x>]]></C><D><E>x</E></D><B>2</B><F/> <G> </G></xml>\n");
    REQUIRE(fields);
    CHECK(*fields == Named{{"B", "1<2"}, {"C", "<!DOCTYPE x>"}, {"F", ""}, {"G", " "}});
}

TEST_CASE("the plain form of a callback is read as the parser would read it, and any other goes to the parser") {
    for (std::string const body : {"", "<A>1</A>", "<A><![CDATA[1]]></A><B>旦麻村</B>", " \n<A></A>\t<B><![CDATA[]]></B> ", "<A>1</A><A>2</A>", "<A> </A>", "<A> 1 </A>",
                                   "<A><![CDATA[ ]]></A>", "<A><![CDATA[1]]>2</A>", "<A>1<![CDATA[2]]></A>", "<A><![CDATA[]]]]><![CDATA[>]]></A>", "<A>1&amp;2</A>", "<A>1\r\n2</A>",
                                   "<A><![CDATA[1\r\n2]]></A>", "<A><B>1</B></A>", "<A x='1'>1</A>", "<A/>", "<A>1</A ><B>2</B>", "< A>1</A>", "<A>1</B>", "<A>1", "<A><![CDATA[1", "<A>\xFF</A>",
                                   "<A><!-- 1 -->2</A>", "<A>a]]>b</A>", "<A1>1</A1>", "<A_b>1</A_b>", "text", "text<A>1</A>", "<A>1</A></xml><xml>"}) {
        CAPTURE(body);
        auto const with_comment = read_fields("<xml><!-- this one is parsed -->" + body + "</xml>\n");
        CHECK(read_fields("<xml>" + body + "</xml>\n") == with_comment);
    }
}
