// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED
#define PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED

#include <optional>
#include <string_view>

#include "refusal.hpp"

namespace pawl::cli {

/// What gcov says on standard error, though it exits with 0, and must not be passed over: that an object never ran may
/// be. exit_not_decided where the counters do not belong to the sources or objects, else exit_environment.
[[nodiscard]] std::optional<Refusal> gcov_complaint(std::string_view standard_error);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_GCOV_COMPLAINT_HPP_INCLUDED
