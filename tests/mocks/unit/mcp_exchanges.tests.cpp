// SPDX-License-Identifier: BSL-1.0
#include "mcp/exchanges.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::mcp;
using pawl::mocks::server::ConnectionId;

namespace {

constexpr auto first = ConnectionId{1};
constexpr auto second = ConnectionId{2};

}  // namespace

TEST_CASE("each exchange finds its connection until it is over", "[mocks][mcp]") {
    Exchanges exchanges;
    CHECK_FALSE(exchanges.find(ExchangeId{}).has_value());
    const auto one = exchanges.begin(first);
    const auto two = exchanges.begin(second);
    CHECK(one != two);
    CHECK(exchanges.find(one) == first);
    CHECK(exchanges.find(two) == second);
    exchanges.end(two);
    CHECK_FALSE(exchanges.find(two).has_value());
    exchanges.end(one);
    exchanges.end(one);
    CHECK_FALSE(exchanges.find(one).has_value());
}

TEST_CASE("with a connection all end that it waits for", "[mocks][mcp]") {
    Exchanges exchanges;
    const auto one = exchanges.begin(first);
    const auto two = exchanges.begin(second);
    const auto three = exchanges.begin(first);
    CHECK(exchanges.end_all(first) == std::vector{one, three});
    CHECK(exchanges.end_all(first).empty());
    CHECK(exchanges.find(two) == second);
    CHECK_FALSE(exchanges.find(three).has_value());
}
