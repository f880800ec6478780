// SPDX-License-Identifier: BSL-1.0
#include "coverage/build_commands.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "baseline/cmake_cache.hpp"
#include "coverage/is_file.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

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

/// VALUE of `set(NAME "VALUE")`.
std::string set_in(std::string_view script, const std::string& name) {
    const std::string command = "set(" + name + " \"";
    const auto at = script.find(command);
    if (at == script.npos) return "";
    script.remove_prefix(at + command.size());
    return std::string{script.substr(0, script.find('"'))};
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string code_flags_in(const std::string& flags) {
    std::string kept;
    std::istringstream stream{flags};
    for (std::string flag; stream >> flag;) {
        if (!flag.starts_with("-W") && flag.find('/') == flag.npos) kept += " " + flag;
    }
    return kept;
}

/// What cmake found out and was told (CMakeFiles/VERSION/CMakeLANGCompiler.cmake, CMakeCache.txt).
std::string compiler_of(const fs::path& build_dir, const std::vector<CacheEntry>& cache) {
    const std::string cmake = cache_value(cache, "CMAKE_CACHE_MAJOR_VERSION") + "." +
                              cache_value(cache, "CMAKE_CACHE_MINOR_VERSION") + "." +
                              cache_value(cache, "CMAKE_CACHE_PATCH_VERSION");
    for (const std::string language : {"CXX", "C"}) {
        const std::string prefix = "CMAKE_" + language + "_";
        const fs::path path = build_dir / "CMakeFiles" / cmake / ("CMake" + language + "Compiler.cmake");
        const std::string script = perf::content_of(path).value_or("");
        const std::string id = set_in(script, prefix + "COMPILER_ID");
        if (id.empty()) continue;
        const std::string of_type = prefix + "FLAGS_" + upper(cache_value(cache, "CMAKE_BUILD_TYPE"));
        return id + " " + set_in(script, prefix + "COMPILER_VERSION") +
               code_flags_in(cache_value(cache, prefix + "FLAGS") + " " + cache_value(cache, of_type));
    }
    return "";
}

}  // namespace

fs::path configured_above(const fs::path& directory) {
    std::error_code ignored;
    fs::path top = fs::absolute(directory, ignored).lexically_normal();
    while (top.has_relative_path() && !is_file(top / "CMakeCache.txt")) top = top.parent_path();
    return top.has_relative_path() ? top : fs::path{};
}

BuildCommands read_build_commands(const fs::path& build_dir) {
    BuildCommands build{
        .directory = configured_above(build_dir), .source_dir = "", .compiler = "", .ninja = "", .text = ""};
    if (build.directory.empty()) return build;
    const auto cache = perf::content_of(build.directory / "CMakeCache.txt").value_or("");
    const auto entries = parse_cmake_cache(cache);
    build.source_dir = cache_value(entries, "CMAKE_HOME_DIRECTORY");
    build.compiler = compiler_of(build.directory, entries);
    build.text = commands_of(build.directory);
    if (cache_value(entries, "CMAKE_GENERATOR") == "Ninja") build.ninja = cache_value(entries, "CMAKE_MAKE_PROGRAM");
    return build;
}

}  // namespace pawl::cli
