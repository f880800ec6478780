// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_COUNTER_FILE_HPP_INCLUDED
#define PAWL_COVERAGE_COUNTER_FILE_HPP_INCLUDED

#include <string_view>

namespace pawl::coverage {

/// Whether a .gcda file ends before its end, as a full disk leaves it: gcov takes what is missing for never executed,
/// without a word. Format: gcc/gcov-io.h of GCC 9 to 14, of this machine's byte order; of what is no such file gcov
/// complains itself, and it is not cut off.
[[nodiscard]] bool is_cut_off(std::string_view counter_file);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_COUNTER_FILE_HPP_INCLUDED
