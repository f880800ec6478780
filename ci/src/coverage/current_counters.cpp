// SPDX-License-Identifier: BSL-1.0
#include "coverage/current_counters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pawl/coverage/dependencies.hpp>
#include <set>
#include <utility>

#include "baseline/below.hpp"
#include "coverage/build_commands.hpp"
#include "coverage/find_objects.hpp"
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
    if (!objects) return objects;
    std::erase_if(*objects, is_left_over_in(read_build_commands(build_dir)));
    for (const std::string& directory : only_below) {  // one of several that has none would not be missed
        if (objects_below(*objects, {directory}).empty()) {
            return stop(exit_bad_usage,
                        directory + " holds no object that counts; build it with --coverage, or do not name it");
        }
    }
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

std::vector<std::string> left_over_objects(const std::string& build_dir) {
    std::vector<std::string> names;
    const auto is_left_over = is_left_over_in(read_build_commands(build_dir));
    for (const ObjectCounters& object : find_objects(build_dir).value_or(std::vector<ObjectCounters>{})) {
        if (is_left_over(object)) names.push_back(fs::path{object.path}.lexically_proximate(build_dir).string());
    }
    return names;
}

std::function<bool(const ObjectCounters& object)> is_left_over_in(const BuildCommands& build) {
    if (build.ninja.empty()) return [](const ObjectCounters&) { return false; };
    std::set<std::string> made;  // objects and precompiled headers, without .o or .gch
    for (const std::string& output : outputs_in_ninja(build.text)) {
        made.insert(fs::path{output}.replace_extension().string());
    }
    return [directory = build.directory, made = std::move(made)](const ObjectCounters& object) {
        const fs::path path = fs::absolute(object.path).lexically_normal();
        const std::string name = path.lexically_relative(directory).string();
        const bool is_of_target = name.find(".dir/") != name.npos;  // else a custom command may make it
        if (!is_of_target || configured_above(path.parent_path()) != directory) return false;  // or another build
        return !made.contains(name);
    };
}

}  // namespace pawl::cli
