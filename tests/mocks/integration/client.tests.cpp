// SPDX-License-Identifier: BSL-1.0
// The client against peers that misbehave; each has its reply ready before the client asks.
#include <pawl/mocks/client.hpp>

#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "support/expected.hpp"
#include "support/sockets.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Scene {
    TemporaryDirectory directory;
    RawListener listener{{directory.file("peer.sock")}};
    Client client = value_of(Client::connect(listener.endpoint(), {.timeout = 50ms}));
    RawConnection peer = listener.accept();
};

}  // namespace

TEST_CASE("a client's request is one line of JSON-RPC 2.0", "[mocks][client]") {
    Scene scene;
    scene.peer.send("{\"jsonrpc\":\"2.0\",\"result\":[1, 2],\"id\":1}\n");
    CHECK(result_of(scene.client.call("sum", "[1]")) == "[1, 2]");
    CHECK(scene.peer.receive_line() == R"({"jsonrpc":"2.0","method":"sum","params":[1],"id":1})");
}

TEST_CASE("a client numbers its requests and reads a reply in any order of members", "[mocks][client]") {
    Scene scene;
    scene.peer.send("{\"id\":1,\"result\":\"a\",\"jsonrpc\":\"2.0\"}\r\n{\"id\":2,\"result\":null}\n");
    CHECK(result_of(scene.client.call("first")) == R"("a")");
    CHECK(result_of(scene.client.call("second")) == "null");
}

TEST_CASE("an error object is handed on and the connection stays", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("{\"error\":{\"code\":-32601,\"message\":\"Method not found: fly\"},\"id\":1}\n");
    const auto reply = scene.client.call("fly");
    REQUIRE_THAT(reply, FailsWith(ErrorCode::rpc_error));
    CHECK(reply.error().rpc_code == -32601);
    CHECK(describe(reply.error()) == to_string(scene.listener.endpoint()) +
                                         ": fly: answered with an error (-32601 Method not found: fly); correct the "
                                         "method or its parameters, or see the peer's log.");

    scene.peer.send("{\"result\":true,\"id\":2}\n");
    CHECK(result_of(scene.client.call("ping")) == "true");
}

TEST_CASE("an error object with a null id answers a request that the peer could not read", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("{\"error\":{\"code\":-32700,\"message\":\"Parse error\"},\"id\":null}\n");
    CHECK_THAT(scene.client.call("echo", "{,}"), FailsWith(ErrorCode::rpc_error));
}

TEST_CASE("a stalled peer costs the time limit and a sentence that says so", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("{\"result\":");
    const auto reply = scene.client.call("ping");
    REQUIRE_THAT(reply, FailsWith(ErrorCode::timed_out));
    CHECK(describe(reply.error()) == to_string(scene.listener.endpoint()) +
                                         ": ping: timed out (no complete reply within 50 ms, 10 bytes so far); "
                                         "see whether the peer is stuck, or raise ClientOptions::timeout.");
}

TEST_CASE("a peer that reads nothing costs the time limit too", "[mocks][client][errors]") {
    Scene scene;
    const std::string more_than_a_socket_holds = '"' + std::string(4 << 20, 'x') + '"';
    const auto reply = scene.client.call("echo", '[' + more_than_a_socket_holds + ']');
    REQUIRE_THAT(reply, FailsWith(ErrorCode::timed_out));
    CHECK_THAT(reply.error().detail, ContainsSubstring("not taken within 50 ms"));
}

TEST_CASE("a reply to another request is refused", "[mocks][client][errors]") {
    Scene scene;
    SECTION("a number") {
        scene.peer.send("{\"result\":1,\"id\":41}\n");
        const auto reply = scene.client.call("ping");
        REQUIRE_THAT(reply, FailsWith(ErrorCode::wrong_id));
        CHECK(reply.error().detail == R"(expected id 1, got "{\"result\":1,\"id\":41}\n")");
    }
    SECTION("a string") {
        scene.peer.send("{\"result\":1,\"id\":\"1\"}\n");
        CHECK_THAT(scene.client.call("ping"), FailsWith(ErrorCode::wrong_id));
    }
    SECTION("a reply sent twice, at the next call") {
        scene.peer.send("{\"result\":1,\"id\":1}\n{\"result\":1,\"id\":1}\n");
        CHECK(result_of(scene.client.call("ping")) == "1");
        CHECK_THAT(scene.client.call("ping"), FailsWith(ErrorCode::wrong_id));
    }
}

TEST_CASE("a reply that is no JSON-RPC response is shown", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("HTTP/1.1 400 Bad Request " + std::string(100, '!') + "\n");
    const auto reply = scene.client.call("ping");
    REQUIRE_THAT(reply, FailsWith(ErrorCode::malformed_reply));
    CHECK(reply.error().detail ==
          "not JSON: \"HTTP/1.1 400 Bad Request " + std::string(55, '!') + "\" and 46 bytes more");
}

TEST_CASE("a connection closed in the middle of a reply is told apart from a stall", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("{\"res");
    scene.peer.end_sending();
    const auto reply = scene.client.call("ping");
    REQUIRE_THAT(reply, FailsWith(ErrorCode::closed_by_peer));
    CHECK(reply.error().detail == "5 bytes of a reply came");
}

TEST_CASE("a connection closed before the request is an error, not a signal", "[mocks][client][errors]") {
    Scene scene;
    { const RawConnection gone = std::move(scene.peer); }
    CHECK_THAT(scene.client.call("ping"), FailsWith(ErrorCode::closed_by_peer));
}

TEST_CASE("a client that fell out of step makes no more calls", "[mocks][client][errors]") {
    Scene scene;
    scene.peer.send("?\n{\"result\":1,\"id\":2}\n");
    REQUIRE_THAT(scene.client.call("ping"), FailsWith(ErrorCode::malformed_reply));
    CHECK_THAT(scene.client.call("ping"), FailsWith(ErrorCode::not_connected));
}

TEST_CASE("a client says that nobody serves", "[mocks][client][errors]") {
    const TemporaryDirectory directory;
    const auto client = Client::connect({directory.file("none.sock")});
    REQUIRE_THAT(client, FailsWith(ErrorCode::connect_failed));
    CHECK_THAT(describe(client.error()),
               ContainsSubstring("cannot connect (No such file or directory); start the daemon"));
}

TEST_CASE("a client refuses a path that fits no socket address", "[mocks][client][errors]") {
    CHECK_THAT(Client::connect({std::string(108, 'p')}), FailsWith(ErrorCode::path_too_long));
}

TEST_CASE("a client does not wait for ever in a full queue of connections", "[mocks][client][errors]") {
    const TemporaryDirectory directory;
    const RawListener never_accepts({directory.file("full.sock")}, 0);
    std::vector<Client> queued;
    auto client = Client::connect(never_accepts.endpoint(), {.timeout = 20ms});
    while (client && queued.size() < 10) {
        queued.push_back(std::move(*client));
        client = Client::connect(never_accepts.endpoint(), {.timeout = 20ms});
    }
    CHECK_THAT(client, FailsWith(ErrorCode::timed_out));
}
