// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/doubles.hpp>
#include <sstream>

using namespace pawl::mocks;

namespace {

std::string shown(const tl::expected<Reply, Error>& reply) {
    std::ostringstream out;
    trompeloeil::print(out, reply);
    return out.str();
}

}  // namespace

TEST_CASE("a tracer shows a mocked reply as its result or as its error's sentence", "[mocks][doubles]") {
    CHECK(shown(Reply("[1,2]")) == "[1,2]");
    CHECK(shown(tl::make_unexpected(Error{.code = ErrorCode::not_connected, .detail = "given up"})) ==
          "the peer: not connected (given up); connect a new client.");
}
