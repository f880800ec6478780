// SPDX-License-Identifier: BSL-1.0
#include "coverage/changed_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <pawl/coverage/dependencies.hpp>
#include <string_view>
#include <system_error>

#include "baseline/below.hpp"
#include "process/command.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using coverage::ObjectCounters;

std::string sentence(const std::string& source, const std::string& object) {
    return fmt::format("{} was changed after {} was compiled; build, and run all tests", source, object);
}

/// Looks at files that were read for objects, at each once.
class Search {
public:
    Search(const BuildCommands& build, const std::string& source_dir)
        : m_build{build.directory}, m_source{fs::weakly_canonical(source_dir)} {}

    void see(const ObjectCounters& object, std::string_view file) {
        if (m_found) return;
        const auto [known, is_new] = m_changed.try_emplace(std::string{file});
        if (is_new) known->second = time_of(known->first);
        if (known->second && *known->second > object.built) {
            m_found = sentence(known->first, fs::path{object.path}.lexically_proximate(m_build).string());
        }
    }

    [[nodiscard]] std::optional<std::string> found() const { return m_found; }

private:
    /// When it was changed; nothing where it is none of the project's own, or gone.
    std::optional<fs::file_time_type> time_of(const std::string& file) const {
        std::error_code failure;
        const fs::path path = fs::weakly_canonical(m_build / file, failure);
        if (failure || !is_below(path, m_source) || is_below(path, fs::weakly_canonical(m_build, failure))) return {};
        const auto time = fs::last_write_time(path, failure);
        return failure ? std::nullopt : std::optional{time};
    }

    fs::path m_build;
    fs::path m_source;
    std::map<std::string, std::optional<fs::file_time_type>, std::less<>> m_changed;
    std::optional<std::string> m_found;
};

void see_log_of_ninja(const BuildCommands& build, std::span<const ObjectCounters> objects, Search& search) {
    const auto log = run_command({build.ninja, "-t", "deps"}, {.working_directory = build.directory.string()});
    if (!log || log->exit_code != 0) return;  // a build that was moved here without Ninja: gcov still tells some
    std::map<std::string, const ObjectCounters*, std::less<>> by_output;
    for (const ObjectCounters& object : objects) {
        by_output[fs::absolute(object.path).lexically_relative(build.directory).string() + ".o"] = &object;
    }
    coverage::for_each_dependency(log->standard_output, [&](std::string_view output, std::string_view file) {
        const auto object = by_output.find(output);
        if (object != by_output.end()) search.see(*object->second, file);
    });
}

}  // namespace

std::optional<std::string> source_changed_since(const BuildCommands& build, const std::string& source_dir,
                                                std::span<const ObjectCounters> objects) {
    if (build.directory.empty() || source_dir.empty()) return std::nullopt;
    Search search{build, source_dir};
    if (!build.ninja.empty()) {
        see_log_of_ninja(build, objects, search);
        return search.found();
    }
    for (const ObjectCounters& object : objects) {
        const auto rule = perf::content_of(object.path + ".o.d");
        if (!rule) continue;
        for (const std::string& file : coverage::files_in_depfile(*rule)) search.see(object, file);
    }
    return search.found();
}

std::optional<std::string> source_changed_since(const coverage::Tracefile& tracefile, const std::string& source_dir,
                                                std::span<const ObjectCounters> objects) {
    const auto last = std::ranges::max_element(objects, {}, &ObjectCounters::built);
    if (last == objects.end()) return std::nullopt;
    for (const auto& [name, file] : tracefile.files) {
        std::error_code gone;
        const auto time = fs::last_write_time(fs::path{source_dir} / name, gone);
        if (!gone && time > last->built) return sentence(name, last->path);
    }
    return std::nullopt;
}

}  // namespace pawl::cli
