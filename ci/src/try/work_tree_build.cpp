// SPDX-License-Identifier: BSL-1.0
#include "try/work_tree_build.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <thread>

#include "baseline/below.hpp"
#include "baseline/error_line.hpp"
#include "try/choose_target.hpp"

namespace pawl::cli {

namespace {

class WorkTreeBuild {
public:
    WorkTreeBuild(const CommandRunner& run, const WorkTreePlan& plan, const CacheSlot& slot, Progress& progress)
        : m_run{run}, m_plan{plan}, m_slot{slot}, m_progress{progress}, m_log{slot.log()} {}

    tl::expected<ExecutableTarget, Refusal> operator()() {
        if (!m_log || !write_codemodel_query(m_slot.build())) {
            return refused(exit_environment, fmt::format("'{}' cannot be written; set PAWL_CACHE_DIR to a writable "
                                                         "directory",
                                                         m_slot.directory.string()));
        }
        m_progress.step("configuring the work tree " + m_plan.source.string());
        if (const auto refusal = configure(m_plan.target)) return tl::make_unexpected(*refusal);
        const auto executables = read_executables(m_slot.build());
        if (!executables) return refused(exit_environment, "cmake's File API gave no reply; cmake 3.25 or later does");
        auto target = choose_target(*executables, m_plan.target);
        if (!target) return refused(exit_bad_usage, target.error());
        // Only now is it known which target Pawl is to be linked to.
        if (m_plan.target.empty()) {
            if (const auto refusal = configure(target->name)) return tl::make_unexpected(*refusal);
        }
        if (!is_below(target->artifact, m_slot.build())) {
            return refused(exit_environment,
                           fmt::format("{} would be linked to {}, outside of its build directory; let that path depend "
                                       "on CMAKE_BINARY_DIR",
                                       target->name, target->artifact.string()));
        }
        m_progress.step("building " + target->name + " of the work tree");
        if (const auto refusal = logged(build_command(target->name), "does not build")) {
            return tl::make_unexpected(*refusal);
        }
        return *std::move(target);
    }

private:
    static tl::unexpected<Refusal> refused(ExitCode code, std::string sentence) {
        return tl::make_unexpected(Refusal{code, std::move(sentence)});
    }

    std::optional<Refusal> configure(const std::string& target) {
        std::vector<std::string> argv{"cmake",
                                      "-S",
                                      m_plan.source.string(),
                                      "-B",
                                      m_slot.build().string(),
                                      "-G",
                                      m_plan.generator,
                                      "-DCMAKE_BUILD_TYPE=RelWithDebInfo"};
        for (const std::string& define : m_plan.defines) argv.push_back("-D" + define);
        argv.push_back("-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + m_plan.pawl.injection.string());
        argv.push_back("-DPAWL_INJECT_SOURCE_DIR=" + m_plan.pawl.directory.string());
        argv.push_back("-DPAWL_INJECT_TARGETS=" + target);
        argv.push_back("--compile-no-warning-as-error");  // as the baseline's
        return logged(argv, "does not configure");
    }

    std::vector<std::string> build_command(const std::string& target) const {
        std::vector<std::string> argv{"cmake", "--build", m_slot.build().string(), "--target", target};
        if (std::getenv("CMAKE_BUILD_PARALLEL_LEVEL") == nullptr) {
            const unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
            argv.insert(argv.end(), {"--parallel", std::to_string(jobs)});
        }
        return argv;
    }

    std::optional<Refusal> logged(const std::vector<std::string>& argv, std::string_view what) {
        const auto result = m_run(
            argv, {.environment = {{"MAKEFLAGS", ""}, {"MFLAGS", ""}}, .on_output = [this](std::string_view chunk) {
                       m_log << chunk << std::flush;
                       m_progress.tool_output(chunk);
                   }});
        if (!result) return Refusal{exit_environment, describe(result.error())};
        if (result->exit_code == 0) return std::nullopt;
        return Refusal{exit_environment,
                       fmt::format("the work tree {} {} ({}); the log is {}", m_plan.source.string(), what,
                                   last_error_line(result->standard_output + "\n" + result->standard_error),
                                   m_slot.log().string())};
    }

    const CommandRunner& m_run;
    const WorkTreePlan& m_plan;
    const CacheSlot& m_slot;
    Progress& m_progress;
    std::ofstream m_log;
};

}  // namespace

std::string work_tree_key(const WorkTreePlan& plan, const std::vector<std::string>& environment) {
    std::string key = fmt::format("source {}\ngenerator {}\npawl {}\n", plan.source.string(), plan.generator,
                                  plan.pawl.directory.string());
    for (const std::string& define : plan.defines) key += "define " + define + "\n";
    for (const std::string& value : environment) key += "environment " + value + "\n";
    return key;
}

tl::expected<ExecutableTarget, Refusal> build_work_tree(const CommandRunner& run, const WorkTreePlan& plan,
                                                        const CacheSlot& slot, Progress& progress) {
    return WorkTreeBuild{run, plan, slot, progress}();
}

}  // namespace pawl::cli
