// SPDX-License-Identifier: BSL-1.0
#include "baseline/cmake_cache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace pawl::cli {

namespace {

std::optional<CacheEntry> parse_line(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.substr(0, 2) == "//") return std::nullopt;
    const bool quoted = line.front() == '"';
    if (quoted) line.remove_prefix(1);
    const std::string_view name_end = quoted ? "\":" : ":";
    const std::size_t colon = line.find(name_end);
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view rest = line.substr(colon + name_end.size());
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string_view value = rest.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') value = value.substr(1, value.size() - 2);
    return CacheEntry{std::string{line.substr(0, colon)}, std::string{rest.substr(0, equals)}, std::string{value}};
}

std::string bracketed(std::string_view value) {
    std::string level = "=";
    while (value.find("]" + level + "]") != std::string_view::npos) level += '=';
    return fmt::format("[{0}[{1}]{0}]", level, value);
}

}  // namespace

std::vector<CacheEntry> parse_cmake_cache(std::string_view text) {
    std::vector<CacheEntry> entries;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (auto entry = parse_line(text.substr(0, end))) entries.push_back(std::move(*entry));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return entries;
}

std::string cache_value(const std::vector<CacheEntry>& entries, std::string_view name) {
    const auto found = std::ranges::find(entries, name, &CacheEntry::name);
    return found == entries.end() ? "" : found->value;
}

std::string initial_cache_script(const std::vector<CacheEntry>& entries) {
    std::string script;
    for (const auto& [name, type, value] : entries) {
        // set(CACHE) knows no UNINITIALIZED, which is what -DNAME=VALUE leaves behind
        script += fmt::format("set({} {} CACHE {} \"\")\n", bracketed(name), bracketed(value),
                              type == "UNINITIALIZED" ? "STRING" : type);
    }
    return script;
}

}  // namespace pawl::cli
