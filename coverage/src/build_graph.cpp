// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/build_graph.hpp>
#include <pawl/coverage/lines.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace pawl::coverage {
namespace {

struct Statement {
    std::vector<std::string> before;  ///< the colon
    std::vector<std::string> behind;
};

/// The words of a line around its colon; `escape` stands in front of a character that is part of a word. Nothing where
/// there is no colon.
std::optional<Statement> statement_in(std::string_view line, char escape) {
    Statement statement;
    std::string word;
    bool has_colon = false;
    const auto end_word = [&] {
        const bool is_bar = !word.empty() && word.find_first_not_of("|@") == word.npos;
        if (!word.empty() && !is_bar) (has_colon ? statement.behind : statement.before).push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == escape && i + 1 < line.size()) {
            word += line[++i];
        } else if (line[i] == ' ') {
            end_word();
        } else if (line[i] == ':' && !has_colon) {
            end_word();
            has_colon = true;
        } else {
            word += line[i];
        }
    }
    end_word();
    return has_colon ? std::optional{std::move(statement)} : std::nullopt;
}

}  // namespace

BuildGraph graph_in_ninja(std::string_view build_file) {
    constexpr std::string_view build = "build ";
    BuildGraph graph;
    while (!build_file.empty()) {
        const std::string_view line = take_line(build_file);
        if (!line.starts_with(build)) continue;
        const auto statement = statement_in(line.substr(build.size()), '$');
        if (!statement || statement->behind.empty()) continue;  // cut off
        for (const std::string& output : statement->before) {
            graph[output].assign(statement->behind.begin() + 1, statement->behind.end());  // behind the rule's name
        }
    }
    return graph;
}

BuildGraph graph_in_makefile(std::string_view makefile) {
    BuildGraph graph;
    while (!makefile.empty()) {
        const std::string_view line = take_line(makefile);
        if (line.starts_with('\t') || line.starts_with('#')) continue;  // a command, a comment
        const auto statement = statement_in(line, '\\');
        if (!statement) continue;
        for (const std::string& target : statement->before) {
            auto& needs = graph[target];
            needs.insert(needs.end(), statement->behind.begin(), statement->behind.end());
        }
    }
    return graph;
}

std::vector<std::string> needed_by(std::string_view target, const BuildGraph& graph) {
    std::vector<std::string> needed;
    std::set<std::string_view> seen{target};
    const auto add_needs_of = [&](std::string_view name) {
        const auto found = graph.find(name);
        if (found == graph.end()) return;
        for (const std::string& input : found->second) {
            if (seen.insert(input).second) needed.push_back(input);
        }
    };
    add_needs_of(target);
    for (std::size_t i = 0; i < needed.size(); ++i) add_needs_of(std::string{needed[i]});
    return needed;
}

}  // namespace pawl::coverage
