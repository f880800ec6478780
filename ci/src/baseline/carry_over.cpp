// SPDX-License-Identifier: BSL-1.0
#include "baseline/carry_over.hpp"

#include <algorithm>
#include <array>

namespace pawl::cli {

namespace {

constexpr std::string_view injection_name = "PawlInject.cmake";

bool starts_with_any(std::string_view text, const auto& prefixes) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return text.starts_with(prefix); });
}

bool is_set_by_pawl(std::string_view name) {
    static constexpr std::array<std::string_view, 5> prefixes{"PAWL_INJECT_", "PAWL_IS_BASELINE",
                                                              "PAWL_PERF_SOURCE_DIR", "FETCHCONTENT_SOURCE_DIR_PAWL",
                                                              "CMAKE_PROJECT_TOP_LEVEL_INCLUDES"};
    return starts_with_any(name, prefixes) || name == "Pawl_DIR";
}

bool is_checker(std::string_view name) {
    static constexpr std::array<std::string_view, 4> suffixes{"_CLANG_TIDY", "_CPPCHECK", "_CPPLINT",
                                                              "_INCLUDE_WHAT_YOU_USE"};
    return name.starts_with("CMAKE_") &&
           std::ranges::any_of(suffixes, [&](std::string_view suffix) { return name.ends_with(suffix); });
}

// Where and whether FetchContent downloads is a matter of each build directory; *from where* it takes sources is not.
bool is_fetch_state(std::string_view name) {
    return name == "FETCHCONTENT_BASE_DIR" || name == "FETCHCONTENT_FULLY_DISCONNECTED" ||
           name.starts_with("FETCHCONTENT_UPDATES_DISCONNECTED");
}

// Outside of both trees it would be the candidate's own file that the baseline is linked to.
bool is_output(std::string_view name) {
    return name.find("_OUTPUT_DIRECTORY") != std::string_view::npos || name.ends_with("_OUTPUT_PATH");
}

// What Conan and its like generate into the build directory is read by the build, not made by it.
bool is_input(std::string_view name) {
    return name == "CMAKE_TOOLCHAIN_FILE" || name == "CMAKE_PREFIX_PATH" || name == "CMAKE_MODULE_PATH";
}

// Whether `directory`, or a path below it, stands in `text` from `at` on: not /product where /pro is meant.
bool names_path(std::string_view text, std::size_t at, std::string_view directory) {
    if (directory.empty() || !text.substr(at).starts_with(directory)) return false;
    const std::size_t end = at + directory.size();
    return end >= text.size() || std::string_view{"/;:, \"'"}.find(text[end]) != std::string_view::npos;
}

bool lies_below(std::string_view value, std::string_view directory) {
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = std::min(value.find(';', begin), value.size());
        if (names_path(value, begin, directory)) return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace

std::vector<CacheEntry> carried_entries(const std::vector<CacheEntry>& candidate, std::string_view build_directory) {
    std::vector<CacheEntry> carried;
    std::ranges::copy_if(candidate, std::back_inserter(carried), [&](const CacheEntry& entry) {
        if (entry.type == "INTERNAL" || entry.type == "STATIC") return false;
        if (is_set_by_pawl(entry.name) || is_checker(entry.name) || is_fetch_state(entry.name) ||
            is_output(entry.name)) {
            return false;
        }
        return is_input(entry.name) || !lies_below(entry.value, build_directory);
    });
    return carried;
}

std::vector<CacheEntry> moved_entries(std::vector<CacheEntry> entries, std::string_view from, std::string_view to,
                                      std::string_view except) {
    for (auto& [name, type, value] : entries) {
        for (std::size_t at = 0; (at = value.find(from, at)) != std::string::npos;) {
            if (names_path(value, at, from) && !names_path(value, at, except)) {
                value.replace(at, from.size(), to);
                at += to.size();
            } else {
                at += from.size();
            }
        }
    }
    return entries;
}

std::string top_level_includes(std::string_view candidate_list, std::string_view injection) {
    std::string list;
    for (std::size_t begin = 0; begin < candidate_list.size();) {
        const std::size_t end = std::min(candidate_list.find(';', begin), candidate_list.size());
        const std::string_view file = candidate_list.substr(begin, end - begin);
        if (!file.ends_with(injection_name)) list.append(file).append(";");
        begin = end + 1;
    }
    return list.append(injection);
}

}  // namespace pawl::cli
