// SPDX-License-Identifier: BSL-1.0
#include "catch2/active_exception.hpp"

#include <catch2/interfaces/catch_interfaces_registry_hub.hpp>
#include <catch2/internal/catch_test_failure_exception.hpp>

namespace pawl::perf {

std::string active_exception() {
    try {
        throw;
    } catch (const Catch::TestFailureException&) {
        return "an assertion in its body failed";
    } catch (const Catch::TestSkipException&) {
        return "its body skipped the test";
    } catch (...) {
        return "its body threw: " + Catch::translateActiveException();
    }
}

}  // namespace pawl::perf
