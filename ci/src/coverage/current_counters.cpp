// SPDX-License-Identifier: BSL-1.0
#include "coverage/current_counters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pawl/coverage/dependencies.hpp>
#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/some_of.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "baseline/below.hpp"
#include "coverage/build_commands.hpp"
#include "coverage/find_objects.hpp"
#include "coverage/is_file.hpp"
#include "process/command.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

/// Takes out what Ninja does not make. @return  their names.
std::vector<std::string> take_left_over(std::vector<ObjectCounters>& objects, const BuildCommands& build,
                                        const fs::path& build_dir) {
    std::vector<std::string> names;
    if (build.ninja.empty()) return names;
    std::set<std::string> made;  // objects and precompiled headers, without .o or .gch
    for (const std::string& output : outputs_in_ninja(build.text)) {
        made.insert(fs::path{output}.replace_extension().string());
    }
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

/// The objects that Ninja would make next.
std::vector<std::string> objects_planned_by_ninja(const BuildCommands& build) {
    constexpr std::string_view begin = "Building ";
    constexpr std::string_view object = " object ";
    std::vector<std::string> objects;
    const auto plan = run_command(
        {build.ninja, "-n"}, {.working_directory = build.directory.string(), .environment = {{"NINJA_STATUS", ""}}});
    if (!plan || plan->exit_code != 0) return objects;
    for (std::string_view rest = plan->standard_output; !rest.empty();) {
        const std::string_view line = take_line(rest);  // "Building CXX object a/CMakeFiles/b.dir/c.cpp.o"
        const auto at = line.find(object);
        if (line.starts_with(begin) && at != line.npos) objects.emplace_back(line.substr(at + object.size()));
    }
    return objects;
}

std::vector<std::string> objects_of_makefiles(const BuildCommands& build) {
    std::vector<std::string> objects;
    const auto text_of = [&](const fs::path& name) { return perf::content_of(build.directory / name).value_or(""); };
    for (const fs::path target : targets_of_all(text_of("CMakeFiles/Makefile2"))) {
        const auto of_target = objects_in_makefile(text_of(target / "build.make"));
        objects.insert(objects.end(), of_target.begin(), of_target.end());
    }
    return objects;
}

/// The objects of `all` that are not there, from the build's directory. Of those that are, the time tells more.
std::vector<std::string> missing_objects(const BuildCommands& build) {
    if (build.directory.empty()) return {};
    auto objects = build.ninja.empty() ? objects_of_makefiles(build) : objects_planned_by_ninja(build);
    std::erase_if(objects, [&](const std::string& name) { return is_file(build.directory / name); });
    return objects;
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
    current.left_over = take_left_over(current.objects, build, build_dir);
    for (const std::string& directory : only_below) {  // one of several that has none would not be missed
        if (objects_below(current.objects, {directory}).empty()) {
            return stop(exit_bad_usage,
                        directory + " holds no object that counts; build it with --coverage, or do not name it");
        }
    }
    const bool has_run = survey(current.objects).state != CounterSurvey::State::not_run;
    current.objects = objects_below(std::move(current.objects), only_below);
    auto missing = missing_objects(build);
    std::erase_if(missing, [&](const std::string& name) {
        return !is_below(build.directory / name, fs::absolute(build_dir).lexically_normal()) ||
               !is_below_one_of(build.directory / name, only_below);
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
