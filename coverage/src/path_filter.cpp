// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/path_filter.hpp>

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

namespace pawl::coverage {
namespace {

namespace fs = std::filesystem;

bool matches_any(const std::vector<std::string>& globs, const std::string& path) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const std::string& glob) { return ::fnmatch(glob.c_str(), path.c_str(), 0) == 0; });
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

std::string name_below(const std::string& directory, const std::string& path) {
    const fs::path relative =
        fs::path{path}.lexically_normal().lexically_relative(fs::path{directory}.lexically_normal());
    return relative.empty() || *relative.begin() == ".." || relative == "." ? "" : relative.generic_string();
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
