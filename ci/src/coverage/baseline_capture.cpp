// SPDX-License-Identifier: BSL-1.0
#include "coverage/baseline_capture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include "baseline/cache_store.hpp"
#include "baseline/carry_over.hpp"
#include "baseline/checkout.hpp"
#include "baseline/error_line.hpp"
#include "baseline/whole_file.hpp"
#include "coverage/ctest_directory.hpp"
#include "coverage/current_counters.hpp"
#include "coverage/find_objects.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

class BaselineCapture {
public:
    BaselineCapture(const CommandRunner& run, const BaselineCapturePlan& plan, Progress& progress)
        : m_run{run}, m_plan{plan}, m_slot{plan.directory}, m_progress{progress} {}
    BaselineCapture(const BaselineCapture&) = delete;
    BaselineCapture& operator=(const BaselineCapture&) = delete;
    ~BaselineCapture() {
        std::error_code ignored;
        fs::remove_all(m_slot.directory, ignored);
    }

    tl::expected<SourcedTracefile, Refusal> operator()() {
        std::error_code failure;
        fs::remove_all(m_slot.directory, failure);
        fs::create_directories(m_slot.build(), failure);
        m_log.open(log());
        return check_out_commit()
            .and_then([&] { return configure(); })
            .and_then([&] { return build(); })
            .and_then([&] { return test(); })
            .and_then([&] { return capture_it(); });
    }

private:
    using Step = tl::expected<void, Refusal>;

    fs::path log() const { return m_slot.directory.string() + ".log"; }

    Step check_out_commit() {
        m_progress.step(fmt::format("checking out {} ({})", m_plan.commit.short_commit, m_plan.commit.reason));
        const ObjectStore store{m_plan.repository.git_directory, m_plan.repository.modules_directory};
        const auto error = check_out(m_run, store, m_plan.commit.commit, m_slot.source());
        if (error) return stop(exit_code(error->code), describe(*error));
        return {};
    }

    Step configure() {
        const Candidate& candidate = m_plan.candidate;
        const auto repository = find_repository(m_run, candidate.source_directory);
        if (!repository) return stop(exit_environment, describe(repository.error()));
        const std::string root = work_tree_root(candidate.source_directory, repository->prefix, repository->top_level);
        auto entries = moved_entries(carried_entries(candidate.entries, candidate.build_directory), root,
                                     m_slot.source().string(), candidate.build_directory);
        // For a baseline of speed Pawl is put in by another way; here it comes from where the candidate has it from.
        std::ranges::copy_if(candidate.entries, std::back_inserter(entries), [](const CacheEntry& entry) {
            return entry.name == "FETCHCONTENT_SOURCE_DIR_PAWL" && !entry.value.empty();
        });
        if (!write_whole_file(m_slot.initial_cache(), initial_cache_script(entries))) {
            return stop(exit_environment, m_slot.initial_cache().string() + " cannot be written");
        }
        std::vector<std::string> argv{cmake_command(candidate),
                                      "-S",
                                      (m_slot.source() / repository->prefix).string(),
                                      "-B",
                                      m_slot.build().string(),
                                      "-G",
                                      cache_value(candidate.entries, "CMAKE_GENERATOR"),
                                      "-C",
                                      m_slot.initial_cache().string(),
                                      "--compile-no-warning-as-error"};
        return logged("configuring", argv, exit_environment, "does not configure");
    }

    Step build() {
        std::vector<std::string> argv{cmake_command(m_plan.candidate), "--build", m_slot.build().string()};
        if (std::getenv("CMAKE_BUILD_PARALLEL_LEVEL") == nullptr) {
            argv.insert(argv.end(), {"--parallel", std::to_string(std::max(1U, std::thread::hardware_concurrency()))});
        }
        return logged("building", argv, exit_environment, "does not build");
    }

    Step test() {
        const fs::path beside = m_slot.directory / "ctest";
        return make_ctest_directory(beside, m_slot.build()).and_then([&] {
            return logged("testing",
                          {ctest_command(m_slot.build()), "--test-dir", beside.string(), "--output-on-failure"},
                          exit_not_decided, "has tests that fail, and may cover more when they pass");
        });
    }

    tl::expected<SourcedTracefile, Refusal> capture_it() {
        CapturePlan plan = m_plan.capture;
        plan.build_dir = m_slot.build().string();
        plan.source_dir = (m_slot.source() / m_plan.repository.prefix).string();
        plan.scratch = m_slot.directory / "part.info";
        for (std::string& directory : plan.object_dirs) {
            const fs::path in_build = fs::path{directory}.lexically_relative(m_plan.candidate.build_directory);
            directory = (m_slot.build() / in_build).string();
        }
        const auto objects = find_objects(m_slot.build());
        if (!objects) return stop(exit_environment, objects.error().sentence);
        return capture(plan, objects_below(*objects, plan.object_dirs)).map([&](Capture captured) {
            captured.sourced.provenance.commit = m_plan.commit.commit;
            std::error_code ignored;
            fs::remove(log(), ignored);
            return std::move(captured.sourced);
        });
    }

    Step logged(const std::string& doing, const std::vector<std::string>& argv, ExitCode code,
                const std::string& what) {
        m_progress.step(fmt::format("{} {}", doing, m_plan.commit.short_commit));
        const auto result = m_run(argv, {.environment = {{"MAKEFLAGS", ""}, {"MFLAGS", ""}, {"GCOV_PREFIX", ""}},
                                         .on_output = [this](std::string_view chunk) {
                                             m_log << chunk << std::flush;
                                             m_progress.tool_output(chunk);
                                         }});
        if (!result) return stop(exit_environment, describe(result.error()));
        if (result->exit_code == 0) return {};
        return stop(code, fmt::format("{} {} ({}); the log is {}", m_plan.commit.short_commit, what,
                                      last_error_line(result->standard_output + "\n" + result->standard_error),
                                      log().string()));
    }

    const CommandRunner& m_run;
    const BaselineCapturePlan& m_plan;
    CacheSlot m_slot;
    Progress& m_progress;
    std::ofstream m_log;
};

}  // namespace

tl::expected<SourcedTracefile, Refusal> capture_baseline(const CommandRunner& run, const BaselineCapturePlan& plan,
                                                         Progress& progress) {
    return BaselineCapture{run, plan, progress}();
}

}  // namespace pawl::cli
