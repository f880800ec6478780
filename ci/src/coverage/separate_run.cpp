// SPDX-License-Identifier: BSL-1.0
#include "coverage/separate_run.hpp"

#include <system_error>

#include "coverage/ctest_directory.hpp"
#include "coverage/current_counters.hpp"
#include "process/command.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using coverage::ObjectCounters;

/// gcov looks for an object's notes beside its counters.
std::vector<ObjectCounters> with_notes(const fs::path& counters, const std::vector<std::string>& only_below) {
    std::vector<ObjectCounters> objects;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(counters, failure);
         !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        if (entry->path().extension() != ".gcda") continue;
        fs::path notes = entry->path();
        notes.replace_extension(".gcno");
        const fs::path of_build = fs::path{"/"} / notes.lexically_relative(counters);
        std::error_code missing;  // of an object that is none of a build which is still there
        const auto built = fs::last_write_time(of_build, missing);
        if (missing || !is_below_one_of(of_build, only_below)) continue;
        fs::create_symlink(of_build, notes, missing);
        objects.push_back(
            {.path = notes.replace_extension().string(), .built = built, .run = entry->last_write_time()});
    }
    return objects;
}

}  // namespace

SeparateRuns::SeparateRuns(const fs::path& build_dir, std::vector<std::string> only_below, std::chrono::seconds limit)
    : m_only_below{std::move(only_below)},
      m_ctest{ctest_command(build_dir)},
      m_limit{limit},
      m_directory{m_scratch.fresh("ctest")},
      m_made{make_ctest_directory(m_directory, build_dir)} {}

tl::expected<std::vector<ListedTest>, Refusal> SeparateRuns::tests() const {
    if (!m_made) return tl::unexpected(m_made.error());
    return list_tests(m_directory, {m_ctest}, m_limit);
}

tl::expected<SeparateRuns::Run, Refusal> SeparateRuns::run(const std::vector<std::string>& arguments,
                                                           const std::function<void(std::string_view)>& on_output) {
    std::error_code ignored;
    fs::remove_all(counters(), ignored);
    if (!m_made) return tl::unexpected(m_made.error());
    std::vector<std::string> argv{m_ctest, "--test-dir", m_directory.string()};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const auto ran =
        run_command(argv, {.environment = {{"GCOV_PREFIX", counters().string()}, {"GCOV_PREFIX_STRIP", "0"}},
                           .limit = m_limit,
                           .on_output = on_output});
    if (!ran) return stop(exit_environment, describe(ran.error()));
    return Run{.objects = with_notes(counters(), m_only_below), .passed = ran->exit_code == 0};
}

}  // namespace pawl::cli
