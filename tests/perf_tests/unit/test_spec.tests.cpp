// SPDX-License-Identifier: BSL-1.0
#include "measure/test_spec.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::perf::test_spec_of;

TEST_CASE("what the test spec grammar reads is escaped", "[perf][test_spec]") {
    CHECK(test_spec_of("plain name") == "plain name");
    CHECK(test_spec_of(R"(a,b [c] "d" \e)") == R"(a\,b \[c\] \"d\" \\e)");
    CHECK(test_spec_of("-minus - here") == R"(\-minus - here)");
    CHECK(test_spec_of("~tilde") == R"(\~tilde)");
}
