// SPDX-License-Identifier: BSL-1.0
// MCP servers in processes of their own, and the loop under them.
#include <pawl/mocks/client.hpp>
#include <pawl/mocks/mcp_server.hpp>

#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/expected.hpp"
#include "support/mcp_profile.hpp"
#include "support/sockets.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using mcp::McpServer;

namespace {

const Endpoint any_port{.path = "", .transport = Transport::http};

std::string post(const std::string& fields, const std::string& body) {
    return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
           "Accept: application/json, text/event-stream\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + fields + "\r\n" + body + "\n";
}

const std::string initialize =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

}  // namespace

TEST_CASE("an MCP server at a Unix socket is a process that ends with its handle", "[mocks][mcp][lifetime]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("mcp.sock");
    auto server = std::optional(value_of(McpServer::start(small_profile(), {.endpoint = {path}})));
    CHECK(to_string(server->endpoint()) == "unix:" + path);
    Client client = value_of(Client::connect(server->endpoint()));
    CHECK_THAT(result_of(client.call("initialize", R"({"protocolVersion":"2025-11-25"})")),
               ContainsSubstring(R"("serverInfo":{"name":"small")"));
    CHECK_THAT(result_of(client.call("tools/call", R"({"name":"greet","arguments":{"name":"Gus"}})")),
               ContainsSubstring("Hello, Gus"));

    const pid_t pid = server->pid();
    server.reset();
    CHECK(::kill(pid, 0) != 0);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK_THAT(client.call("ping"), FailsWith(ErrorCode::closed_by_peer));
}

TEST_CASE("an MCP server answers HTTP at a free port of the loopback interface", "[mocks][mcp][http]") {
    McpServer server = value_of(McpServer::start(small_profile(), {.endpoint = any_port}));
    CHECK(server.endpoint().port != 0);
    CHECK(server.endpoint().path == "/mcp");
    RawConnection connection(server.endpoint());
    connection.send(post("", initialize));
    CHECK(connection.receive_line() == "HTTP/1.1 200 OK\r");
    McpServer moved = std::move(server);
    moved = value_of(McpServer::start(small_profile(), {.endpoint = any_port}));
    connection.end_sending();
}

TEST_CASE("a port that is taken is refused, and a process is not spoken to by stdio", "[mocks][mcp][errors]") {
    const McpServer server = value_of(McpServer::start(small_profile(), {.endpoint = any_port}));
    CHECK_THAT(McpServer::start(small_profile(), {.endpoint = server.endpoint()}),
               FailsWith(ErrorCode::address_in_use));
    CHECK_THAT(McpServer::start(small_profile(), {.endpoint = {.path = "x", .transport = Transport::stdio}}),
               FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(McpServer::start(small_profile(), {.endpoint = {"/nonexistent/x"}}), FailsWith(ErrorCode::bad_endpoint));
}

TEST_CASE("an answer that is to be late is late by so much", "[mocks][mcp]") {
    mcp::Profile profile;
    profile.tools = {tool("wait", [](const mcp::Call&) { return mcp::Answer::text("").after(5ms); })};
    const McpServer server = value_of(McpServer::start(profile));
    Client client = value_of(Client::connect(server.endpoint()));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(client.call("tools/call", R"({"name":"wait"})"));
    CHECK(std::chrono::steady_clock::now() - begin >= 5ms);
}

TEST_CASE("a hundred connections wait at once, and each gets its own answer", "[mocks][mcp]") {
    mcp::Profile profile;
    profile.tools = {tool("echo", [](const mcp::Call& call) {
        return mcp::Answer::text(call.argument("text").value_or("")).after(20ms);
    })};
    const McpServer server = value_of(McpServer::start(profile));
    std::vector<RawConnection> connections;
    for (int i = 0; i < 100; ++i) {
        connections.emplace_back(server.endpoint());
        connections.back().send(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":)"
                                R"({"text":"number )" +
                                std::to_string(i) + "\"}}}\n");
    }
    for (int i = 99; i >= 0; --i) {
        CHECK_THAT(connections[static_cast<std::size_t>(i)].receive_line(),
                   ContainsSubstring("\"number " + std::to_string(i) + "\""));
    }
}

TEST_CASE("what was sent before a client ended its side is answered", "[mocks][mcp]") {
    const McpServer server = value_of(McpServer::start(small_profile()));
    RawConnection connection(server.endpoint());
    connection.send(R"({"jsonrpc":"2.0","id":1,"method":"ping"})"
                    "\n");
    connection.end_sending();
    CHECK(connection.receive_line() == R"({"jsonrpc":"2.0","id":1,"result":{}})");
}
