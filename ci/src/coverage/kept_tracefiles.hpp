// SPDX-License-Identifier: BSL-1.0
// Tracefiles kept between runs, by the commit they were captured at: with what a later commit is compared.
#ifndef PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED
#define PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/provenance.hpp>
#include <string>

#include "baseline/git_repository.hpp"
#include "coverage/sourced_tracefile.hpp"

namespace pawl::cli {

/// One gate's tracefiles of one project of a repository, captured in one way: `CACHE/coverage-HASH/COMMIT.info`.
/// The last 200 stay, and all that are younger than a day.
class KeptTracefiles {
public:
    /// @param repository  work trees and clones, wherever they lie, share what is kept; each project in it has its own.
    /// @param gate        its name.
    /// @param captured    its engine, compiler, flags and globs: of others, lines would not be comparable.
    KeptTracefiles(const std::filesystem::path& cache, const GitRepository& repository, const std::string& gate,
                   const coverage::Provenance& captured);

    /// Where that of `commit` is, or would be.
    [[nodiscard]] std::filesystem::path path_of(const std::string& commit) const;

    /// Unless one of the commit is kept that covers more lines: tests are skipped here, say. False if the disk refuses.
    [[nodiscard]] bool keep(const std::string& commit, const SourcedTracefile& tracefile) const;

private:
    std::filesystem::path m_directory;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED
