// SPDX-License-Identifier: BSL-1.0
// Tracefiles kept between runs, by the commit they were captured at: with what a later commit is compared.
#ifndef PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED
#define PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>

namespace pawl::cli {

/// One gate's tracefiles of one repository: `CACHE/coverage-HASH/COMMIT-GATE.info`. Of those that are older than a day
/// the last 50 stay.
class KeptTracefiles {
public:
    /// @param git_directory  the repository's, absolute: work trees of one repository share what is kept.
    /// @param gate           its name.
    KeptTracefiles(const std::filesystem::path& cache, const std::string& git_directory, const std::string& gate);

    /// Where that of `commit` is, or would be.
    [[nodiscard]] std::filesystem::path path_of(const std::string& commit) const;

    /// False if the disk refuses.
    [[nodiscard]] bool keep(const std::string& commit, std::string_view text) const;

private:
    std::filesystem::path m_directory;
    std::string m_gate;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_KEPT_TRACEFILES_HPP_INCLUDED
