// SPDX-License-Identifier: BSL-1.0
#include "coverage/capture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <pawl/coverage/counter_file.hpp>
#include <pawl/coverage/exclusions.hpp>
#include <pawl/coverage/profile_update.hpp>
#include <pawl/coverage/some_of.hpp>
#include <system_error>

#include "baseline/below.hpp"
#include "baseline/command_runner.hpp"
#include "baseline/git_repository.hpp"
#include "coverage/changed_lines.hpp"
#include "coverage/changed_source.hpp"
#include "coverage/engines.hpp"
#include "coverage/source_names.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

/// Takes out the files that `is_out` is true of. @return their names.
std::vector<std::string> take_out(Tracefile& tracefile, const std::function<bool(const std::string& name)>& is_out) {
    std::vector<std::string> names;
    std::erase_if(tracefile.files, [&](const auto& entry) {
        if (!is_out(entry.first)) return false;
        names.push_back(entry.first);
        return true;
    });
    return names;
}

/// What the sources say of themselves; lcov has read their markers before.
tl::expected<Tracefile, Refusal> without_exclusions(Tracefile tracefile, const std::string& source_dir) {
    for (auto& [path, file] : tracefile.files) {
        const auto source = perf::content_of(fs::path{source_dir} / path);
        if (!source) continue;
        const auto exclusions = exclusions_in(*source, path);
        if (!exclusions) return stop(exit_bad_usage, describe(exclusions.error()));
        file = without(std::move(file), *exclusions);
    }
    return tracefile;
}

/// As two builds of one project call them.
std::vector<std::string> in_build(const CapturePlan& plan) {
    std::vector<std::string> directories;
    for (const std::string& directory : plan.object_dirs) {
        directories.push_back(fs::absolute(directory).lexically_normal().lexically_relative(
            fs::absolute(plan.build_dir).lexically_normal()));
    }
    return directories;
}

/// Where in the source directory the build makes or fetches sources, which are not the project's: in its own directory;
/// where that is the source directory itself, in CMake's.
std::vector<fs::path> places_of_build(const BuildCommands& build, const CapturePlan& plan) {
    if (plan.source_dir.empty()) return {};
    std::error_code ignored;
    const fs::path source = fs::weakly_canonical(plan.source_dir, ignored);
    const fs::path directory =
        fs::weakly_canonical(build.directory.empty() ? fs::path{plan.build_dir} : build.directory, ignored);
    if (directory == source) return {"CMakeFiles", "_deps"};
    const std::string name = name_below(source.string(), directory.string());
    return name.empty() ? std::vector<fs::path>{} : std::vector<fs::path>{name};
}

/// Of counters that no engine tells from those of code that never ran.
std::optional<Refusal> cut_off_counters(std::span<const ObjectCounters> objects) {
    for (const ObjectCounters& object : objects) {
        const std::string counters = object.path + ".gcda";
        if (!object.run || !is_cut_off(perf::content_of(counters).value_or(""))) continue;
        return Refusal{exit_not_decided, counters + " is cut off; free some space, remove it and run all tests"};
    }
    return std::nullopt;
}

/// The first object that starts threads in a build whose counters they may race on; empty: none does.
std::string racing_object(const BuildCommands& build, std::span<const ObjectCounters> objects) {
    if (!counts_without_atomicity(build.text)) return "";
    const auto racing = std::ranges::find_if(objects, [](const ObjectCounters& object) {
        const auto content = perf::content_of(object.path + ".o");
        return content && starts_threads(*content);
    });
    return racing == objects.end() ? "" : racing->path;
}

}  // namespace

tl::expected<Capture, Refusal> capture(const CapturePlan& plan, std::span<const ObjectCounters> objects) {
    const BuildCommands build = read_build_commands(plan.build_dir);
    if (const auto changed = source_changed_since(build, plan.source_dir, objects)) {
        return stop(exit_not_decided, *changed);
    }
    if (auto cut_off = cut_off_counters(objects)) return tl::unexpected(*std::move(cut_off));
    const std::string version = engine_version(plan);
    auto tracefile = run_engine(plan, objects, SourceNames{build, plan.source_dir}, version);
    if (!tracefile) return tl::unexpected(tracefile.error());

    std::vector<std::string> remarks;
    const auto places = places_of_build(build, plan);
    const auto made = take_out(*tracefile, [&](const std::string& name) {
        return std::ranges::any_of(places, [&](const fs::path& place) { return is_below(name, place); });
    });
    if (!made.empty()) {
        remarks.push_back(fmt::format("left out, for the build made or fetched them: {}", some_of(made)));
    }
    if (const auto changed = source_changed_since(*tracefile, plan.source_dir, objects)) {
        return stop(exit_not_decided, *changed);
    }
    // Nothing removes the object of a source that was removed or renamed, and nobody can cover it any more.
    const auto gone = take_out(*tracefile, [&](const std::string& name) {
        std::error_code ignored;
        return !fs::exists(fs::path{plan.source_dir} / name, ignored);
    });
    if (!gone.empty()) {
        remarks.push_back(fmt::format(
            "left out, for the source is not there any more: {}; a clean build forgets the objects", some_of(gone)));
    }
    const auto unspeakable =
        take_out(*tracefile, [](const std::string& name) { return name.find_first_of("\n\r") != name.npos; });
    if (!unspeakable.empty()) {
        remarks.push_back(fmt::format(
            "left out, for no tracefile can hold their names: {} files with line breaks in them", unspeakable.size()));
    }
    const auto on_globs = remarks_on_globs(plan.filter, *tracefile);
    remarks.insert(remarks.end(), on_globs.begin(), on_globs.end());
    if (const std::string object = racing_object(build, objects); !object.empty()) {
        remarks.push_back(
            fmt::format("{} starts threads, which may race on the counters; build with "
                        "-fprofile-update=atomic",
                        object));
    }
    const std::string commit = state_of_sources(run_until(deadline_in(git_limit_s)),
                                                plan.source_dir.empty() ? "." : plan.source_dir, *tracefile);
    auto counting = without_exclusions(filtered(*std::move(tracefile), plan.filter), plan.source_dir);
    if (!counting) return tl::unexpected(counting.error());
    return Capture{.sourced = {.tracefile = *std::move(counting),
                               .provenance = {.engine = version.empty() ? plan.engine : plan.engine + " " + version,
                                              .compiler = build.compiler,
                                              .objects = in_build(plan),
                                              .exclude = plan.filter.exclude,
                                              .commit = commit}},
                   .remarks = std::move(remarks)};
}

}  // namespace pawl::cli
