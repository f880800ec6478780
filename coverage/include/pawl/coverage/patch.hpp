// SPDX-License-Identifier: BSL-1.0
// The patch gate: of the lines that a change adds or rewrites, how many do the tests run?
#ifndef PAWL_COVERAGE_PATCH_HPP_INCLUDED
#define PAWL_COVERAGE_PATCH_HPP_INCLUDED

#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/error.hpp>
#include <pawl/coverage/floor.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pawl::coverage {

struct PatchVerdict {
    Outcome outcome = Outcome::held;  ///< held also where no measured line was changed: there is nothing to cover
    Percent floor = {};
    Totals lines = {};                    ///< added or rewritten ones that are measured
    std::vector<FileVerdict> files = {};  ///< with such lines, worst first; `missing` names only those. Each holds.
    std::vector<std::string> unmeasured =
        {};  ///< with added lines, and not known to the tracefile (no headers), or binary

    bool operator==(const PatchVerdict&) const = default;
};

/// @param diff  its paths are relative to the same directory as the tracefile's; of the files that are to count.
[[nodiscard]] PatchVerdict judge_patch(const Tracefile& tracefile, const Diff& diff, Percent floor);

/// Error::Code::paths_differ where no path of the diff is in the tracefile, but one is but for its beginning: that
/// would pass every patch.
/// @param is_there  whether a path leads to a file from where the tracefile's do: two that both do are two files.
[[nodiscard]] std::optional<Error> different_beginnings(const Tracefile& tracefile, const Diff& diff,
                                                        const std::function<bool(const std::string& path)>& is_there);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PATCH_HPP_INCLUDED
