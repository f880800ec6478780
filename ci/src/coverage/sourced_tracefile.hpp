// SPDX-License-Identifier: BSL-1.0
// Tracefiles on disk, with how they came about.
#ifndef PAWL_CI_COVERAGE_SOURCED_TRACEFILE_HPP_INCLUDED
#define PAWL_CI_COVERAGE_SOURCED_TRACEFILE_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/provenance.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

struct SourcedTracefile {
    coverage::Tracefile tracefile;
    coverage::Provenance provenance;
};

/// The whole file, or one sentence with exit_bad_usage.
[[nodiscard]] tl::expected<std::string, Refusal> read_text(const std::filesystem::path& path);

/// Files below `source_dir` that the tracefile names by absolute paths, as llvm-cov does, are named from it, like
/// git's.
/// @param source_dir  empty: names stay.
[[nodiscard]] coverage::Tracefile named_from(const std::string& source_dir, coverage::Tracefile tracefile);

/// Named from `source_dir`.
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> read_tracefile(const std::filesystem::path& path,
                                                                     const std::string& source_dir = "");

/// The sum of several tracefiles, or one sentence: two were made differently.
/// @param paths  not empty.
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> read_tracefiles(const std::vector<std::string>& paths,
                                                                      const std::string& source_dir);

/// A sentence for each glob that matches no file of the tracefile, which it may be meant to.
[[nodiscard]] std::vector<std::string> remarks_on_globs(const coverage::PathFilter& filter,
                                                        const coverage::Tracefile& tracefile);

/// The same of the globs by which nothing was left out yet.
[[nodiscard]] std::vector<std::string> remarks_on_globs(coverage::PathFilter filter, const SourcedTracefile& sourced);

/// As it stands in a file.
[[nodiscard]] std::string text_of(const SourcedTracefile& sourced);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_SOURCED_TRACEFILE_HPP_INCLUDED
