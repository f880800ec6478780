// SPDX-License-Identifier: BSL-1.0
// Which files of a tracefile count.
#ifndef PAWL_COVERAGE_PATH_FILTER_HPP_INCLUDED
#define PAWL_COVERAGE_PATH_FILTER_HPP_INCLUDED

#include <pawl/coverage/tracefile.hpp>

#include <functional>
#include <string>
#include <vector>

namespace pawl::coverage {

/// Globs on the whole path, as lcov's --extract and --remove take them: `*` matches `/` too.
struct PathFilter {
    std::vector<std::string> include;  ///< a file counts if one of these matches; empty: all
    std::vector<std::string> exclude;  ///< ... and none of these
};

[[nodiscard]] bool counts(const PathFilter& filter, const std::string& path);

[[nodiscard]] Tracefile filtered(Tracefile tracefile, const PathFilter& filter);

/// Globs that match no file: misspelt ones would pass unseen.
[[nodiscard]] std::vector<std::string> idle_globs(const PathFilter& filter, const Tracefile& tracefile);

/// The name of the file at `path` in the project's tracefiles: relative to `directory`, so that those of two checkouts
/// compare. Empty if it is not below it: system headers, say. Both are absolute.
[[nodiscard]] std::string name_below(const std::string& directory, const std::string& path);

/// Every file under the name that `name_of` gives its path; files that get none are left out, those that get the same
/// (a/../b.cpp and b.cpp) become one.
[[nodiscard]] Tracefile renamed(const Tracefile& tracefile,
                                const std::function<std::string(const std::string& path)>& name_of);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PATH_FILTER_HPP_INCLUDED
