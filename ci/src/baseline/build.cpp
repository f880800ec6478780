// SPDX-License-Identifier: BSL-1.0
#include "baseline/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "baseline/below.hpp"
#include "baseline/codemodel.hpp"
#include "baseline/error_line.hpp"
#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace {

using Code = BaselineError::Code;

class Build {
public:
    Build(const CommandRunner& run, const BuildPlan& plan, const CacheSlot& slot, Progress& progress)
        : m_run{run}, m_plan{plan}, m_slot{slot}, m_progress{progress}, m_log{slot.log(), std::ios::app} {}

    tl::expected<CachedBaseline, BaselineError> operator()() {
        if (!m_log || !write_codemodel_query(m_slot.build()) ||
            !write_whole_file(m_slot.initial_cache(), initial_cache_script(m_plan.entries))) {
            return failed(Code::cache_unusable, m_slot.directory.string(), "it cannot be written");
        }
        m_progress.step("configuring " + m_plan.short_commit);
        if (const auto error = logged(configure_command(), Code::configure_failed)) return tl::make_unexpected(*error);

        const auto target = read_target(m_slot.build(), m_plan.target, m_plan.configuration);
        if (!target && target.error() == CodemodelError::no_target) return CachedBaseline{};
        if (!target) return failed(Code::configure_failed, m_plan.short_commit, "cmake's File API gave no reply");
        if (target->type != "EXECUTABLE") return failed(Code::target_not_executable, m_plan.target, target->type);
        if (const auto error = refuse_artifacts_elsewhere(target->configuration)) return tl::make_unexpected(*error);

        m_progress.step(fmt::format("building {} of {}", m_plan.target, m_plan.short_commit));
        if (const auto error = logged(build_command(target->configuration), Code::build_failed)) {
            return tl::make_unexpected(*error);
        }
        return CachedBaseline{m_slot.build() / target->artifact};
    }

private:
    tl::unexpected<BaselineError> failed(Code code, std::string subject, std::string detail) const {
        return tl::make_unexpected(BaselineError{code, std::move(subject), std::move(detail), m_slot.log().string()});
    }

    // Linked elsewhere it might overwrite the candidate's file, and would then be compared with itself.
    std::optional<BaselineError> refuse_artifacts_elsewhere(const std::string& configuration) const {
        std::vector<std::string> names{m_plan.target};
        names.insert(names.end(), m_plan.depends.begin(), m_plan.depends.end());
        for (const std::string& name : names) {
            const auto target = read_target(m_slot.build(), name, configuration);
            if (!target || target->artifact.empty()) continue;
            const auto artifact = m_slot.build() / target->artifact;
            if (!is_below(artifact, m_slot.directory)) {
                return BaselineError{Code::artifact_elsewhere, name, artifact.string()};
            }
        }
        return std::nullopt;
    }

    std::vector<std::string> configure_command() const {
        std::vector<std::string> argv{m_plan.cmake,
                                      "-S",
                                      m_plan.source.string(),
                                      "-B",
                                      m_slot.build().string(),
                                      "-G",
                                      m_plan.generator,
                                      "-C",
                                      m_slot.initial_cache().string(),
                                      "--compile-no-warning-as-error"};
        if (!m_plan.platform.empty()) argv.insert(argv.end(), {"-A", m_plan.platform});
        if (!m_plan.toolset.empty()) argv.insert(argv.end(), {"-T", m_plan.toolset});
        return argv;
    }

    std::vector<std::string> build_command(const std::string& configuration) const {
        std::vector<std::string> argv{m_plan.cmake, "--build", m_slot.build().string(), "--target", m_plan.target};
        for (const std::string& name : m_plan.depends) {
            if (read_target(m_slot.build(), name, configuration)) argv.push_back(name);
        }
        if (!configuration.empty()) argv.insert(argv.end(), {"--config", configuration});
        const unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
        if (std::getenv("CMAKE_BUILD_PARALLEL_LEVEL") == nullptr) {
            argv.insert(argv.end(), {"--parallel", std::to_string(jobs)});
        }
        return argv;
    }

    // The jobserver of a make that may have started us is not for the baseline's make.
    CommandOptions options() {
        return {.environment = {{"MAKEFLAGS", ""}, {"MFLAGS", ""}}, .on_output = [this](std::string_view chunk) {
                    m_log << chunk << std::flush;
                    m_progress.tool_output(chunk);
                }};
    }

    std::optional<BaselineError> logged(const std::vector<std::string>& argv, Code code) {
        const auto result = m_run(argv, options());
        if (!result) return to_baseline_error(result.error());
        if (result->exit_code == 0) return std::nullopt;
        const std::string line = last_error_line(result->standard_output + "\n" + result->standard_error);
        return BaselineError{code, m_plan.short_commit, line, m_slot.log().string()};
    }

    const CommandRunner& m_run;
    const BuildPlan& m_plan;
    const CacheSlot& m_slot;
    Progress& m_progress;
    std::ofstream m_log;
};

}  // namespace

tl::expected<CachedBaseline, BaselineError> configure_and_build(const CommandRunner& run, const BuildPlan& plan,
                                                                const CacheSlot& slot, Progress& progress) {
    return Build{run, plan, slot, progress}();
}

}  // namespace pawl::cli
