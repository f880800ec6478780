// SPDX-License-Identifier: BSL-1.0
#include "process/program_search.hpp"

#include <algorithm>

namespace pawl::cli {

std::optional<std::string> find_program(std::string_view name, std::string_view path,
                                        const std::function<bool(const std::string&)>& is_executable) {
    if (name.empty()) return std::nullopt;
    if (name.find('/') != std::string_view::npos) return std::string{name};
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        std::string candidate{path.substr(begin, end - begin)};
        if (candidate.empty()) candidate = ".";
        candidate.append("/").append(name);
        if (is_executable(candidate)) return candidate;
        begin = end + 1;
    }
    return std::nullopt;
}

std::vector<std::string> overlay_environment(std::vector<std::string> inherited,
                                             const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [name, value] : changes) {
        const std::string prefix = name + "=";
        std::erase_if(inherited,
                      [&](const std::string& entry) { return entry.compare(0, prefix.size(), prefix) == 0; });
        inherited.push_back(prefix + value);
    }
    return inherited;
}

}  // namespace pawl::cli
