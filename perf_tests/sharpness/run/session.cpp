// SPDX-License-Identifier: BSL-1.0
#include "run/session.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <stdexcept>

#include "curve/progress.hpp"
#include "record/environment.hpp"
#include "run/budget_trial.hpp"
#include "run/calibrate.hpp"
#include "run/gate_trial.hpp"
#include "run/neighbours.hpp"
#include "run/peer_trial.hpp"

namespace pawl::sharpness {

namespace {

using Clock = std::chrono::steady_clock;

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Each line is in the file before the next trial starts.
class LogFile {
public:
    explicit LogFile(const std::string& path) : m_path(path) {
        const auto text = content_of(path);
        if (!text.empty()) std::filesystem::resize_file(path, whole_lines_size(text));  // what an interrupted run left
        m_file.open(path, std::ios::app | std::ios::binary);
        if (text.empty()) m_file << log_head();
        add(run_line(perf::utc_now(), perf::read_environment(perf::read_cpu_times())));
    }
    void add(const std::string& line) {
        m_file << line << '\n' << std::flush;
        if (!m_file) throw std::runtime_error("cannot write " + m_path);
    }

private:
    std::string m_path;
    std::ofstream m_file;
};

// On a terminal one line that changes; else a line a minute.
class ProgressLine {
public:
    void show(const std::string& text) {
        const auto now = Clock::now();
        if (m_is_terminal) {
            std::fprintf(stderr, "\r\033[K%s", text.c_str());
            m_is_open = true;
        } else if (now >= m_next) {
            std::fprintf(stderr, "%s\n", text.c_str());
            m_next = now + std::chrono::minutes(1);
        }
    }
    ~ProgressLine() {
        if (m_is_open) std::fputc('\n', stderr);
    }

private:
    bool m_is_terminal = ::isatty(STDERR_FILENO) == 1;
    bool m_is_open = false;
    Clock::time_point m_next{};
};

std::set<std::string> calibrations_for(const std::vector<Goal>& goals) {
    std::set<std::string> wanted;
    for (const auto& [cell, trials] : goals) {
        if (cell.judge == judge::budget) wanted.insert("p99/" + cell.workload);
        if (cell.judge == judge::gate) wanted.insert("factor/" + cell.workload);
        if (cell.judge == judge::catch2 || cell.judge == judge::google) wanted.insert("operation/" + cell.workload);
    }
    return wanted;
}

class Trials {
public:
    explicit Trials(std::string directory) : m_directory(std::move(directory)) {}

    Trial run(const Cell& cell, const Calibration& calibration, int number) {
        const auto seed = m_entropy();
        const auto started = Clock::now();
        Trial trial = answer(cell, calibration, number, seed);
        trial.wall_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
        trial.seed = seed;
        std::array<double, 1> load{};
        if (::getloadavg(load.data(), 1) == 1) trial.load_1m = load[0];
        return trial;
    }

    [[nodiscard]] std::string program(const std::string& name) const { return m_directory + "/" + name; }

private:
    Trial answer(const Cell& cell, const Calibration& calibration, int number, std::uint64_t seed) {
        if (cell.judge == judge::budget) {
            const double limit_ns =
                calibration.at("p99/" + cell.workload).value / std::strtod(cell.change.c_str(), nullptr);
            return run_budget_trial(cell, program("sharpness_workloads"), limit_ns, seed);
        }
        if (cell.judge == judge::catch2) {
            return run_catch2_trial(cell, program("sharpness_catch2"), loops_for(cell, calibration));
        }
        if (cell.judge == judge::google) {
            return run_google_trial(cell, program("sharpness_google_benchmark"), loops_for(cell, calibration));
        }
        const auto change = change_ratio(cell);
        if (!change) return run_relinked(cell, number % relinked_variants + 1, seed);
        const auto workloads_program = program("sharpness_workloads");
        const double injected = to_inject(calibration, cell.workload, *change);
        return run_gate_trial(cell, {workloads_program, workloads_program, injected}, seed);
    }

    Trial run_relinked(const Cell& cell, int variant, std::uint64_t seed) {
        const bool is_library = kind_of_variant(variant) == "library";
        Trial trial = run_gate_trial(cell,
                                     {program(is_library ? "sharpness_library_workloads" : "sharpness_workloads"),
                                      program(fmt::format("sharpness_relinked_{}", variant)), 0},
                                     seed);
        trial.variant = variant;
        return trial;
    }

    [[nodiscard]] std::uint64_t loops_for(const Cell& cell, const Calibration& calibration) const {
        const double operation_ns = calibration.at("operation/" + cell.workload).value;
        return static_cast<std::uint64_t>(operation_ns * change_ratio(cell).value_or(0) / m_loop_ns + 0.5);
    }

    std::string m_directory;
    double m_loop_ns = spin_loop_ns();
    std::random_device m_entropy;
};

void forget_settings() {
    for (const char* name : {"CI", "PAWL_BASELINE", "PAWL_THRESHOLD", "PAWL_STRICT", "PAWL_PIN", "PAWL_ISOLATE",
                             "PAWL_INJECT", "PAWL_TIME_LIMIT", "PAWL_MEASURE_IDENTICAL", "PAWL_DISCOVERED"}) {
        ::unsetenv(name);
    }
}

}  // namespace

Log read_log(const std::string& path) {
    return parse_log(content_of(path));
}

void run(const Session& session) {
    forget_settings();
    auto log = read_log(session.log);
    LogFile file(session.log);
    Trials trials(session.directory);
    ProgressLine progress;
    const Neighbours neighbours;
    for (const auto& what : calibrations_for(session.goals)) {
        if (log.calibration.contains(what)) continue;
        progress.show("calibrating " + what);
        log.calibration[what] = calibrate(what, trials.program("sharpness_workloads"));
        file.add(calibration_line(what, log.calibration[what]));
    }
    const auto end = Clock::now() + session.minutes;
    while (Clock::now() < end) {
        const auto cell = most_wanted(session.goals, log.trials);
        if (!cell) return;
        progress.show(progress_text(progress_of(session.goals, log.trials)) + "; " + name_of(*cell));
        const auto number = static_cast<int>(std::ranges::count(log.trials, *cell, &Trial::cell));
        log.trials.push_back(trials.run(*cell, log.calibration, number));
        file.add(to_line(log.trials.back()));
    }
}

}  // namespace pawl::sharpness
