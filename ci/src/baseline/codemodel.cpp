// SPDX-License-Identifier: BSL-1.0
#include "baseline/codemodel.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace pawl::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* client = "client-pawl";

json read_json(const fs::path& path) {
    std::ifstream file{path};
    return json::parse(file);
}

// "Clients should read the index with the largest name in lexicographic order" (cmake-file-api(7)).
fs::path newest_index(const fs::path& reply) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator{reply}) {
        if (entry.path().filename().string().starts_with("index-")) newest = std::max(newest, entry.path());
    }
    return newest;
}

tl::expected<TargetFacts, CodemodelError> look_up(const fs::path& reply, std::string_view target,
                                                  std::string_view wanted) {
    const json index = read_json(newest_index(reply));
    const json model = read_json(reply / index.at("reply").at(client).at("codemodel-v2").at("jsonFile"));
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

}  // namespace

bool write_codemodel_query(const fs::path& build_directory) {
    const fs::path directory = build_directory / ".cmake" / "api" / "v1" / "query" / client;
    std::error_code error;
    fs::create_directories(directory, error);
    return !error && std::ofstream{directory / "codemodel-v2"};
}

tl::expected<TargetFacts, CodemodelError> read_target(const fs::path& build_directory, std::string_view target,
                                                      std::string_view configuration) {
    try {
        return look_up(build_directory / ".cmake" / "api" / "v1" / "reply", target, configuration);
    } catch (const std::exception&) {  // nlohmann's and the file system's: the reply is not what CMake documents
        return tl::make_unexpected(CodemodelError::unreadable);
    }
}

}  // namespace pawl::cli
