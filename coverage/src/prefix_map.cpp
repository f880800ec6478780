// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/prefix_map.hpp>

#include <algorithm>

namespace pawl::coverage {

std::vector<PrefixMap> prefix_maps_in(std::string_view commands) {
    constexpr std::string_view option = "-prefix-map=";
    constexpr std::string_view ends = " \t\r\n\"'\\";  // of an option in a shell's, ninja's or JSON's text
    std::vector<PrefixMap> maps;
    for (auto at = commands.find(option); at != commands.npos; at = commands.find(option, at)) {
        const std::string_view before = commands.substr(0, at);
        at += option.size();
        if (!before.ends_with("-ffile") && !before.ends_with("-fprofile")) continue;
        const std::string_view value = commands.substr(at, commands.find_first_of(ends, at) - at);
        const auto equals = value.rfind('=');  // GCC splits at the last one
        if (equals == value.npos || equals == 0) continue;
        PrefixMap map{std::string{value.substr(0, equals)}, std::string{value.substr(equals + 1)}};
        if (std::ranges::find(maps, map) == maps.end()) maps.push_back(std::move(map));
    }
    return maps;
}

namespace {

/// "." and "./", which gcov leaves out of what it prints.
bool is_here(std::string_view to) {
    return to == "." || to == "./";
}

}  // namespace

std::string without_map(const std::string& printed, const std::vector<PrefixMap>& maps,
                        const std::function<bool(const std::string& path)>& exists) {
    for (auto map = maps.rbegin(); map != maps.rend(); ++map) {  // the compiler takes the last that fits
        std::string path;
        if (printed.starts_with(map->to)) {
            path = map->from + printed.substr(map->to.size());
        } else if (is_here(map->to) && !printed.starts_with('/')) {
            path = map->from + (map->from.ends_with('/') ? "" : "/") + printed;
        }
        if (!path.empty() && exists(path)) return path;
    }
    return printed;
}

}  // namespace pawl::coverage
