// SPDX-License-Identifier: BSL-1.0
#include "try/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "baseline/file_lock.hpp"
#include "baseline/fingerprint.hpp"
#include "baseline/prune.hpp"
#include "baseline/result_file.hpp"
#include "baseline/whole_file.hpp"
#include "measure/executable.hpp"
#include "process/surroundings.hpp"
#include "report/text.hpp"
#include "try/work_tree_build.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

// What CMake takes from the environment when it first configures a build directory, and then never again.
std::vector<std::string> first_configure_environment() {
    std::vector<std::string> values;
    for (const char* name : {"CC", "CXX", "CFLAGS", "CXXFLAGS", "LDFLAGS", "CMAKE_PREFIX_PATH", "CMAKE_TOOLCHAIN_FILE",
                             "CMAKE_C_COMPILER_LAUNCHER", "CMAKE_CXX_COMPILER_LAUNCHER"}) {
        values.push_back(std::string{name} + "=" + variable(name));
    }
    return values;
}

class TrialRun {
public:
    TrialRun(const CommandRunner& run, const TrialRequest& request, Progress& progress)
        : m_run{run}, m_request{request}, m_progress{progress} {}

    tl::expected<Trial, Refusal> operator()() {
        // First what is cheap to know: whether there is anything to compare with.
        const auto repository = find_repository(m_run, m_request.source.string());
        if (!repository) return refused(repository.error());
        const auto commit = find_baseline_commit(m_run, *repository, m_request.ref, BaselineRole::baseline);
        if (!commit) return refused(commit.error());
        const auto pawl = read_pawl_source(m_request.pawl_source);
        if (!pawl) return refused(pawl.error());

        const WorkTreePlan plan{.source = m_request.source,
                                .target = m_request.target,
                                .generator = generator(),
                                .defines = m_request.defines,
                                .pawl = *pawl};
        const CacheSlot slot{directory_for(plan)};
        const auto lock = claim(slot);
        if (!lock) return tl::make_unexpected(lock.error());
        const auto target = build_work_tree(m_run, plan, slot, m_progress);
        if (!target) return tl::make_unexpected(target.error());
        if (const auto checked = perf::check_worker_executable(target->artifact.string()); !checked) {
            return refused(exit_bad_usage, describe(checked.error()));
        }
        const auto baseline = build_baseline(*repository, *commit, target->name, slot);
        if (!baseline) return refused(baseline.error());
        return compare(*target, *repository, *commit, *baseline, slot);
    }

private:
    static tl::unexpected<Refusal> refused(const BaselineError& error) {
        return refused(exit_code(error.code), describe(error));
    }
    static tl::unexpected<Refusal> refused(ExitCode code, std::string sentence) {
        return tl::make_unexpected(Refusal{code, std::move(sentence)});
    }

    std::string generator() const {
        const auto ninja = m_run({"ninja", "--version"}, {});
        return ninja && ninja->exit_code == 0 ? "Ninja" : "Unix Makefiles";
    }

    fs::path directory_for(const WorkTreePlan& plan) const {
        if (m_request.keep) return *m_request.keep;
        return m_request.cache_root / "try" / fingerprint(work_tree_key(plan, first_configure_environment()));
    }

    // A second `pawl try` of the same tree waits: it would rebuild what the first one measures.
    tl::expected<std::optional<FileLock>, Refusal> claim(const CacheSlot& slot) const {
        std::error_code error;
        fs::create_directories(slot.directory, error);
        if (error) return refused(cache_unusable(slot.directory, error.message()));
        if (m_request.keep) return std::nullopt;
        auto lock = FileLock::acquire(slot.lock(), m_request.deadline, [&] {
            m_progress.step("waiting for another pawl that tries the same work tree");
        });
        if (!lock) return refused(cache_unusable(slot.lock(), "it cannot be locked"));
        (void)write_whole_file(slot.stamp(), "in use\n");  // its age tells prune() what to keep
        prune(slot.directory.parent_path());
        return *std::move(lock);
    }

    static BaselineError cache_unusable(const fs::path& path, std::string detail) {
        return {BaselineError::Code::cache_unusable, path.string(), std::move(detail)};
    }

    tl::expected<fs::path, BaselineError> build_baseline(const GitRepository& repository, const BaselineCommit& commit,
                                                         const std::string& target, const CacheSlot& slot) {
        return read_candidate(slot.build(), m_request.source.string()).and_then([&](const Candidate& candidate) {
            m_build_type = cache_value(candidate.entries, "CMAKE_BUILD_TYPE");
            return make_baseline(m_run,
                                 {.target = target,
                                  .configuration = "",
                                  .candidate = candidate,
                                  .repository = repository,
                                  .commit = commit,
                                  .pawl_source = m_request.pawl_source.string(),
                                  .cache_root = m_request.cache_root,
                                  .deadline = m_request.deadline},
                                 m_progress)
                .map([](const BaselineFiles& files) { return files.executable; });
        });
    }

    tl::expected<Trial, Refusal> compare(const ExecutableTarget& target, const GitRepository& repository,
                                         const BaselineCommit& commit, const fs::path& baseline,
                                         const CacheSlot& slot) {
        const fs::path answer = slot.directory / "baseline.json";
        const BaselineResult result{
            .executable = baseline.string(),
            .commit = commit.commit,
            .label = commit.label,
            .ref = commit.ref,
            .reason = commit.reason,
            .candidate_commit = work_tree_state(m_run, repository),
            .source_root = work_tree_root(m_request.source.string(), repository.prefix, repository.top_level)};
        if (!write_whole_file(answer, to_json(result))) return refused(cache_unusable(answer, "it cannot be written"));
        m_progress.step(fmt::format("comparing {} with {}, launch by launch", target.name, commit.short_commit));
        ComparisonPlan plan{.baseline = "@" + answer.string(),
                            .candidate = target.artifact.string(),
                            .environment = environment(),
                            .working_directory = target.artifact.parent_path().string(),
                            .on_output = [this](std::string_view chunk) { m_progress.tool_output(chunk); }};
        if (!m_request.test_spec.empty()) plan.test_spec = m_request.test_spec;
        auto comparison =
            m_request.test_spec.empty() ? compare_whatever_benchmarks(m_run, plan) : compare_executables(m_run, plan);
        m_progress.clear();
        if (!comparison) return tl::make_unexpected(to_refusal(comparison.error()));
        return Trial{.adoption = {.target = target.name,
                                  .pawl_source = m_request.pawl_source.string(),
                                  .test_spec = m_request.test_spec.empty() ? test_spec_to_keep(*comparison)
                                                                           : m_request.test_spec,
                                  .thresholds = m_request.thresholds,
                                  .baseline_ref = m_request.ref.value_or(""),
                                  .link_style = link_style(target),
                                  .has_testing = fs::exists(slot.build() / "CTestTestfile.cmake")},
                     .commit = commit,
                     .build_directory = slot.build(),
                     .build_type = m_build_type,
                     .comparison = *std::move(comparison)};
    }

    std::vector<std::pair<std::string, std::string>> environment() const {
        std::vector<std::pair<std::string, std::string>> variables;
        if (!m_request.thresholds.empty()) variables.emplace_back("PAWL_THRESHOLD", m_request.thresholds);
        if (m_request.measure_identical) variables.emplace_back("PAWL_MEASURE_IDENTICAL", "1");
        if (m_request.strict) variables.emplace_back("PAWL_STRICT", "1");
        return variables;
    }

    static LinkStyle link_style(const ExecutableTarget& target) {
        if (target.link_calls.empty()) return LinkStyle::keyword;
        const auto& [file, line] = target.link_calls.front();
        return link_style_of(read_whole_file(file).value_or(""), line);
    }

    const CommandRunner& m_run;
    const TrialRequest& m_request;
    Progress& m_progress;
    std::string m_build_type;
};

bool is_identical(const perf::BenchmarkRecord& benchmark) {
    return benchmark.outcome.judgement.verdict == perf::Verdict::held_identical;
}

std::string indented(const std::string& text) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) result += "    " + text.substr(begin, end - begin);
        result += "\n";
        begin = end + 1;
    }
    return result;
}

}  // namespace

tl::expected<Trial, Refusal> try_work_tree(const CommandRunner& run, const TrialRequest& request, Progress& progress) {
    return TrialRun{run, request, progress}();
}

std::string trial_report(const Trial& trial, const TrialRequest& request, bool colour) {
    const std::string& target = trial.adoption.target;
    std::string text = text_report({trial.comparison.record}, colour);
    if (std::ranges::all_of(trial.comparison.record.benchmarks, is_identical)) {
        text += fmt::format(
            "Work tree and {} have the same code and data in {}, so nothing was measured; to measure them all the "
            "same: pawl try --measure-identical {}\n",
            trial.commit.short_commit, target, target);
    }
    text += fmt::format("\nTo keep this gate, add to the CMakeLists.txt of {}:\n\n{}\n", target,
                        indented(lines_to_keep(trial.adoption)));
    text += fmt::format(
        "Compared: {} of the work tree {} with that of {} ({}), both built as {}.\n"
        "No file of the work tree was changed; it was built in {}.\n",
        target, request.source.string(), trial.commit.short_commit, trial.commit.reason, trial.build_type,
        trial.build_directory.string());
    return text;
}

}  // namespace pawl::cli
