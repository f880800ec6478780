// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_FILES_HPP_INCLUDED
#define PAWL_TESTS_PERF_FILES_HPP_INCLUDED

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace pawl::perf::tests {

inline void write_file(const std::string& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

[[nodiscard]] inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// How many entries a directory has.
[[nodiscard]] inline std::ptrdiff_t count_entries(const std::string& directory) {
    return std::distance(std::filesystem::directory_iterator(directory), {});
}

/// Those of them that are directories.
[[nodiscard]] inline std::ptrdiff_t count_directories(const std::string& directory) {
    const std::filesystem::directory_iterator entries(directory);
    return std::count_if(begin(entries), end(entries), [](const auto& entry) { return entry.is_directory(); });
}

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_FILES_HPP_INCLUDED
