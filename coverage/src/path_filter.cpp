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

Tracefile filtered(Tracefile tracefile, const PathFilter& filter) {
    std::erase_if(tracefile.files, [&](const auto& entry) {
        const bool included = filter.include.empty() || matches_any(filter.include, entry.first);
        return !included || matches_any(filter.exclude, entry.first);
    });
    return tracefile;
}

std::string project_name(const std::string& path, const SourceTree& tree) {
    const auto relative = below(tree.source_dir, path);
    return relative.empty() || !below(tree.build_dir, path).empty() ? "" : relative.generic_string();
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
