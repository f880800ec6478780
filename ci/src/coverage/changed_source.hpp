// SPDX-License-Identifier: BSL-1.0
// Whether what was compiled is what stands in the sources.
#ifndef PAWL_CI_COVERAGE_CHANGED_SOURCE_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CHANGED_SOURCE_HPP_INCLUDED

#include <optional>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <span>
#include <string>

#include "coverage/build_commands.hpp"

namespace pawl::cli {

/// A file below the source directory, headers without code included, that was changed after an object was compiled
/// from it. Of what was read for an object Ninja's log tells, else the compiler's rule beside it, where there is one.
/// gcov says it too, but for files that it does not find, files without code, and only by the second.
/// @return  a sentence that names it, and what to do; nothing where there is none.
[[nodiscard]] std::optional<std::string> source_changed_since(const BuildCommands& build, const std::string& source_dir,
                                                              std::span<const coverage::ObjectCounters> objects);

/// The same of files of which is not known which object they belong to: one that is newer than every object.
[[nodiscard]] std::optional<std::string> source_changed_since(const coverage::Tracefile& tracefile,
                                                              const std::string& source_dir,
                                                              std::span<const coverage::ObjectCounters> objects);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CHANGED_SOURCE_HPP_INCLUDED
