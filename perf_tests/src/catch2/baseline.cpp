// SPDX-License-Identifier: BSL-1.0
#include "catch2/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "measure/executable.hpp"

namespace pawl::perf {

namespace {

Baseline missing(std::string reason) {
    Baseline baseline;
    baseline.state = Baseline::State::missing;
    baseline.reason = std::move(reason);
    return baseline;
}

// Empty where there is no such field, or no text in it.
std::string text_in(const nlohmann::json& json, const char* field) {
    const auto found = json.find(field);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

// The file that the CTest fixture leaves behind, so that tests go on with budgets where there is no baseline.
Baseline read_baseline_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) return missing(fmt::format("{} is missing; run the fixture test that builds the baseline", path));
    const auto json = nlohmann::json::parse(file, nullptr, false);
    const auto status = json.is_object() ? text_in(json, "status") : "";
    const auto executable = status == "ready" ? text_in(json, "executable") : "none";
    if (status.empty() || executable.empty() || text_in(json, "schema") != "pawl.baseline/1") {
        return missing(fmt::format("{} is no pawl.baseline/1 file; remove it and run `pawl baseline` again", path));
    }
    if (status != "ready") {
        const auto reason = text_in(json, "reason");
        return missing(reason.empty() ? "no reason was recorded" : reason);
    }
    Baseline baseline;
    baseline.state = Baseline::State::ready;
    baseline.executable = executable;
    baseline.label = text_in(json, "label");
    baseline.commit = text_in(json, "commit");
    return baseline;
}

}  // namespace

Baseline resolve_baseline(const Settings& settings, const std::string& candidate) {
    if (settings.baseline.empty()) return {};
    Baseline baseline;
    if (settings.baseline.starts_with('@')) {
        baseline = read_baseline_file(settings.baseline.substr(1));
        if (baseline.state != Baseline::State::ready) return baseline;
    } else {
        baseline.state = Baseline::State::ready;
        baseline.executable = settings.baseline;
        baseline.label = settings.baseline;
    }
    if (const auto checked = check_worker_executable(baseline.executable); !checked) {
        baseline.state = Baseline::State::missing;
        baseline.reason = describe(checked.error());
    } else if (!settings.measure_identical && same_code_and_data(baseline.executable, candidate)) {
        baseline.state = Baseline::State::identical;
    }
    return baseline;
}

}  // namespace pawl::perf
