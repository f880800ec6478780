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
}

TEST_CASE("a text that names no socket path is no endpoint", "[mocks][endpoint][errors]") {
    CHECK_THAT(parse_endpoint(""), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint("/run/a.sock"), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint("unix:"), FailsWith(ErrorCode::bad_endpoint));
    CHECK_THAT(parse_endpoint(std::string_view("unix:/a\0b", 9)), FailsWith(ErrorCode::bad_endpoint));
    CHECK(describe(parse_endpoint("tcp:80").error()) ==
          "tcp:80: bad endpoint (it does not begin with unix:); write unix:PATH with a path in an existing directory.");
}
