// SPDX-License-Identifier: BSL-1.0
#include "coverage/current_counters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "baseline/below.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

bool is_below_one_of(const fs::path& path, const std::vector<std::string>& directories) {
    return directories.empty() || std::ranges::any_of(directories, [&](const std::string& directory) {
               return is_below(fs::absolute(path), fs::absolute(directory));
           });
}

std::vector<ObjectCounters> objects_below(std::vector<ObjectCounters> objects,
                                          const std::vector<std::string>& directories) {
    std::erase_if(objects, [&](const ObjectCounters& object) { return !is_below_one_of(object.path, directories); });
    return objects;
}

tl::expected<std::vector<ObjectCounters>, Refusal> current_counters(const std::string& build_dir,
                                                                    const std::vector<std::string>& only_below) {
    auto objects = find_objects(build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    *objects = objects_below(*std::move(objects), only_below);
    const CounterSurvey counters = survey(*objects);
    if (counters.state == CounterSurvey::State::current) return *std::move(objects);
    const bool no_coverage_build = counters.state == CounterSurvey::State::not_instrumented;
    std::string elsewhere = variable("GCOV_PREFIX");
    if (elsewhere.ends_with(".uncounted")) elsewhere.clear();  // that of pawl itself
    return stop(
        no_coverage_build ? exit_bad_usage : exit_not_decided,
        fmt::format("{}: {}{}", build_dir, describe(counters),
                    elsewhere.empty() ? "" : "; GCOV_PREFIX is set, so counters are written below " + elsewhere));
}

}  // namespace pawl::cli
