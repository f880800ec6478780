// SPDX-License-Identifier: BSL-1.0
#include "measure/system_failure.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cerrno>

using Catch::Matchers::EndsWith;
using namespace pawl::perf;

TEST_CASE("what the system refused is said with what helps against it", "[perf][system_failure][errors]") {
    const auto sentence = [](int error) {
        return describe(std::system_error(error, std::generic_category(), "cannot do it"));
    };
    CHECK(sentence(ENOSPC) ==
          "cannot do it: No space left on device; free some space there, or set TMPDIR to another directory");
    CHECK_THAT(sentence(EDQUOT), EndsWith("; free some space there, or set TMPDIR to another directory"));
    CHECK_THAT(sentence(EMFILE), EndsWith("; close some files, or raise the limit on open ones (ulimit -n)"));
    CHECK_THAT(sentence(EFBIG), EndsWith("; raise the limit on the size of files (ulimit -f)"));
    CHECK_THAT(sentence(ENAMETOOLONG), EndsWith("; set TMPDIR to a directory with a shorter path"));
    CHECK_THAT(sentence(EROFS), EndsWith("; set TMPDIR to a directory that can be written"));
}

TEST_CASE("a worker that cannot be started has cures of its own", "[perf][system_failure][errors]") {
    CHECK(why_not_started(EAGAIN) ==
          "cannot start a worker process: Resource temporarily unavailable; end some processes, or raise the limit on "
          "them (ulimit -u)");
    CHECK_THAT(why_not_started(ENOMEM), EndsWith("; end what takes the memory"));
    CHECK_THAT(why_not_started(ENOSPC),
               EndsWith("; raise the limits on namespaces (sysctl user), or set PAWL_ISOLATE=0"));
    CHECK_THAT(why_not_started(EPERM), EndsWith("; set PAWL_ISOLATE=0"));
}
