// SPDX-License-Identifier: BSL-1.0
#include "measure/channel.hpp"

#include <sys/resource.h>
#include <sys/socket.h>

#include <catch2/catch_test_macros.hpp>
#include <system_error>

#include "support/gate.hpp"

using namespace pawl::perf;
using namespace std::chrono_literals;

namespace {

Deadline in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

}  // namespace

TEST_CASE("a message arrives at the other end", "[perf][channel]") {
    auto [here, there] = Channel::pair();
    REQUIRE(here.send(message::RunBatch{7, true}));
    const auto received = there.receive(in(1s));
    REQUIRE(received);
    CHECK(std::get<message::RunBatch>(*received).iterations == 7);
}

TEST_CASE("messages stay apart and in order", "[perf][channel]") {
    auto [here, there] = Channel::pair();
    for (const std::int64_t target : {1, 2, 3}) REQUIRE(here.send(message::Calibrate{target}));
    for (const std::int64_t target : {1, 2, 3}) {
        CHECK(std::get<message::Calibrate>(there.receive().value()).target_ns == target);
    }
}

TEST_CASE("silence ends at the deadline", "[perf][channel][errors]") {
    auto [here, there] = Channel::pair();
    CHECK(here.receive(in(5ms)).error() == ChannelError::timed_out);
    CHECK(here.receive(in(-5ms)).error() == ChannelError::timed_out);
}

TEST_CASE("a peer that is gone is noticed in both directions", "[perf][channel][errors]") {
    auto [here, there] = Channel::pair();
    there.close();
    CHECK(here.send(message::Proceed{}).error() == ChannelError::closed);
    CHECK(here.receive(in(1s)).error() == ChannelError::closed);
    CHECK(here.receive().error() == ChannelError::closed);
}

TEST_CASE("what a peer said before it went is still heard", "[perf][channel]") {
    auto [here, there] = Channel::pair();
    REQUIRE(there.send(message::Finished{1, "last words"}));
    there.close();
    CHECK(std::get<message::Finished>(here.receive(in(1s)).value()).first_failure == "last words");
    CHECK(here.receive(in(1s)).error() == ChannelError::closed);
}

TEST_CASE("bytes that are no message are malformed", "[perf][channel][errors]") {
    auto [here, there] = Channel::pair();
    REQUIRE(::send(there.descriptor(), "rubbish", 7, 0) == 7);
    CHECK(here.receive(in(1s)).error() == ChannelError::malformed);
}

TEST_CASE("a process without descriptors left is told so", "[perf][channel][errors]") {
    tests::skip_under_sanitizers();
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const rlimit none{0, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    bool refused = false;
    try {
        (void)Channel::pair();
    } catch (const std::system_error&) {
        refused = true;
    }
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(refused);
}
