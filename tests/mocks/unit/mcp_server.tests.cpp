// SPDX-License-Identifier: BSL-1.0
#include "mcp/server.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>
#include <vector>

#include "support/mcp_profile.hpp"
#include "support/recording_carrier.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

using Said = std::vector<std::string>;

constexpr mcp::TimePoint start{};

class Talk {
public:
    explicit Talk(mcp::Profile profile = small_profile()) : m_server{std::move(profile)} {}

    mcp::SessionId open() { return m_server.open_session(); }
    /// A client that can be asked, in a session.
    mcp::SessionId opened(const std::string& capabilities = R"({"elicitation":{}})") {
        const auto session = open();
        (void)say(session, R"("id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":)" +
                               capabilities + "}");
        return session;
    }

    /// What is said at once to the members of a message, by exchanges that are numbered from 1.
    Said say(std::optional<mcp::SessionId> session, const std::string& members) {
        const std::string text = R"({"jsonrpc":"2.0",)" + members + "}";
        const auto message = mcp::parse_message(m_parser, text);
        REQUIRE(message.has_value());
        m_server.receive(mcp::ExchangeId{++m_exchange}, session, *message, start, m_carrier);
        return m_carrier.said();
    }
    Said say_stateless(const std::string& method, const std::string& params = "", const std::string& meta = "",
                       const std::string& version = "2026-07-28") {
        return say(std::nullopt, R"("id":7,"method":")" + method + R"(","params":{)" + params +
                                     R"("_meta":{"io.modelcontextprotocol/protocolVersion":")" + version +
                                     R"(","io.modelcontextprotocol/clientCapabilities":{"elicitation":{}})" + meta +
                                     "}}");
    }
    Said at(std::chrono::nanoseconds time) {
        m_server.advance(start + time, m_carrier);
        return m_carrier.said();
    }
    std::optional<std::chrono::nanoseconds> due() const {
        const auto next = m_server.next_due();
        return next ? std::optional<std::chrono::nanoseconds>{*next - start} : std::nullopt;
    }
    mcp::Server& server() { return m_server; }

private:
    mcp::Server m_server;
    RecordingCarrier m_carrier;
    simdjson::dom::parser m_parser;
    std::uint64_t m_exchange = 0;
};

std::string call(const std::string& name, const std::string& more = "", const std::string& id = "5") {
    return R"("id":)" + id + R"(,"method":"tools/call","params":{"name":")" + name + "\"" + more + "}";
}

const std::string info = R"("_meta":{"io.modelcontextprotocol/serverInfo":{"name":"small","version":"1.2"}})";

std::string text_result(const std::string& id, const std::string& text) {
    return R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":{"content":[{"type":"text","text":")" + text + R"("}]}})";
}

}  // namespace

TEST_CASE("a session begins with the version that both know", "[mocks][mcp]") {
    Talk talk;
    const auto version = [&](const std::string& wanted) {
        const auto said =
            talk.say(talk.open(), R"("id":1,"method":"initialize","params":{"protocolVersion":")" + wanted + "\"}");
        REQUIRE(said.size() == 1);
        const auto at = said[0].find("protocolVersion") + 18;
        return said[0].substr(at, 10);
    };
    for (const char* known : {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}) CHECK(version(known) == known);
    CHECK(version("2023-01-01") == "2025-11-25");
    CHECK(talk.say(talk.open(), R"("id":"a","method":"initialize","params":{"protocolVersion":"2025-11-25"})") ==
          Said{R"(6 200 {"jsonrpc":"2.0","id":"a","result":{"protocolVersion":"2025-11-25","capabilities":)"
               R"({"tools":{"listChanged":true},"prompts":{"listChanged":true},)"
               R"("resources":{"subscribe":true,"listChanged":true},"logging":{}},)"
               R"("serverInfo":{"name":"small","version":"1.2"}}}.)"});
}

TEST_CASE("instructions are told in either era", "[mocks][mcp]") {
    mcp::Profile profile = small_profile();
    profile.instructions = "be kind";
    Talk talk{profile};
    CHECK_THAT(talk.say(talk.open(), R"("id":1,"method":"initialize")").front(),
               ContainsSubstring(R"("instructions":"be kind")"));
    CHECK_THAT(talk.say_stateless("server/discover").front(), ContainsSubstring(R"("instructions":"be kind")"));
}

TEST_CASE("what each session may ask is answered in it", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    CHECK(talk.say(session, R"("id":5,"method":"ping")") == Said{R"(2 200 {"jsonrpc":"2.0","id":5,"result":{}}.)"});
    CHECK(talk.say(session, call("greet", R"(,"arguments":{"name":"Ann"})")) ==
          Said{"3 200 " + text_result("5", "Hello, Ann") + "."});
    CHECK_THAT(talk.say(session, call("greet")).front(), ContainsSubstring(R"("text":"who?"}],"isError":true)"));
    CHECK(talk.say(session, R"("id":5,"method":"resources/read","params":{"uri":"x://1"})") ==
          Said{R"(5 200 {"jsonrpc":"2.0","id":5,"result":{"contents":[{"uri":"x://1","text":"1"}]}}.)"});
    CHECK(talk.say(session, R"("id":5,"method":"prompts/get","params":{"name":"p"})") ==
          Said{R"(6 200 {"jsonrpc":"2.0","id":5,"result":{"messages":)"
               R"([{"role":"user","content":{"type":"text","text":"do"}}]}}.)"});
    CHECK_THAT(talk.say(session, R"("id":5,"method":"tools/list")").front(), ContainsSubstring(R"("name":"greet")"));
    CHECK(talk.say(session, R"("method":"notifications/initialized")").empty());
}

TEST_CASE("what nobody offers is an error in a session, by its code alone", "[mocks][mcp][errors]") {
    Talk talk;
    const auto session = talk.opened();
    const auto error = [&](const std::string& members) {
        const std::string said = talk.say(session, members).front();
        const auto at = said.find(R"("code":)") + 7;
        return said.substr(said.find(' ') + 1, 3) + " " + said.substr(at, said.find(',', at) - at);
    };
    CHECK(error(R"("id":5,"method":"nonsense")") == "200 -32601");
    CHECK(error(R"("id":5,"method":"server/discover")") == "200 -32601");
    CHECK(error(R"("id":5,"method":"completion/complete")") == "200 -32601");
    CHECK(error(call("nobody")) == "200 -32602");
    CHECK(error(R"("id":5,"method":"prompts/get","params":{"name":"q"})") == "200 -32602");
    CHECK(error(R"("id":5,"method":"resources/read","params":{"uri":"y://1"})") == "200 -32002");
    CHECK(error(R"("id":5,"method":"tools/list","params":{"cursor":"x"})") == "200 -32602");
    CHECK(error(R"("id":5,"method":"logging/setLevel","params":{"level":"loud"})") == "200 -32602");
    CHECK(error(call("fail")) == "200 -32050");
}

TEST_CASE("a request that stands for itself says who asks, and in which version", "[mocks][mcp][errors]") {
    Talk talk;
    CHECK(talk.say(std::nullopt, R"("id":5,"method":"tools/list")") ==
          Said{R"(1 400 {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":)"
               R"("params._meta lacks io.modelcontextprotocol/protocolVersion"}}.)"});
    CHECK_THAT(talk.say(std::nullopt, R"("id":5,"method":"tools/list","params":{"_meta":)"
                                      R"({"io.modelcontextprotocol/protocolVersion":"2026-07-28"}})")
                   .front(),
               ContainsSubstring("2 400 ") && ContainsSubstring("lacks io.modelcontextprotocol/clientCapabilities"));
    CHECK(talk.say_stateless("tools/list", "", "", "2099-01-01") ==
          Said{R"(3 400 {"jsonrpc":"2.0","id":7,"error":{"code":-32022,"message":"Unsupported protocol version",)"
               R"("data":{"supported":["2026-07-28"],"requested":"2099-01-01"}}}.)"});
    for (const char* method : {"initialize", "ping", "logging/setLevel", "resources/subscribe", "nonsense"}) {
        CAPTURE(method);
        CHECK_THAT(talk.say_stateless(method).front(), ContainsSubstring(" 404 ") && ContainsSubstring("-32601"));
    }
    CHECK_THAT(talk.say_stateless("resources/read", R"("uri":"y://1",)").front(),
               ContainsSubstring(R"(200 {"jsonrpc":"2.0","id":7,"error":{"code":-32602)") &&
                   ContainsSubstring(R"("data":{"uri":"y://1"})"));
    CHECK_THAT(talk.say_stateless("tools/call", R"("name":"fail",)").front(),
               ContainsSubstring(
                   R"(400 {"jsonrpc":"2.0","id":7,"error":{"code":-32050,"message":"broken","data":{"why":1}})"));
}

TEST_CASE("a result that stands for itself says that it is complete, from whom, and how long it is fresh",
          "[mocks][mcp]") {
    Talk talk;
    CHECK(talk.say_stateless("tools/call", R"("name":"greet","arguments":{"name":"Bo"},)") ==
          Said{R"(1 200 {"jsonrpc":"2.0","id":7,"result":{"resultType":"complete",)"
               R"("content":[{"type":"text","text":"Hello, Bo"}],)" +
               info + "}}."});
    CHECK(talk.say_stateless("resources/read", R"("uri":"x://1",)") ==
          Said{R"(2 200 {"jsonrpc":"2.0","id":7,"result":{"resultType":"complete",)"
               R"("contents":[{"uri":"x://1","text":"1"}],"ttlMs":60000,"cacheScope":"public",)" +
               info + "}}."});
    CHECK_THAT(talk.say_stateless("server/discover").front(),
               ContainsSubstring(R"("supportedVersions":["2026-07-28"],"capabilities":{"tools")") &&
                   ContainsSubstring(R"("ttlMs":60000)"));
    CHECK_THAT(talk.say_stateless("prompts/list").front(), ContainsSubstring(R"("ttlMs":60000)"));
}

TEST_CASE("an answer comes at its time, and what is in front of it too", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    CHECK(talk.say(session, call("wait")).empty());
    CHECK(talk.due() == 5ms);
    CHECK(talk.at(4ms).empty());
    CHECK(talk.at(5ms) == Said{"2 200 " + text_result("5", "waited") + "."});
    CHECK_FALSE(talk.due().has_value());

    const std::string token = R"("progressToken":"t")";
    CHECK(talk.say(session, call("work", R"(,"_meta":{)" + token + "}")) ==
          Said{R"(3 200 {"jsonrpc":"2.0","method":"notifications/progress","params":{)" + token +
               R"(,"progress":1,"total":2}})"});
    CHECK(talk.due() == 3ms);
    CHECK(talk.at(3ms) == Said{R"(3 200 {"jsonrpc":"2.0","method":"notifications/message",)"
                               R"("params":{"level":"info","data":"half"}})"});
    CHECK(talk.due() == 7ms);  // behind what was before it
    CHECK(talk.at(9ms) ==
          Said{R"(3 200 {"jsonrpc":"2.0","method":"notifications/progress","params":{)" + token + R"(,"progress":2}})",
               "3 200 " + text_result("5", "worked") + "."});
}

TEST_CASE("a value is answered like a function, and at its time", "[mocks][mcp]") {
    mcp::Profile profile{.name = "small", .version = "1.2"};
    profile.tools = {tool("value", mcp::Answer::text("x")), tool("late", mcp::Answer::text("y").after(2ms)),
                     tool("ask", mcp::Answer::ask({{"who", "elicitation/create"}}))};
    profile.prompts = {{"p", "asks", {}, mcp::Answer::messages({mcp::text_content("do")})}};
    profile.resources = {{"x://1", "one", "holds", "text/plain", mcp::Answer::result(R"("contents":[])")}};
    Talk talk{profile};
    const auto session = talk.opened();
    CHECK(talk.say(session, call("value", "", "\"a\"")) == Said{"2 200 " + text_result("\"a\"", "x") + "."});
    CHECK(talk.say(session, call("late")).empty());
    CHECK(talk.at(2ms) == Said{"3 200 " + text_result("5", "y") + "."});
    CHECK_THAT(talk.say(session, call("ask")).front(), ContainsSubstring("elicitation/create"));
    CHECK_THAT(talk.say(session, R"("id":5,"method":"prompts/get","params":{"name":"p"})").front(),
               ContainsSubstring(R"("text":"do")"));
    CHECK_THAT(talk.say_stateless("tools/call", R"("name":"value",)").front(),
               ContainsSubstring(R"("resultType":"complete","content":[{"type":"text","text":"x"}],"_meta")"));
    CHECK_THAT(talk.say_stateless("resources/read", R"("uri":"x://1",)").front(),
               ContainsSubstring(R"("contents":[],"ttlMs":60000)"));
}

TEST_CASE("progress and logs go to who wants them", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    (void)talk.say(session, R"("id":1,"method":"logging/setLevel","params":{"level":"warning"})");
    CHECK(talk.say(session, call("work")).empty());
    CHECK(talk.at(9ms) == Said{"3 200 " + text_result("5", "worked") + "."});

    CHECK(talk.say_stateless("tools/call", R"("name":"work",)").empty());
    CHECK(talk.at(18ms).size() == 1);
    CHECK(
        talk.say_stateless("tools/call", R"("name":"work",)", R"(,"io.modelcontextprotocol/logLevel":"info")").empty());
    CHECK(talk.at(27ms).size() == 2);
}

TEST_CASE("in a session a client is asked while it waits", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    CHECK(talk.say(session, call("ask")) ==
          Said{R"(2 200 {"jsonrpc":"2.0","id":1,"method":"elicitation/create","params":{"message":"Who?"}})"});
    CHECK(talk.say(session, R"("id":"x","result":{})").empty());  // nobody asked that
    CHECK(talk.say(session, R"("id":9,"result":{})").empty());
    CHECK(talk.say(session, R"("id":1,"result":{"action":"accept","content":{"name":"Cy"}})") ==
          Said{"2 200 " + text_result("5", "Hello, Cy") + "."});
    CHECK(talk.say(session, R"("id":1,"result":{"content":{"name":"Di"}})").empty());  // answered before
}

TEST_CASE("a client that answers with an error, or something else, is asked again", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    (void)talk.say(session, call("ask"));
    CHECK_THAT(talk.say(session, R"("id":1,"error":{"code":-1,"message":"no"})").front(),
               ContainsSubstring(R"("id":2,"method":"elicitation/create")"));
}

TEST_CASE("who stands for himself is asked in the result, and comes again", "[mocks][mcp]") {
    Talk talk;
    const std::string asked = talk.say_stateless("tools/call", R"("name":"ask",)").front();
    CHECK_THAT(asked, ContainsSubstring(R"("resultType":"input_required","inputRequests":{"who":{"method":)"
                                        R"("elicitation/create","params":{"message":"Who?"}}},"requestState":")"));
    const std::string state = asked.substr(asked.find("requestState") + 15, 32);
    const auto again = [&](const std::string& with) {
        return talk
            .say_stateless("tools/call",
                           R"("name":"ask","inputResponses":{"who":{"content":{"name":"Ed"}},"more":1},)" + with)
            .front();
    };
    CHECK_THAT(again(R"("requestState":")" + state + "\","), ContainsSubstring("Hello, Ed"));
    CHECK_THAT(again(""), ContainsSubstring("Hello, Ed"));
    CHECK_THAT(again(R"("requestState":"x)" + state + "\","),
               ContainsSubstring(R"("code":-32602,"message":"requestState is none that was given out here")"));
    CHECK_THAT(talk.say_stateless("tools/call", R"("name":"ask","inputResponses":{"wrong":{}},)").front(),
               ContainsSubstring("input_required"));
}

TEST_CASE("nobody is asked what he has not declared", "[mocks][mcp][errors]") {
    Talk talk;
    CHECK_THAT(talk.say(talk.opened("{}"), call("ask")).front(),
               ContainsSubstring(R"("code":-32602,"message":"the client has not declared elicitation")"));
    const auto said = talk.say(std::nullopt, R"("id":7,"method":"tools/call","params":{"name":"ask","_meta":{)"
                                             R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                                             R"("io.modelcontextprotocol/clientCapabilities":{}}})");
    CHECK_THAT(said.front(), ContainsSubstring("400 ") && ContainsSubstring(R"("code":-32021)") &&
                                 ContainsSubstring(R"("data":{"requiredCapabilities":{"elicitation":{}}})"));
}

TEST_CASE("a request that was cancelled, or whose client is gone, is not answered", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    const auto cancel = [&](const std::string& id) {
        return talk.say(session, R"("method":"notifications/cancelled","params":{"requestId":)" + id + "}");
    };
    (void)talk.say(session, call("wait", "", "5"));
    CHECK(cancel("6").empty());
    CHECK(cancel("\"5\"").empty());  // another id
    CHECK(cancel("5") == Said{"2 dropped"});
    CHECK(talk.at(5ms).empty());

    (void)talk.say(session, call("wait"));
    talk.server().abandon(mcp::ExchangeId{6});
    CHECK(talk.at(5ms).empty());
    (void)talk.say(session, call("wait"));
    talk.server().close_session(session);
    CHECK(talk.at(5ms).empty());
}

TEST_CASE("changes are told to sessions and to those who listen", "[mocks][mcp]") {
    Talk talk;
    const auto session = talk.opened();
    (void)talk.say(session, R"("id":1,"method":"resources/subscribe","params":{"uri":"x://1"})");
    const std::string changed = R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})";
    const std::string updated =
        R"({"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"uri":"x://1"}})";
    CHECK(talk.say(session, call("change")) ==
          Said{"session 1: " + changed, "session 1: " + updated, "3 200 " + text_result("5", "told") + "."});
    (void)talk.say(session, R"("id":1,"method":"resources/unsubscribe","params":{"uri":"x://1"})");
    CHECK(talk.say(session, call("change")).size() == 2);
    talk.server().close_session(session);

    const std::string tag = R"("_meta":{"io.modelcontextprotocol/subscriptionId":7})";
    const auto listen = [&](const std::string& wanted) {
        return talk.say_stateless("subscriptions/listen", R"("notifications":{)" + wanted + "},");
    };
    CHECK(
        listen(R"("toolsListChanged":true,"promptsListChanged":false,"resourceSubscriptions":["x://1"])") ==
        Said{R"(6 200 {"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{"notifications":)"
             R"({"toolsListChanged":true,"resourceSubscriptions":["x://1"]},)" +
             tag + "}}"});
    CHECK(listen(R"("promptsListChanged":true)").size() == 1);
    const auto said = talk.say_stateless("tools/call", R"("name":"change",)");
    REQUIRE(said.size() == 3);
    CHECK(said[0] == R"(6 200 {"jsonrpc":"2.0","method":"notifications/tools/list_changed","params":{)" + tag + "}}");
    CHECK(said[1] ==
          R"(6 200 {"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"uri":"x://1",)" + tag + "}}");
    talk.server().abandon(mcp::ExchangeId{6});
    CHECK(talk.say_stateless("tools/call", R"("name":"change",)").size() == 1);
}

TEST_CASE("an argument is completed by at most a hundred values", "[mocks][mcp]") {
    mcp::Profile profile = small_profile();
    profile.complete = [](std::string_view reference, std::string_view argument, std::string_view begun) {
        return reference == "many"
                   ? std::vector<std::string>(101, "v")
                   : std::vector<std::string>{std::string{reference} + std::string{argument}, std::string{begun}};
    };
    Talk talk{profile};
    const auto session = talk.opened();
    const auto complete = [&](const std::string& ref, const std::string& argument) {
        return talk
            .say(session, R"("id":5,"method":"completion/complete","params":{"ref":{)" + ref + R"(},"argument":{)" +
                              argument + "}}")
            .front();
    };
    CHECK_THAT(complete(R"("type":"ref/prompt","name":"p")", R"("name":"a","value":"b")"),
               ContainsSubstring(R"({"completion":{"values":["pa","b"],"total":2,"hasMore":false}})"));
    CHECK_THAT(complete(R"("type":"ref/resource","uri":"u")", R"("name":"a","value":"")"),
               ContainsSubstring(R"(["ua",""])"));
    CHECK_THAT(complete(R"("type":"ref/prompt","name":"many")", R"("name":"a","value":"")"),
               ContainsSubstring(R"("total":101,"hasMore":true)"));
    CHECK_THAT(complete(R"("type":"ref/prompt")", R"("name":"a")"), ContainsSubstring("-32602"));
    CHECK_THAT(complete(R"("type":"ref/prompt","name":"p")", ""), ContainsSubstring("-32602"));
}

TEST_CASE("of very many rounds the oldest is forgotten", "[mocks][mcp]") {
    mcp::Rounds rounds;
    const std::string first = rounds.keep({"a", {}});
    const std::string second = rounds.keep({"b", {{"k", "1"}}});
    CHECK(first != second);
    for (std::size_t i = 2; i < mcp::Rounds::most_kept; ++i) (void)rounds.keep({});
    CHECK(rounds.find(first).value().state == "a");
    (void)rounds.keep({});
    CHECK_FALSE(rounds.find(first).has_value());
    CHECK(rounds.find(second).value().inputs.at("k") == "1");
}
