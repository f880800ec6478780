// SPDX-License-Identifier: BSL-1.0
#include "commands/baseline.hpp"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <optional>

#include "baseline/baseline.hpp"
#include "baseline/cache_store.hpp"
#include "baseline/pawl_source.hpp"
#include "baseline/result_file.hpp"
#include "baseline/timed_build.hpp"
#include "baseline/whole_file.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

namespace {

class BaselineCommand {
public:
    explicit BaselineCommand(const BaselineArguments& arguments)
        : m_arguments{arguments}, m_deadline{deadline_in(arguments.limit_s)}, m_run{run_until(m_deadline)} {}

    int operator()() {
        for (const std::string& pair : m_arguments.depends) {
            m_depends_targets.push_back(pair.substr(0, pair.find('=')));
            m_result.depends.push_back({pair.substr(pair.find('=') + 1), ""});
        }
        const auto executable = m_arguments.only_print_ref ? find_commit() : find_executable();
        if (!executable) return report_none(executable.error());
        std::cout << *executable << std::endl;
        if (m_arguments.output.empty() || m_arguments.only_print_ref) return exit_held;
        m_result.executable = *executable;
        return write_result() ? exit_held : exit_environment;
    }

private:
    tl::expected<std::string, BaselineError> find_commit() {
        std::string directory = m_arguments.source_directory;
        if (directory.empty()) {
            directory = read_candidate(m_arguments.build_directory, "")
                            .map([](const Candidate& candidate) { return candidate.source_directory; })
                            .value_or(".");
        }
        return commit_of(directory).map([&](const GitRepository&) { return m_result.commit; });
    }

    tl::expected<std::string, BaselineError> find_executable() {
        const auto candidate = read_candidate(m_arguments.build_directory, m_arguments.source_directory);
        if (!candidate) return tl::make_unexpected(candidate.error());
        if (lacks_target(*candidate, m_arguments.target)) {
            return tl::make_unexpected(
                BaselineError{BaselineError::Code::target_missing, m_arguments.target, candidate->build_directory});
        }
        // Whoever asks on the command line may want it all the same.
        const auto untimed = why_never_timed(candidate->entries, m_arguments.configuration);
        if (!untimed.empty() && !m_arguments.output.empty()) {
            return tl::make_unexpected(
                BaselineError{BaselineError::Code::never_timed, candidate->build_directory, untimed});
        }
        const auto repository = commit_of(candidate->source_directory);
        if (!repository) return tl::make_unexpected(repository.error());
        const auto cache = cache_root(variable("PAWL_CACHE_DIR"), variable("XDG_CACHE_HOME"), variable("HOME"));
        if (!cache) {
            return tl::make_unexpected(
                BaselineError{BaselineError::Code::cache_unusable, "~/.cache", "HOME is not set"});
        }
        Progress progress{std::cerr, columns_of_standard_error()};
        return make_baseline(m_run,
                             {.target = m_arguments.target,
                              .depends = m_depends_targets,
                              .configuration = m_arguments.configuration,
                              .candidate = *candidate,
                              .repository = *repository,
                              .commit = m_commit,
                              .pawl_source = std::filesystem::absolute(choose_pawl_source(m_arguments.pawl_source,
                                                                                          candidate->entries,
                                                                                          PAWL_SOURCE_DIRECTORY))
                                                 .string(),
                              .cache_root = std::filesystem::absolute(*cache),
                              .deadline = m_deadline},
                             progress)
            .map([&](const BaselineFiles& files) {
                for (std::size_t i = 0; i < files.depends.size(); ++i) {
                    m_result.depends[i].baseline = files.depends[i].string();
                }
                return files.executable.string();
            });
    }

    // Also notes the commit in the result, which tells it even where it cannot be built.
    tl::expected<GitRepository, BaselineError> commit_of(const std::string& source_directory) {
        auto repository = find_repository(m_run, source_directory);
        if (!repository) return repository;
        m_result.source_root = work_tree_root(source_directory, repository->prefix, repository->top_level);
        m_result.candidate_commit = work_tree_state(m_run, *repository);
        const auto role = m_arguments.anchor.empty() ? BaselineRole::baseline : BaselineRole::anchor;
        m_result.ref = role == BaselineRole::anchor ? m_arguments.anchor : m_arguments.ref;
        const auto ref = m_result.ref.empty() ? std::nullopt : std::optional{m_result.ref};
        const auto commit = find_baseline_commit(m_run, *repository, ref, role);
        if (!commit) return tl::make_unexpected(commit.error());
        m_commit = *commit;
        m_result.commit = commit->commit;
        m_result.label = commit->label;
        m_result.ref = commit->ref;
        m_result.reason = commit->reason;
        return repository;
    }

    // With --output a missing baseline is an answer, not a failure: tests go on with budgets only. Only a command line
    // that cannot be right stays one.
    int report_none(const BaselineError& error) {
        using Code = BaselineError::Code;
        const std::string sentence = describe(error);
        std::cerr << "pawl: " << sentence << std::endl;
        constexpr std::string_view said_by_the_verdict = "no baseline: ";
        m_result.reason = sentence.substr(sentence.starts_with(said_by_the_verdict) ? said_by_the_verdict.size() : 0);
        m_result.target_is_new = error.code == Code::target_new;
        const ExitCode code = exit_code(error.code);
        if (m_arguments.output.empty() || m_arguments.only_print_ref) return code;
        if (!write_result()) return exit_environment;
        const bool is_mistake = error.code == Code::no_cmake_cache || error.code == Code::target_missing ||
                                error.code == Code::target_not_executable;
        return is_mistake ? code : exit_held;
    }

    bool write_result() const {
        std::error_code ignored;  // writing will fail, and say so
        std::filesystem::create_directories(std::filesystem::absolute(m_arguments.output).parent_path(), ignored);
        if (write_whole_file(m_arguments.output, to_json(m_result))) return true;
        std::cerr << "pawl: '" << m_arguments.output << "' cannot be written; give --output a writable place"
                  << std::endl;
        return false;
    }

    const BaselineArguments& m_arguments;
    std::chrono::steady_clock::time_point m_deadline;
    CommandRunner m_run;
    BaselineCommit m_commit;
    std::vector<std::string> m_depends_targets;
    BaselineResult m_result;
};

}  // namespace

int run_baseline(const BaselineArguments& arguments) {
    return BaselineCommand{arguments}();
}

}  // namespace pawl::cli
