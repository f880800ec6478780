// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/dependencies.hpp>
#include <pawl/coverage/lines.hpp>

#include <algorithm>

namespace pawl::coverage {
void for_each_dependency(std::string_view dependency_log,
                         const std::function<void(std::string_view output, std::string_view file)>& see) {
    constexpr std::string_view header = ": #deps ";
    std::string_view output;
    while (!dependency_log.empty()) {
        const std::string_view line = take_line(dependency_log);
        const auto text = line.find_first_not_of(' ');
        if (text == line.npos) continue;
        if (text > 0) {
            see(output, line.substr(text));
        } else {
            output = line.substr(0, line.find(header));
        }
    }
}

std::vector<std::string> files_in_depfile(std::string_view rule) {
    rule.remove_prefix(std::min(rule.find(": "), rule.size()));
    std::vector<std::string> files;
    std::string file;
    const auto end_file = [&] {
        if (!file.empty() && file != ":") files.push_back(file);
        file.clear();
    };
    for (std::size_t i = 0; i < rule.size(); ++i) {
        const bool is_escaped = rule[i] == '\\' && i + 1 < rule.size();
        if (is_escaped && rule[i + 1] != '\n') {
            file += rule[++i];
        } else if (is_escaped || rule[i] == ' ' || rule[i] == '\n') {
            end_file();
        } else {
            file += rule[i];
        }
    }
    end_file();
    return files;
}

}  // namespace pawl::coverage
