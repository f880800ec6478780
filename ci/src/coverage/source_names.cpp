// SPDX-License-Identifier: BSL-1.0
#include "coverage/source_names.hpp"

#include <algorithm>
#include <system_error>

#include "baseline/below.hpp"
#include "baseline/cmake_cache.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

std::string canonical(const std::string& path) {
    std::error_code failure;
    const fs::path result = fs::weakly_canonical(path, failure);
    return failure ? path : result.string();
}

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

SourceNames::SourceNames(const std::string& build_dir, const std::string& source_dir) {
    m_configured = configured_above(build_dir);
    if (!source_dir.empty()) {
        const std::string build = m_configured.empty() ? build_dir : m_configured.string();
        m_tree = {.source_dir = canonical(source_dir), .build_dir = canonical(build)};
    }
    if (m_configured.empty()) return;
    m_maps = coverage::prefix_maps_in(commands_of(m_configured));
    const auto cache = perf::content_of(m_configured / "CMakeCache.txt").value_or("");
    const auto home = cache_value(parse_cmake_cache(cache), "CMAKE_HOME_DIRECTORY");
    // Not where a symbolic link makes the compiler see another path, or a map another absolute one.
    const bool leads_away = std::ranges::any_of(m_maps, [&](const coverage::PrefixMap& map) {
        return map.to.starts_with('/') && !is_below(map.to, m_tree.source_dir);
    });
    if (!leads_away && !source_dir.empty() && is_below(home, m_tree.source_dir)) m_common_prefix = m_tree.source_dir;
}

std::string SourceNames::name_of(const std::string& directory, const std::string& printed) const {
    std::string path = coverage::without_map(printed, m_maps, is_file);
    if (path == printed && !m_maps.empty() && is_below(printed, m_configured)) {
        // lcov has put the directory in front of what was mapped to a relative path.
        path = coverage::without_map(fs::path{printed}.lexically_relative(m_configured).string(), m_maps, is_file);
    }
    if (!fs::path{path}.is_absolute() || path == printed) {
        path = (fs::path{directory} / printed).lexically_normal().string();
    }
    if (m_tree.source_dir.empty()) return path;
    std::string name = project_name(path, m_tree);
    return name.empty() ? project_name(canonical(path), m_tree) : name;
}

}  // namespace pawl::cli
