// SPDX-License-Identifier: BSL-1.0
#include "mcp/catalog.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::mcp;

namespace {

Answer nothing(const Call&) {
    return Answer::text("");
}

Profile three_tools() {
    Profile profile;
    for (const char* name : {"a", "b", "c"}) profile.tools.push_back({name, "does", "{}", nothing});
    return profile;
}

using Variables = std::map<std::string, std::string, std::less<>>;

}  // namespace

TEST_CASE("a list shows each kind with its members", "[mocks][mcp]") {
    Profile profile;
    profile.tools = {{"t", "does", R"({"type":"object"})", nothing, R"("title":"T")"}};
    profile.resources = {{"x://y", "y", "holds", "text/plain", nothing}};
    profile.templates = {{"x://{id}", "any", "holds", "text/plain", nothing}};
    profile.prompts = {{"p", "asks", {{"a", "first", true}, {"b", "second"}}, nothing}, {"q", "asks", {}, nothing}};
    const Results results{profile};
    const Catalog catalog{profile, results};
    const auto page = [&](std::string_view method) { return catalog.listing(method)->page({}, 0).value(); };
    CHECK(page("tools/list") ==
          R"("tools":[{"name":"t","description":"does","inputSchema":{"type":"object"},"title":"T"}])");
    CHECK(page("resources/list") ==
          R"("resources":[{"uri":"x://y","name":"y","description":"holds","mimeType":"text/plain"}])");
    CHECK(
        page("resources/templates/list") ==
        R"("resourceTemplates":[{"uriTemplate":"x://{id}","name":"any","description":"holds","mimeType":"text/plain"}])");
    CHECK(
        page("prompts/list") ==
        R"("prompts":[{"name":"p","description":"asks","arguments":[)"
        R"({"name":"a","description":"first","required":true},{"name":"b","description":"second","required":false}]},)"
        R"({"name":"q","description":"asks"}])");
    CHECK(catalog.listing("tools/call") == nullptr);
}

TEST_CASE("a list comes in pages, each with a cursor to the next", "[mocks][mcp]") {
    const Profile profile = three_tools();
    const Results results{profile};
    const Catalog catalog{profile, results};
    const Listing& tools = *catalog.listing("tools/list");
    const std::string first = tools.page({}, 2).value();
    CHECK(first.ends_with(R"(],"nextCursor":"2")"));
    CHECK(tools.page("2", 2).value() == R"("tools":[{"name":"c","description":"does","inputSchema":{}}])");
    for (const char* cursor : {"", "0", "1", "4", "x", "2x", "-2"}) {
        CAPTURE(cursor);
        CHECK_FALSE(tools.page(cursor, 2).has_value());
    }
    CHECK_FALSE(tools.page("2", 0).has_value());
    CHECK_FALSE(tools.page("3", 3).has_value());
}

TEST_CASE("tools, prompts and resources are found by name, URI and template", "[mocks][mcp]") {
    Profile profile = three_tools();
    profile.prompts = {{"p", "asks", {}, nothing}};
    profile.resources = {{"x://1", "one", "", "", nothing}};
    profile.templates = {{"x://{id}", "any", "", "", nothing}};
    const Results results{profile};
    const Catalog catalog{profile, results};
    CHECK(catalog.tool("b").value().handler == &profile.tools[1].answer);
    CHECK_FALSE(catalog.tool("d").has_value());
    CHECK(catalog.prompt("p").value().handler == &profile.prompts[0].answer);
    CHECK_FALSE(catalog.prompt("a").has_value());
    CHECK(catalog.resource("x://1").value().handler == &profile.resources[0].read);
    CHECK(catalog.resource("x://2").value().handler == &profile.templates[0].read);
    CHECK(catalog.resource("x://2").value().variables == Variables{{"id", "2"}});
    CHECK_FALSE(catalog.resource("y://2").has_value());
}

TEST_CASE("a template takes one segment for each variable", "[mocks][mcp]") {
    CHECK(variables_in("a/1/b", "a/{x}/b") == Variables{{"x", "1"}});
    CHECK(variables_in("1-2", "{x}-{y}") == Variables{{"x", "1"}, {"y", "2"}});
    CHECK(variables_in("a", "a") == Variables{});
    CHECK_FALSE(variables_in("a//b", "a/{x}/b").has_value());
    CHECK_FALSE(variables_in("a/1/2", "a/{x}").has_value());
    CHECK_FALSE(variables_in("a/1/c", "a/{x}/b").has_value());
    CHECK_FALSE(variables_in("ab", "a").has_value());
    CHECK_FALSE(variables_in("b", "a{x}").has_value());
    CHECK_FALSE(variables_in("a1", "a{x").has_value());
}

TEST_CASE("a server can do what its profile has", "[mocks][mcp]") {
    Profile profile;
    const auto capabilities = [&](bool is_session) {
        return Catalog{profile, Results{profile}}.capabilities(is_session);
    };
    CHECK(capabilities(false) == "{}");
    CHECK(capabilities(true) == R"({"logging":{}})");
    profile = three_tools();
    profile.prompts = {{"p", "asks", {}, nothing}};
    profile.templates = {{"x://{id}", "any", "", "", nothing}};
    profile.complete = [](auto, auto, auto) { return std::vector<std::string>{}; };
    CHECK(capabilities(false) == R"({"tools":{"listChanged":true},"prompts":{"listChanged":true},)"
                                 R"("resources":{"subscribe":true,"listChanged":true},"completions":{}})");
}
