// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/path_filter.hpp>

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

namespace pawl::coverage {
namespace {

bool matches_any(const std::vector<std::string>& globs, const std::string& path) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const std::string& glob) { return ::fnmatch(glob.c_str(), path.c_str(), 0) == 0; });
}

/// Empty if `path` is not below `directory`.
std::filesystem::path below(const std::filesystem::path& directory, const std::filesystem::path& path) {
    const auto relative = path.lexically_normal().lexically_relative(directory.lexically_normal());
    return relative.empty() || *relative.begin() == ".." ? std::filesystem::path() : relative;
}

}  // namespace

bool counts(const PathFilter& filter, const std::string& path) {
    return (filter.include.empty() || matches_any(filter.include, path)) && !matches_any(filter.exclude, path);
}

Tracefile filtered(Tracefile tracefile, const PathFilter& filter) {
    std::erase_if(tracefile.files, [&](const auto& entry) { return !counts(filter, entry.first); });
    return tracefile;
}

std::vector<std::string> idle_globs(const PathFilter& filter, const Tracefile& tracefile) {
    std::vector<std::string> idle;
    for (const auto& globs : {filter.include, filter.exclude}) {
        for (const std::string& glob : globs) {
            const bool matches = std::ranges::any_of(
                tracefile.files, [&](const auto& entry) { return matches_any({glob}, entry.first); });
            if (!matches) idle.push_back(glob);
        }
    }
    return idle;
}

std::string project_name(const std::string& path, const SourceTree& tree) {
    const auto relative = below(tree.source_dir, path);
    const auto build = below(tree.source_dir, tree.build_dir);
    const bool is_apart = !build.empty() && build != ".";
    return relative.empty() || (is_apart && !below(tree.build_dir, path).empty()) ? "" : relative.generic_string();
}

Tracefile renamed(const Tracefile& tracefile, const std::function<std::string(const std::string& path)>& name_of) {
    Tracefile result;
    for (const auto& [path, file] : tracefile.files) {
        const std::string name = name_of(path);
        if (!name.empty()) result = merge(std::move(result), Tracefile{{{name, file}}});
    }
    return result;
}

}  // namespace pawl::coverage
