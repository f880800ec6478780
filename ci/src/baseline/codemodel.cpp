// SPDX-License-Identifier: BSL-1.0
#include "baseline/codemodel.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* client = "client-pawl";

json read_json(const fs::path& path) {
    return json::parse(read_whole_file(path).value_or(""));
}

// "Clients should read the index with the largest name in lexicographic order" (cmake-file-api(7)).
fs::path newest_index(const fs::path& reply) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator{reply}) {
        if (entry.path().filename().string().starts_with("index-")) newest = std::max(newest, entry.path());
    }
    return newest;
}

json read_model(const fs::path& reply) {
    const json index = read_json(newest_index(reply));
    return read_json(reply / index.at("reply").at(client).at("codemodel-v2").at("jsonFile"));
}

tl::expected<TargetFacts, CodemodelError> look_up(const fs::path& reply, std::string_view target,
                                                  std::string_view wanted) {
    const json model = read_model(reply);
    const json& configurations = model.at("configurations");
    const auto found =
        std::ranges::find_if(configurations, [&](const json& each) { return each.at("name") == wanted; });
    const json& configuration = found == configurations.end() ? configurations.at(0) : *found;
    for (const json& entry : configuration.at("targets")) {
        if (entry.at("name") != target) continue;
        const json facts = read_json(reply / entry.at("jsonFile"));
        const json artifacts = facts.value("artifacts", json::array());
        return TargetFacts{.type = facts.at("type"),
                           .artifact = artifacts.empty() ? "" : artifacts.at(0).at("path").get<std::string>(),
                           .configuration = configuration.at("name")};
    }
    return tl::make_unexpected(CodemodelError::no_target);
}

std::string link_line_of(const json& facts) {
    std::string line;
    for (const json& fragment : facts.value("link", json::object()).value("commandFragments", json::array())) {
        line += fragment.at("fragment").get<std::string>() + " ";
    }
    return line;
}

// "backtraceGraph": fragments point at nodes, nodes at files and commands by their index.
std::vector<CallSite> link_calls_of(const json& facts, const fs::path& source) {
    std::vector<CallSite> calls;
    const json graph = facts.value("backtraceGraph", json::object());
    for (const json& fragment : facts.value("link", json::object()).value("commandFragments", json::array())) {
        if (!fragment.contains("backtrace")) continue;
        const json& node = graph.at("nodes").at(fragment.at("backtrace").get<std::size_t>());
        if (!node.contains("command") || !node.contains("line")) continue;
        if (graph.at("commands").at(node.at("command").get<std::size_t>()) != "target_link_libraries") continue;
        const auto file = graph.at("files").at(node.at("file").get<std::size_t>()).get<std::string>();
        calls.push_back({source / file, node.at("line").get<int>()});
    }
    return calls;
}

std::vector<ExecutableTarget> list_executables(const fs::path& reply, const fs::path& build) {
    const json model = read_model(reply);
    const fs::path source = model.at("paths").at("source").get<std::string>();
    std::vector<ExecutableTarget> executables;
    for (const json& entry : model.at("configurations").at(0).at("targets")) {
        const json facts = read_json(reply / entry.at("jsonFile"));
        if (facts.at("type") != "EXECUTABLE" || facts.value("artifacts", json::array()).empty()) continue;
        ExecutableTarget& target = executables.emplace_back();
        target.name = entry.at("name");
        target.artifact = build / facts.at("artifacts").at(0).at("path").get<std::string>();
        target.link_line = link_line_of(facts);
        target.link_calls = link_calls_of(facts, source);
        for (const json& file : facts.value("sources", json::array())) {
            target.sources.push_back(source / file.at("path").get<std::string>());
        }
    }
    std::ranges::sort(executables, {}, &ExecutableTarget::name);
    return executables;
}

fs::path reply_directory(const fs::path& build_directory) {
    return build_directory / ".cmake" / "api" / "v1" / "reply";
}

}  // namespace

bool write_codemodel_query(const fs::path& build_directory) {
    return write_whole_file(build_directory / ".cmake" / "api" / "v1" / "query" / client / "codemodel-v2", "");
}

tl::expected<TargetFacts, CodemodelError> read_target(const fs::path& build_directory, std::string_view target,
                                                      std::string_view configuration) {
    try {
        return look_up(reply_directory(build_directory), target, configuration);
    } catch (const std::exception&) {  // nlohmann's and the file system's: the reply is not what CMake documents
        return tl::make_unexpected(CodemodelError::unreadable);
    }
}

tl::expected<std::vector<ExecutableTarget>, CodemodelError> read_executables(const fs::path& build_directory) {
    try {
        return list_executables(reply_directory(build_directory), fs::absolute(build_directory));
    } catch (const std::exception&) {  // as above
        return tl::make_unexpected(CodemodelError::unreadable);
    }
}

}  // namespace pawl::cli
