// SPDX-License-Identifier: BSL-1.0
#include "baseline/candidate.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

// Absolute, without "." and a slash at the end, but through the user's symbolic links.
std::string spelled_as_cmake_does(const std::string& directory) {
    std::error_code ignored;
    std::string path = fs::absolute(directory, ignored).lexically_normal().string();
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

}  // namespace

tl::expected<Candidate, BaselineError> read_candidate(const fs::path& build_directory,
                                                      const std::string& source_directory) {
    const fs::path absolute = spelled_as_cmake_does(build_directory);
    const std::string source = source_directory.empty() ? "" : spelled_as_cmake_does(source_directory);
    const auto refused = [&](std::string detail) {
        return tl::make_unexpected(
            BaselineError{BaselineError::Code::no_cmake_cache, absolute.string(), std::move(detail)});
    };
    const auto text = read_whole_file(absolute / "CMakeCache.txt");
    if (!text) return refused("no CMakeCache.txt in it");
    Candidate candidate{.source_directory = source, .build_directory = "", .entries = parse_cmake_cache(*text)};
    candidate.build_directory = cache_value(candidate.entries, "CMAKE_CACHEFILE_DIR");
    if (candidate.source_directory.empty()) {
        candidate.source_directory = cache_value(candidate.entries, "CMAKE_HOME_DIRECTORY");
    }
    if (candidate.build_directory.empty() || candidate.source_directory.empty() ||
        cache_value(candidate.entries, "CMAKE_GENERATOR").empty()) {
        return refused("its CMakeCache.txt is incomplete");
    }
    return candidate;
}

bool lacks_target(const Candidate& candidate, std::string_view target) {
    const auto directories = read_whole_file(fs::path{candidate.build_directory} / "CMakeFiles/TargetDirectories.txt");
    const std::string line_end = fmt::format("/{}.dir\n", target);
    return directories && (*directories + "\n").find(line_end) == std::string::npos;
}

std::string cmake_command(const Candidate& candidate) {
    std::string command = cache_value(candidate.entries, "CMAKE_COMMAND");
    return ::access(command.c_str(), X_OK) == 0 ? command : "cmake";
}

std::string work_tree_root(std::string source_directory, std::string prefix, std::string top_level) {
    if (prefix.empty()) return source_directory;
    prefix.pop_back();
    if (!source_directory.ends_with("/" + prefix)) return top_level;
    source_directory.resize(source_directory.size() - prefix.size() - 1);
    return source_directory;
}

}  // namespace pawl::cli
