// SPDX-License-Identifier: BSL-1.0
#include "measure/protocol.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace pawl::perf;

namespace {

template <class M>
M sent_and_received(const M& message) {
    const auto received = decode(encode(message));
    REQUIRE(received.has_value());
    REQUIRE(std::holds_alternative<M>(*received));
    return std::get<M>(*received);
}

}  // namespace

TEST_CASE("a place arrives as it was sent", "[perf][protocol]") {
    const message::At at{
        {"outer › inner", "add, \"voxel\"", 3}, "a file.cpp", 42, 0.08, true, false, "unoptimised", 2, "x == y"};
    const auto received = sent_and_received(at);
    CHECK(received.key == at.key);
    CHECK(received.file == at.file);
    CHECK(received.line == 42);
    CHECK(received.limit_ratio == 0.08);
    CHECK(received.two_bodies);
    CHECK_FALSE(received.counts_allocations);
    CHECK(received.not_applicable == at.not_applicable);
    CHECK(received.failed_assertions == 2);
    CHECK(received.first_failure == at.first_failure);
}

TEST_CASE("figures arrive as they were sent", "[perf][protocol]") {
    const auto batch = sent_and_received(message::Batch{1'234'567'890'123, 42, 43, 7});
    CHECK(batch.wall_ns == 1'234'567'890'123);
    CHECK(batch.cpu_ns == 42);
    CHECK(batch.others_cpu_ns == 43);
    CHECK(batch.involuntary_switches == 7);
    CHECK(sent_and_received(message::Calibrated{1.5}).ns_per_iteration == 1.5);
    CHECK(sent_and_received(message::RunBatch{1000, true}).untimed_first);
    CHECK(sent_and_received(message::CountAllocations{77}).iterations == 77);
    const auto allocations = sent_and_received(message::Allocations{12, 1'200, "a problem"});
    CHECK(allocations.calls == 12);
    CHECK(allocations.bytes == 1'200);
    CHECK(allocations.problem == "a problem");
    CHECK(sent_and_received(message::Hello{}).version == protocol_version);
    CHECK(sent_and_received(message::Finished{3, "boom"}).first_failure == "boom");
}

TEST_CASE("a message cut anywhere is no message", "[perf][protocol]") {
    const auto packet = encode(message::At{{"s", "n", 0}, "f", 1, 0, false, true, "", 0, ""});
    for (std::size_t size = 0; size < packet.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(decode(std::span(packet).first(size)).has_value());
    }
}

TEST_CASE("bytes behind a message make it no message", "[perf][protocol]") {
    auto packet = encode(message::Proceed{});
    packet.push_back(std::byte{0});
    CHECK_FALSE(decode(packet).has_value());
}

TEST_CASE("rubbish is no message, whatever it is", "[perf][protocol]") {
    const std::uint64_t seed = 7;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int trial = 0; trial < 2000; ++trial) {
        std::vector<std::byte> packet(random() % 40);
        for (auto& byte : packet) byte = static_cast<std::byte>(random());
        if (!packet.empty()) packet.front() = static_cast<std::byte>(200);  // no such alternative
        CHECK_FALSE(decode(packet).has_value());
    }
}

TEST_CASE("a text of any length fits into a packet", "[perf][protocol]") {
    const message::Threw threw{std::string(1'000'000, 'x')};
    CHECK(encode(threw).size() < message_size_max);
    CHECK(sent_and_received(threw).what.starts_with("xxx"));
}
