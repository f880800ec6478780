// SPDX-License-Identifier: BSL-1.0
#include "catch2/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "measure/executable.hpp"
#include "record/file.hpp"

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

// Nothing where the list is damaged.
std::optional<std::vector<std::pair<std::string, std::string>>> depends_in(const nlohmann::json& json) {
    std::vector<std::pair<std::string, std::string>> depends;
    for (const auto& pair : json.value("depends", nlohmann::json::array())) {
        if (!pair.is_object()) return std::nullopt;
        depends.emplace_back(text_in(pair, "candidate"), text_in(pair, "baseline"));
    }
    return depends;
}

bool is_identical(const Baseline& baseline, const std::string& candidate) {
    return same_code_and_data(baseline.executable, candidate) &&
           std::ranges::all_of(baseline.depends,
                               [](const auto& pair) { return same_code_and_data(pair.first, pair.second); });
}

// The file that the CTest fixture leaves behind, so that tests go on with budgets where there is no baseline.
Baseline read_baseline_file(const std::string& path) {
    const auto content = content_of(path);
    if (!content) {
        return missing(fmt::format("{} cannot be read ({}); run the fixture test that builds the baseline", path,
                                   content.error()));
    }
    const auto json = nlohmann::json::parse(*content, nullptr, false);
    const auto status = json.is_object() ? text_in(json, "status") : "";
    const auto executable = status == "ready" ? text_in(json, "executable") : "none";
    auto depends = json.is_object() ? depends_in(json) : std::nullopt;
    if (status.empty() || executable.empty() || !depends || text_in(json, "schema") != "pawl.baseline/1") {
        return missing(fmt::format("{} is no pawl.baseline/1 file; remove it and run `pawl baseline` again", path));
    }
    Baseline baseline;
    baseline.candidate_commit = text_in(json, "candidate_commit");
    baseline.source_root = text_in(json, "source_root");
    if (status != "ready") {
        baseline.state = status == "new" ? Baseline::State::target_new : Baseline::State::missing;
        baseline.reason = text_in(json, "reason");
        if (baseline.reason.empty()) baseline.reason = "no reason was recorded";
        return baseline;
    }
    baseline.state = Baseline::State::ready;
    baseline.executable = executable;
    baseline.label = text_in(json, "label");
    baseline.commit = text_in(json, "commit");
    baseline.depends = *std::move(depends);
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
        baseline.executable = std::filesystem::absolute(settings.baseline);  // a body may change the directory
        baseline.label = settings.baseline;
    }
    if (const auto checked = check_worker_executable(baseline.executable); !checked) {
        baseline.state = Baseline::State::missing;
        baseline.reason = describe(checked.error());
    } else if (!settings.measure_identical && is_identical(baseline, candidate)) {
        baseline.state = Baseline::State::identical;
    }
    return baseline;
}

std::vector<std::string> files_of(const Baseline& baseline, const std::string& candidate) {
    std::vector<std::string> files{candidate, baseline.executable};
    for (const auto& [of_candidate, of_baseline] : baseline.depends) {
        files.push_back(of_candidate);
        files.push_back(of_baseline);
    }
    std::erase(files, "");
    return files;
}

}  // namespace pawl::perf
