// SPDX-License-Identifier: BSL-1.0
#include "curve/log.hpp"

#include <fmt/format.h>

namespace pawl::sharpness {

namespace {

constexpr std::string_view run_start = "# run ";

}  // namespace

Log parse_log(std::string_view text) {
    text = text.substr(0, whole_lines_size(text));
    Log log;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        if (line.starts_with(run_start)) {
            log.runs.emplace_back(line.substr(run_start.size()));
        } else if (auto trial = from_line(line)) {
            log.trials.push_back(*std::move(trial));
        } else {
            read_calibration_line(line, log.calibration);
        }
    }
    return log;
}

std::size_t whole_lines_size(std::string_view text) {
    const auto last = text.rfind('\n');
    return last == std::string_view::npos ? 0 : last + 1;
}

std::string log_head() {
    return "# Operating curve of Pawl's gate: every trial of perf_tests/sharpness, pawl.sharpness/1\n"
           "# judge/workload/change,variant,seed,verdict,wall ms,load average,log ratios: the gate's one a launch, a "
           "peer's candidate/baseline, a budget's observed P99/limit\n";
}

std::string run_line(const std::string& created, const perf::Environment& environment) {
    return fmt::format("{}{}, {}, {}, {} cores, {}, {}", run_start, created, environment.engine, environment.cpu_model,
                       environment.cpus, environment.kernel, environment.compiler);
}

}  // namespace pawl::sharpness
