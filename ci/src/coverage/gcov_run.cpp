// SPDX-License-Identifier: BSL-1.0
#include "coverage/gcov_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "baseline/error_line.hpp"
#include "coverage/gcov_complaint.hpp"
#include "process/command.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using coverage::GcovMerge;
using coverage::ObjectCounters;

constexpr std::size_t objects_a_process = 8;  // starting gcov takes as long as reading one small object

class Worker {
public:
    Worker(std::span<const ObjectCounters> objects, const GcovPlan& plan, std::atomic<std::size_t>& next)
        : m_objects{objects}, m_plan{plan}, m_next{next}, m_merge{plan.name_file} {}

    // Until no object is left. A failure leaves none to the others either.
    void work() {
        for (;;) {
            const std::size_t begin = m_next.fetch_add(objects_a_process);
            if (begin >= m_objects.size()) return;
            m_failure = read(m_objects.subspan(begin, std::min(objects_a_process, m_objects.size() - begin)));
            if (m_failure) {
                m_next = m_objects.size();
                return;
            }
        }
    }

    tl::expected<GcovCapture, Refusal> result() && {
        if (m_failure) return tl::make_unexpected(*std::move(m_failure));
        std::vector<std::string> nameless;
        for (const std::string& data_file : m_merge.nameless()) {
            std::string object = fs::path{data_file}.replace_extension().string();
            if (!m_without_code.contains(object)) nameless.push_back(std::move(object));
        }
        return GcovCapture{std::move(m_merge).finish(), std::move(nameless)};
    }

private:
    std::optional<Refusal> read(std::span<const ObjectCounters> objects) {
        std::vector<std::string> argv{m_plan.program, "--json-format", "--branch-probabilities", "--stdout"};
        if (!m_plan.only_below.empty()) {
            argv.insert(argv.end(), {"--relative-only", "--source-prefix", m_plan.only_below});
        }
        for (const ObjectCounters& object : objects) {
            argv.push_back(object.path + (object.run ? ".gcda" : ".gcno"));
        }
        const auto printed = run_command(argv, {.environment = {{"LC_ALL", "C"}}, .limit = m_plan.limit});
        if (!printed) return Refusal{exit_environment, describe(printed.error())};
        if (auto complaint = gcov_complaint(printed->standard_error)) return complaint;
        for (const ObjectCounters& object : objects) {
            const auto& said = printed->standard_error;
            if (said.find(object.path + ".gcno:no functions found") != said.npos) m_without_code.insert(object.path);
        }
        if (printed->exit_code != 0) {
            const std::string said = last_error_line(printed->standard_error);
            return Refusal{
                exit_environment,
                fmt::format("'{}' failed with exit code {} on {} and {} more{}; build anew, and run all tests",
                            m_plan.program, printed->exit_code, objects.front().path, objects.size() - 1,
                            said.empty() ? "" : " (" + said + ")")};
        }
        const auto added = m_merge.add(printed->standard_output, m_plan.program);
        if (!added) return Refusal{exit_environment, describe(added.error())};
        if (*added != objects.size()) {
            return Refusal{exit_environment,
                           fmt::format("'{}' printed {} documents of {} objects, {} among them; build anew, "
                                       "and run all tests",
                                       m_plan.program, *added, objects.size(), objects.front().path)};
        }
        return std::nullopt;
    }

    std::span<const ObjectCounters> m_objects;
    const GcovPlan& m_plan;
    std::atomic<std::size_t>& m_next;
    GcovMerge m_merge;
    std::set<std::string> m_without_code;
    std::optional<Refusal> m_failure;
};

}  // namespace

tl::expected<GcovCapture, Refusal> capture_by_gcov(std::span<const ObjectCounters> objects, const GcovPlan& plan) {
    std::atomic<std::size_t> next{0};
    std::vector<Worker> workers;
    const std::size_t most_busy = (objects.size() + objects_a_process - 1) / objects_a_process;
    for (std::size_t i = 0; i < std::min<std::size_t>(plan.jobs, most_busy); ++i)
        workers.emplace_back(objects, plan, next);
    {
        std::vector<std::jthread> threads;
        for (Worker& worker : workers) threads.emplace_back([&worker] { worker.work(); });
    }
    GcovCapture sum;
    for (Worker& worker : workers) {
        auto part = std::move(worker).result();
        if (!part) return part;
        sum.tracefile = merge(std::move(sum.tracefile), part->tracefile);
        sum.nameless.insert(sum.nameless.end(), part->nameless.begin(), part->nameless.end());
    }
    return sum;
}

}  // namespace pawl::cli
