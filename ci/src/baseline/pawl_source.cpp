// SPDX-License-Identifier: BSL-1.0
#include "baseline/pawl_source.hpp"

#include <algorithm>

#include "baseline/fingerprint.hpp"
#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

// What Pawl::perf is made of. Not its suite and not the sharpness study: they only use it.
constexpr const char* parts[] = {"CMakeLists.txt",   "ci/cmake",           "perf_tests/CMakeLists.txt",
                                 "perf_tests/cmake", "perf_tests/include", "perf_tests/shadow",
                                 "perf_tests/src"};

std::vector<fs::path> files_below(const fs::path& path) {
    std::vector<fs::path> files;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) files.push_back(path);
    for (fs::recursive_directory_iterator entry{path, ignored}, end; entry != end; entry.increment(ignored)) {
        if (entry->is_regular_file(ignored)) files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::string choose_pawl_source(const std::string& asked_for, const std::vector<CacheEntry>& candidate,
                               const std::string& built_in) {
    for (const std::string& directory :
         {asked_for, cache_value(candidate, "PAWL_INJECT_SOURCE_DIR"), cache_value(candidate, "Pawl_SOURCE_DIR")}) {
        if (!directory.empty()) return directory;
    }
    return built_in;
}

tl::expected<PawlSource, BaselineError> read_pawl_source(const fs::path& directory) {
    const fs::path injection = directory / "ci" / "cmake" / "PawlInject.cmake";
    if (!fs::exists(injection)) {
        return tl::make_unexpected(BaselineError{BaselineError::Code::no_pawl_source, directory.string(), ""});
    }
    std::string files;
    for (const char* part : parts) {
        for (const fs::path& file : files_below(directory / part)) {
            files +=
                fs::relative(file, directory).string() + " " + fingerprint(read_whole_file(file).value_or("")) + "\n";
        }
    }
    return PawlSource{directory, injection, fingerprint(files)};
}

}  // namespace pawl::cli
