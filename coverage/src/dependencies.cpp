// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/dependencies.hpp>
#include <pawl/coverage/lines.hpp>

#include <algorithm>
#include <map>

namespace pawl::coverage {
namespace {

/// A path up to the blank, colon or bar that ends it; `$` stands in front of one that is part of it.
std::string first_path(std::string_view text) {
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '$' && i + 1 < text.size()) {
            path += text[++i];
        } else if (text[i] == ' ' || text[i] == ':' || text[i] == '|') {
            break;
        } else {
            path += text[i];
        }
    }
    return path;
}

}  // namespace

std::set<std::string, std::less<>> outputs_in_ninja(std::string_view build_file) {
    constexpr std::string_view statement = "build ";
    std::set<std::string, std::less<>> outputs;
    while (!build_file.empty()) {
        const std::string_view line = take_line(build_file);
        if (line.starts_with(statement)) outputs.insert(first_path(line.substr(statement.size())));
    }
    return outputs;
}

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

std::vector<std::string> targets_of_all(std::string_view makefile) {
    constexpr std::string_view of_target = ".dir/all";
    std::map<std::string_view, std::vector<std::string_view>> needs;  // "lib/all": "lib/CMakeFiles/core.dir/all"
    while (!makefile.empty()) {
        const std::string_view line = take_line(makefile);
        const auto colon = line.find(": ");
        const std::string_view rule = line.substr(0, colon);
        if (colon != line.npos && (rule == "all" || rule.ends_with("/all"))) {
            needs[rule].push_back(line.substr(colon + 2));
        }
    }
    std::vector<std::string> targets;
    std::set<std::string_view> seen;
    std::vector<std::string_view> open{"all"};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const std::string_view rule = open[i];
        if (!seen.insert(rule).second) continue;
        if (rule.ends_with(of_target)) targets.emplace_back(rule.substr(0, rule.size() - 4));
        const auto& more = needs[rule];
        open.insert(open.end(), more.begin(), more.end());
    }
    return targets;
}

std::set<std::string, std::less<>> objects_in_makefile(std::string_view makefile) {
    constexpr std::string_view object = ".o: ";
    std::set<std::string, std::less<>> objects;
    while (!makefile.empty()) {
        const std::string_view line = take_line(makefile);
        const auto at = line.find(object);
        const bool is_rule = at != line.npos && !line.starts_with('\t') && line.find(' ') == at + 3;
        if (is_rule) objects.emplace(line.substr(0, at + 2));
    }
    return objects;
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
