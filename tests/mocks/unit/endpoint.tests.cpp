// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/endpoint.hpp>
#include <string>

#include "support/expected.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;

TEST_CASE("an endpoint reads back from its text", "[mocks][endpoint]") {
    const Endpoint endpoint = value_of(parse_endpoint("unix:/run/a b:c.sock"));
    CHECK(endpoint.path == "/run/a b:c.sock");
    CHECK(to_string(endpoint) == "unix:/run/a b:c.sock");
    CHECK(value_of(parse_endpoint("http://127.0.0.1:8080/mcp")) ==
          Endpoint{.path = "/mcp", .transport = Transport::http, .port = 8080});
    CHECK(value_of(parse_endpoint("stdio:node server.js --quiet")) ==
          Endpoint{.path = "node server.js --quiet", .transport = Transport::stdio});
    for (const char* text : {"http://127.0.0.1:0/mcp", "stdio:server"}) {
        CHECK(to_string(value_of(parse_endpoint(text))) == text);
    }
    CHECK(to_string(value_of(parse_endpoint("http://localhost:80/"))) == "http://127.0.0.1:80/");
}

TEST_CASE("a text that names no place is no endpoint", "[mocks][endpoint][errors]") {
    CHECK_THAT(parse_endpoint(""), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint("/run/a.sock"), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint("unix:"), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint(std::string_view("unix:/a\0b", 9)), FailsWith(ErrorCode::bad_endpoint));
    for (const char* text : {"stdio:", "http://", "http://127.0.0.1", "http://127.0.0.1:", "http://127.0.0.1:65536/",
                             "http://127.0.0.1:80", "http://127.0.0.1:80mcp", "http://192.0.2.1:80/mcp"}) {
        CAPTURE(text);
        CHECK_THAT(parse_endpoint(text), FailsWith(ErrorCode::bad_endpoint));
    }
    CHECK(describe(parse_endpoint("tcp:80").error()) ==
          "tcp:80: bad endpoint (it does not begin with unix:, http:// or stdio:); write unix:PATH with a path in an "
          "existing directory, http://127.0.0.1:PORT/PATH or stdio:COMMAND.");
}
