// SPDX-License-Identifier: BSL-1.0
// An MCP server small enough to know by heart.
#ifndef PAWL_TESTS_MOCKS_MCP_PROFILE_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_MCP_PROFILE_HPP_INCLUDED

#include <chrono>
#include <pawl/mocks/mcp_profile.hpp>
#include <string>
#include <utility>

namespace pawl::mocks::tests {

inline mcp::Tool tool(std::string name, mcp::Handler answer) {
    return {.name = std::move(name), .description = "does", .answer = std::move(answer)};
}

/// Greets whom it is told, or asks for a name; waits; tells how far it is; says that something has changed.
inline mcp::Profile small_profile() {
    using mcp::Answer;
    using mcp::Call;
    using namespace std::chrono_literals;
    mcp::Profile profile{.name = "small", .version = "1.2"};
    profile.tools = {
        tool("greet",
             [](const Call& call) {
                 const auto name = call.argument("name");
                 return name ? Answer::text("Hello, " + *name) : Answer::tool_error("who?");
             }),
        tool("ask",
             [](const Call& call) {
                 const auto name = call.input("who", "/content/name");
                 if (name) return Answer::text("Hello, " + *name);
                 return Answer::ask({{"who", "elicitation/create", R"({"message":"Who?"})"}}, "asked");
             }),
        tool("wait", [](const Call&) { return Answer::text("waited").after(5ms); }),
        tool("work",
             [](const Call&) {
                 return Answer::text("worked").progress(1, 2).log("info", R"("half")", 3ms).progress(2, 0, 4ms);
             }),
        tool("change", [](const Call&) { return Answer::text("told").change(mcp::List::tools).update("x://1"); }),
        tool("fail", [](const Call&) { return Answer::error(-32'050, "broken", R"({"why":1})"); }),
    };
    profile.resources = {{"x://1", "one", "holds", "text/plain",
                          [](const Call& call) { return Answer::contents(call, R"("text":"1")"); }}};
    profile.prompts = {{"p", "asks", {}, [](const Call&) { return Answer::messages({mcp::text_content("do")}); }}};
    return profile;
}

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_MCP_PROFILE_HPP_INCLUDED
