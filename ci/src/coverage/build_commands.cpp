// SPDX-License-Identifier: BSL-1.0
#include "coverage/build_commands.hpp"

#include <system_error>

#include "baseline/cmake_cache.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

// The build directory that cmake configured: `directory` or one above it; empty where there is none.
fs::path configured_above(const fs::path& directory) {
    std::error_code ignored;
    fs::path top = fs::absolute(directory, ignored).lexically_normal();
    while (top.has_relative_path() && !is_file(top / "CMakeCache.txt")) top = top.parent_path();
    return top.has_relative_path() ? top : fs::path{};
}

// The compiler's commands, in whichever file the generator wrote them to.
std::string commands_of(const fs::path& build_dir) {
    for (const char* name : {"build.ninja", "compile_commands.json"}) {
        if (auto text = perf::content_of(build_dir / name)) return *std::move(text);
    }
    std::string text;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(build_dir, failure);
         !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        if (entry->path().filename() == "flags.make") text += perf::content_of(entry->path()).value_or("") + "\n";
    }
    return text;
}

}  // namespace

BuildCommands read_build_commands(const fs::path& build_dir) {
    BuildCommands build{.directory = configured_above(build_dir), .source_dir = "", .text = ""};
    if (build.directory.empty()) return build;
    const auto cache = perf::content_of(build.directory / "CMakeCache.txt").value_or("");
    build.source_dir = cache_value(parse_cmake_cache(cache), "CMAKE_HOME_DIRECTORY");
    build.text = commands_of(build.directory);
    return build;
}

}  // namespace pawl::cli
