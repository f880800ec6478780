// SPDX-License-Identifier: BSL-1.0
// What `pawl coverage gate` holds the coverage to, parsed.
#ifndef PAWL_CI_COMMANDS_COVERAGE_POLICY_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_POLICY_HPP_INCLUDED

#include <optional>
#include <pawl/coverage/drop.hpp>
#include <pawl/coverage/gate.hpp>
#include <tl/expected.hpp>

#include "commands/coverage.hpp"
#include "refusal.hpp"

namespace pawl::cli {

struct CoveragePolicy {
    coverage::FloorPolicy floors;
    std::optional<coverage::Percent> patch;
    coverage::DropLimits drop;
};

/// @return  or one sentence: an option that is no percentage; or none of them is given.
[[nodiscard]] tl::expected<CoveragePolicy, Refusal> policy_of(const CoverageGateArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_POLICY_HPP_INCLUDED
