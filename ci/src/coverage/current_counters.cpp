// SPDX-License-Identifier: BSL-1.0
#include "coverage/current_counters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <pawl/coverage/build_graph.hpp>
#include <pawl/coverage/some_of.hpp>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "baseline/below.hpp"
#include "coverage/build_commands.hpp"
#include "coverage/find_objects.hpp"
#include "coverage/is_file.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

/// Takes out what Ninja does not make. @return  their names.
std::vector<std::string> take_left_over(std::vector<ObjectCounters>& objects, const BuildCommands& build,
                                        const BuildGraph& graph, const fs::path& build_dir) {
    std::vector<std::string> names;
    if (build.ninja.empty()) return names;
    std::set<std::string> made;  // objects and precompiled headers, without .o or .gch
    for (const auto& [output, inputs] : graph) made.insert(fs::path{output}.replace_extension().string());
    std::erase_if(objects, [&](const ObjectCounters& object) {
        const fs::path path = fs::absolute(object.path).lexically_normal();
        const std::string name = path.lexically_relative(build.directory).string();
        const bool is_of_target = name.find(".dir/") != name.npos;  // else a custom command may make it
        if (!is_of_target || made.contains(name)) return false;
        if (configured_above(path.parent_path()) != build.directory) return false;  // another build in it
        names.push_back(fs::path{object.path}.lexically_proximate(build_dir).string());
        return true;
    });
    return names;
}

/// What CMake wrote for whichever program makes the build: of Ninja everything, of Make the targets.
BuildGraph graph_of(const BuildCommands& build) {
    if (!build.ninja.empty()) return graph_in_ninja(build.text);
    if (build.directory.empty()) return {};
    return graph_in_makefile(perf::content_of(build.directory / "CMakeFiles/Makefile2").value_or(""));
}

/// The objects that `all` makes, from the build's directory.
std::vector<std::string> objects_of_all(const BuildCommands& build, const BuildGraph& graph) {
    constexpr std::string_view target = ".dir/all";  // "lib/CMakeFiles/core.dir/all" of Makefile2
    const auto is_object = [](std::string_view name) { return name.ends_with(".o"); };
    std::vector<std::string> objects;
    for (const std::string& name : needed_by("all", graph)) {
        if (is_object(name)) objects.push_back(name);
        if (!name.ends_with(target)) continue;
        const fs::path rules = (build.directory / name).replace_filename("build.make");
        for (const auto& [output, inputs] : graph_in_makefile(perf::content_of(rules).value_or(""))) {
            if (is_object(output)) objects.push_back(output);
        }
    }
    return objects;
}

/// A file of the project's that CMake read, and that was changed since; as Ninja would have CMake read it again.
std::optional<std::string> changed_since_configured(const BuildCommands& build, const BuildGraph& graph) {
    const auto read = graph.find("build.ninja");
    std::error_code ignored;
    const auto configured = fs::last_write_time(build.directory / "build.ninja", ignored);
    if (ignored || read == graph.end()) return std::nullopt;
    for (const std::string& name : read->second) {
        const fs::path path = (build.directory / name).lexically_normal();
        const auto changed = fs::last_write_time(path, ignored);
        const bool is_of_project = is_below(path, build.source_dir) && !is_below(path, build.directory);
        if (!ignored && is_of_project && changed > configured) {
            return path.string() + " was changed after the build was configured; build, and run all tests";
        }
    }
    return std::nullopt;
}

}  // namespace

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

tl::expected<CurrentCounters, Refusal> current_counters(const std::string& build_dir,
                                                        const std::vector<std::string>& only_below) {
    auto found = find_objects(build_dir);
    if (!found) return tl::unexpected(found.error());
    CurrentCounters current{.objects = *std::move(found)};
    const BuildCommands build = read_build_commands(build_dir);
    const BuildGraph graph = graph_of(build);
    if (const auto changed = changed_since_configured(build, graph)) return stop(exit_not_decided, *changed);
    current.left_over = take_left_over(current.objects, build, graph, build_dir);
    for (const std::string& directory : only_below) {  // one of several that has none would not be missed
        if (objects_below(current.objects, {directory}).empty()) {
            return stop(exit_bad_usage,
                        directory + " holds no object that counts; build it with --coverage, or do not name it");
        }
    }
    const bool has_run = survey(current.objects).state != CounterSurvey::State::not_run;
    current.objects = objects_below(std::move(current.objects), only_below);
    auto missing = objects_of_all(build, graph);
    std::erase_if(missing, [&](const std::string& name) {
        const fs::path path = build.directory / name;
        return is_file(path) || !is_below(path, fs::absolute(build_dir)) || !is_below_one_of(path, only_below);
    });
    if (!missing.empty() && !current.objects.empty()) {
        return stop(exit_not_decided,
                    fmt::format("not built yet: {}; what they are compiled from would not count, so build everything, "
                                "or name the targets that count",
                                some_of(missing)));
    }
    const CounterSurvey counters = survey(current.objects);
    if (counters.state == CounterSurvey::State::current) return current;
    // Some tests ran, and none of them any of these: that is what is to be judged.
    if (counters.state == CounterSurvey::State::not_run && counters.stale_objects == 0 && has_run) return current;
    const bool no_coverage_build = counters.state == CounterSurvey::State::not_instrumented;
    std::string elsewhere = variable("GCOV_PREFIX");
    if (elsewhere.ends_with(".uncounted")) elsewhere.clear();  // that of pawl itself
    return stop(
        no_coverage_build ? exit_bad_usage : exit_not_decided,
        fmt::format("{}: {}{}", build_dir, describe(counters),
                    elsewhere.empty() ? "" : "; GCOV_PREFIX is set, so counters are written below " + elsewhere));
}

}  // namespace pawl::cli
