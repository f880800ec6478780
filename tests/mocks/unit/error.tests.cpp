// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/mocks/error.hpp>

using namespace pawl::mocks;

TEST_CASE("an error's sentence names the peer, the method, what was seen and what to do", "[mocks][error]") {
    const Error error{ErrorCode::timed_out, "unix:/tmp/d.sock", "ping", "no complete reply within 50 ms"};
    CHECK(describe(error) ==
          "unix:/tmp/d.sock: ping: timed out (no complete reply within 50 ms); "
          "see whether the peer is stuck, or raise ClientOptions::timeout.");
}

TEST_CASE("an error without a known peer still makes a sentence", "[mocks][error]") {
    CHECK(describe({.code = ErrorCode::not_connected, .detail = "given up after an earlier error"}) ==
          "the peer: not connected (given up after an earlier error); connect a new client.");
}

TEST_CASE("an error code's name is its enumerator", "[mocks][error]") {
    using enum ErrorCode;
    CHECK(to_string(bad_endpoint) == "bad_endpoint");
    CHECK(to_string(path_too_long) == "path_too_long");
    CHECK(to_string(address_in_use) == "address_in_use");
    CHECK(to_string(not_permitted) == "not_permitted");
    CHECK(to_string(connect_failed) == "connect_failed");
    CHECK(to_string(not_connected) == "not_connected");
    CHECK(to_string(timed_out) == "timed_out");
    CHECK(to_string(closed_by_peer) == "closed_by_peer");
    CHECK(to_string(malformed_reply) == "malformed_reply");
    CHECK(to_string(wrong_id) == "wrong_id");
    CHECK(to_string(rpc_error) == "rpc_error");
    CHECK(to_string(spawn_failed) == "spawn_failed");
}
