// SPDX-License-Identifier: BSL-1.0
#include "support/optimised.hpp"

namespace pawl::perf::tests {

bool fixtures_are_optimised() {
#ifdef __OPTIMIZE__
    return true;
#else
    return false;
#endif
}

}  // namespace pawl::perf::tests
