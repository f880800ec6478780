// SPDX-License-Identifier: BSL-1.0
#include "coverage/separate_run.hpp"

#include <fstream>
#include <system_error>

#include "coverage/ctest_listing.hpp"
#include "process/command.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using coverage::ObjectCounters;

/// With it set, the gates add no tests.
const std::pair<std::string, std::string> without_gates{"PAWL_COVERAGE_LISTING", "1"};

/// gcov looks for an object's notes beside its counters.
std::vector<ObjectCounters> with_notes(const fs::path& counters) {
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
        if (missing) continue;
        fs::create_symlink(of_build, notes, missing);
        objects.push_back(
            {.path = notes.replace_extension().string(), .built = built, .run = entry->last_write_time()});
    }
    return objects;
}

}  // namespace

SeparateRuns::SeparateRuns(fs::path build_dir, std::chrono::seconds limit)
    : m_build_dir{fs::absolute(build_dir)}, m_limit{limit}, m_directory{m_scratch.fresh("ctest")} {
    std::ofstream(m_directory / "CTestTestfile.cmake") << "subdirs([==[" << m_build_dir.string() << "]==])\n";
}

tl::expected<std::vector<std::string>, Refusal> SeparateRuns::tests() const {
    const auto listed = run_command({"ctest", "--test-dir", m_directory.string(), "--show-only=json-v1"},
                                    {.environment = {without_gates}, .limit = m_limit});
    if (!listed) return stop(exit_environment, describe(listed.error()));
    return tests_listed(listed->standard_output);
}

tl::expected<SeparateRuns::Run, Refusal> SeparateRuns::run(const std::vector<std::string>& arguments,
                                                           const std::function<void(std::string_view)>& on_output) {
    std::error_code ignored;
    fs::remove_all(counters(), ignored);
    std::vector<std::string> argv{"ctest", "--test-dir", m_directory.string()};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const auto ran = run_command(argv, {.environment = {without_gates, {"GCOV_PREFIX", counters().string()}},
                                        .limit = m_limit,
                                        .on_output = on_output});
    if (!ran) return stop(exit_environment, describe(ran.error()));
    return Run{.objects = with_notes(counters()), .passed = ran->exit_code == 0};
}

}  // namespace pawl::cli
