// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_RECORD_SOURCE_PATH_HPP_INCLUDED
#define PAWL_PERF_RECORD_SOURCE_PATH_HPP_INCLUDED

#include <string>

namespace pawl::perf {

/// `file` relative to the source tree, so that a record says the same whoever's directory it was made in; as it is
/// where it lies elsewhere, and where `root`, the tree's absolute path, is not known (empty).
[[nodiscard]] std::string source_path(const std::string& file, const std::string& root);

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_SOURCE_PATH_HPP_INCLUDED
