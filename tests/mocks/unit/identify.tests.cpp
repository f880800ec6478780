// SPDX-License-Identifier: BSL-1.0
#include <catch2/generators/catch_generators.hpp>
#include <pawl/mocks/doubles.hpp>
#include <pawl/mocks/identify.hpp>
#include <string>

#include "support/expected.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;

namespace {

using Answer = tl::expected<Reply, Error>;

const std::string version = R"({"version":"1.2","type":"daemon","protocol":"JSON-RPC 2.0"})";

}  // namespace

TEST_CASE("identify asks for the version and then for the methods", "[mocks][identify]") {
    MockCaller caller;
    trompeloeil::sequence order;
    REQUIRE_CALL(caller, call("version", "")).IN_SEQUENCE(order).RETURN(Answer(Reply(version)));
    REQUIRE_CALL(caller, call("list_methods", ""))
        .IN_SEQUENCE(order)
        .RETURN(Answer(Reply(R"({"count":2,"methods":[{"method":"ping"},{"method":"echo"}]})")));

    CHECK(value_of(identify(caller)) == Identity{"daemon", "1.2", "JSON-RPC 2.0", {"ping", "echo"}});
}

TEST_CASE("identify asks nothing more after an error, and hands it on", "[mocks][identify][errors]") {
    MockCaller caller;
    REQUIRE_CALL(caller, call("version", "")).RETURN(tl::make_unexpected(Error{ErrorCode::timed_out}));

    CHECK_THAT(identify(caller), FailsWith(ErrorCode::timed_out));
}

TEST_CASE("identify hands on the error of a daemon that cannot list its methods", "[mocks][identify][errors]") {
    MockCaller caller;
    REQUIRE_CALL(caller, call("version", "")).RETURN(Answer(Reply(version)));
    REQUIRE_CALL(caller, call("list_methods", "")).RETURN(tl::make_unexpected(Error{ErrorCode::rpc_error}));

    CHECK_THAT(identify(caller), FailsWith(ErrorCode::rpc_error));
}

TEST_CASE("identify refuses a result of another shape", "[mocks][identify][errors]") {
    MockCaller caller;

    SECTION("of version") {
        REQUIRE_CALL(caller, call("version", "")).RETURN(Answer(Reply(R"("1.2")")));
        const auto identity = identify(caller);
        CHECK_THAT(identity, FailsWith(ErrorCode::malformed_reply));
        CHECK(identity.error().detail == R"(unexpected result "1.2")");
    }
    SECTION("of list_methods") {
        const auto list = GENERATE(R"({"methods":["ping"]})", R"({"count":0})", "null");
        REQUIRE_CALL(caller, call("version", "")).RETURN(Answer(Reply(version)));
        REQUIRE_CALL(caller, call("list_methods", "")).LR_RETURN(Answer(Reply(list)));
        CHECK_THAT(identify(caller), FailsWith(ErrorCode::malformed_reply));
    }
}
