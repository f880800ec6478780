// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED
#define PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED

#include <string>
#include <string_view>

namespace pawl::cli {

/// What gcov says on standard error, though it exits with 0, and must not be passed over: in one sentence, with what to
/// do. Empty where there is no such thing; that an object never ran is none.
[[nodiscard]] std::string gcov_complaint(std::string_view standard_error);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED
