// SPDX-License-Identifier: BSL-1.0
#include "coverage/source_names.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

#include "baseline/below.hpp"
#include "coverage/is_file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

std::string canonical(const std::string& path) {
    std::error_code failure;
    const fs::path result = fs::weakly_canonical(path, failure);
    return failure ? path : result.string();
}

}  // namespace

SourceNames::SourceNames(const BuildCommands& build, const std::string& source_dir)
    : m_source{build.source_dir}, m_configured{build.directory} {
    if (!source_dir.empty()) m_source_dir = canonical(source_dir);
    if (m_configured.empty()) return;
    m_maps = coverage::prefix_maps_in(build.text);
    // Not where a symbolic link makes the compiler see another path, or a map another absolute one.
    const bool leads_away = std::ranges::any_of(m_maps, [&](const coverage::PrefixMap& map) {
        return map.to.starts_with('/') && !is_below(map.to, m_source_dir);
    });
    if (!leads_away && !source_dir.empty() && is_below(build.source_dir, m_source_dir)) m_common_prefix = m_source_dir;
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
    if (m_source_dir.empty()) return path;
    std::string name = coverage::name_below(m_source_dir, canonical(path));  // git knows no file behind a link
    return name.empty() ? coverage::name_below(m_source_dir, path) : name;
}

std::string SourceNames::name_of_source(const std::string& object) const {
    constexpr std::string_view objects = "/CMakeFiles/";
    const std::string path = fs::absolute(object).string();
    const auto at = path.rfind(objects);
    if (m_configured.empty() || at == path.npos) return "";
    const auto target_end = path.find(".dir/", at);
    if (target_end == path.npos) return "";
    const fs::path directory = fs::path{path.substr(0, at)}.lexically_relative(m_configured);
    const fs::path source = (m_source / directory / path.substr(target_end + 5)).lexically_normal();
    return is_file(source) ? coverage::name_below(m_source_dir, source.string()) : "";
}

}  // namespace pawl::cli
