// SPDX-License-Identifier: BSL-1.0
// The preloaded counter and what reads it, in any build: nothing is timed here.
#include <catch2/catch_test_macros.hpp>

#include "process/command.hpp"
#include "support/gate.hpp"

using namespace pawl;

namespace {

std::string counted_by(const std::string& executable, bool preloaded) {
    perf::tests::skip_under_sanitizers();
    cli::CommandOptions options;
    if (preloaded) options.environment.emplace_back("LD_PRELOAD", PAWL_ALLOCATION_COUNTER);
    const auto ran = cli::run_command({executable}, options);
    if (!ran) FAIL(cli::describe(ran.error()));
    CHECK(ran->exit_code == 0);
    return ran->standard_output;
}

}  // namespace

// 100 + 100 + 200 + 100 + 128 + 100 + 100 + 128 bytes by eight calls that return memory, ten times.
TEST_CASE("every call that returns memory is counted with its bytes, and none that does not", "[perf][allocation]") {
    CHECK(counted_by(PAWL_COUNT_ALLOCATIONS, true) == "80 9560 \n");
}

TEST_CASE("without the counter nothing is counted, and that is said", "[perf][allocation][errors]") {
    CHECK(counted_by(PAWL_COUNT_ALLOCATIONS, false) ==
          "0 0 the allocation counter could not be preloaded; is the test executable linked statically?\n");
}

TEST_CASE("an allocator of the executable's own is noticed", "[perf][allocation][errors]") {
    CHECK(counted_by(PAWL_COUNT_ALLOCATIONS "_own", true) ==
          "0 0 an allocator of its own serves this executable, where no counter can stand before it\n");
}
