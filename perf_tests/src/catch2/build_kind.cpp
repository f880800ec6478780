// SPDX-License-Identifier: BSL-1.0
#include "catch2/build_kind.hpp"

// The runtimes of sanitizers and coverage, where they are linked in: the only trace of -fsanitize=undefined and of
// --coverage, for which GCC 12 defines no macro.
extern "C" {
[[gnu::weak]] void __gcov_init(void*);  // which every counting file calls; a weak name pulls nothing in by itself
[[gnu::weak]] int __llvm_profile_write_file();
[[gnu::weak]] void __asan_init();
[[gnu::weak]] void __tsan_init();
[[gnu::weak]] void __ubsan_handle_type_mismatch_v1(void*, void*);
}

namespace pawl::perf {

std::string why_not_timed(const char* unit_problem) {
    constexpr auto build_type = "; time it in a build with CMAKE_BUILD_TYPE=RelWithDebInfo or Release";
    std::string problem = unit_problem;
    if (__gcov_init != nullptr || __llvm_profile_write_file != nullptr) problem = "it counts coverage";
    if (__asan_init != nullptr || __tsan_init != nullptr || __ubsan_handle_type_mismatch_v1 != nullptr) {
        problem = "it runs under a sanitizer";
    }
    return problem.empty() ? "" : problem + build_type;
}

}  // namespace pawl::perf
