// SPDX-License-Identifier: BSL-1.0
// trompeloeil doubles for unit tests, never for a timed path: a mocked call costs more than 0.5 us.
//
// The adapter that turns a violation into a Catch2 failure needs Catch2's macros before it and must be seen by every
// translation unit that mocks; including both here settles the order once.
#ifndef PAWL_MOCKS_DOUBLES_HPP_INCLUDED
#define PAWL_MOCKS_DOUBLES_HPP_INCLUDED

#include <catch2/catch_test_macros.hpp>
// only then:
#include <catch2/trompeloeil.hpp>
#include <ostream>
#include <pawl/mocks/caller.hpp>
#include <pawl/mocks/error.hpp>
#include <string>
#include <tl/expected.hpp>

namespace pawl::mocks {

/// Call it on the test's thread only: a violation elsewhere ends the process.
class MockCaller : public trompeloeil::mock_interface<Caller> {
public:
    IMPLEMENT_MOCK2(call);
};

}  // namespace pawl::mocks

/// What a tracer shows. Without it trompeloeil 43 asks whether the value equals nullptr, which tl::expected pretends to
/// be able to answer and then does not compile.
template <>
inline void trompeloeil::print(std::ostream& os, const tl::expected<pawl::mocks::Reply, pawl::mocks::Error>& reply) {
    os << (reply ? std::string(reply->result()) : describe(reply.error()));
}

#endif  // PAWL_MOCKS_DOUBLES_HPP_INCLUDED
