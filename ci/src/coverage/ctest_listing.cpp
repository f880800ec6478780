// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_listing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pawl::cli {

using nlohmann::json;

namespace {

bool is_disabled(const json& properties) {
    return std::ranges::any_of(properties, [](const json& property) {
        return property.at("name") == "DISABLED" && property.at("value") == true;
    });
}

json value_of(const json& properties, std::string_view name, json otherwise) {
    const auto property =
        std::ranges::find_if(properties, [&](const json& candidate) { return candidate.at("name") == name; });
    return property == properties.end() ? std::move(otherwise) : property->at("value");
}

/// As CMake counts them: what closes is not looked for behind what opens.
bool swallows_what_follows(const std::string& name) {
    return std::ranges::count(name, '[') != std::ranges::count(name, ']') || name.ends_with('\\');
}

std::string with_masked_semicolons(const std::string& name) {
    std::string masked;
    for (const char c : name) masked += c == ';' ? "\\;" : std::string(1, c);
    return masked;
}

}  // namespace

tl::expected<std::vector<ListedTest>, Refusal> tests_listed(std::string_view document) {
    try {
        const json listing = json::parse(document);
        std::vector<ListedTest> tests;
        for (const json& test : listing.at("tests")) {
            const json properties = test.value("properties", json::array());
            tests.push_back({.name = test.at("name").get<std::string>(),
                             .command = test.value("command", std::vector<std::string>{}),
                             .properties = properties.dump(),
                             .working_directory = value_of(properties, "WORKING_DIRECTORY", "").get<std::string>(),
                             .depends = value_of(properties, "DEPENDS", json::array()).get<std::vector<std::string>>(),
                             .is_disabled = is_disabled(properties)});
        }
        return tests;
    } catch (const json::exception& failure) {
        return stop(exit_environment,
                    std::string{"ctest's list of tests cannot be read ("} + failure.what() + "); is it 3.14 or later?");
    }
}

std::string cmake_list(std::vector<std::string> names) {
    std::stable_partition(names.begin(), names.end(), [](const auto& name) { return !swallows_what_follows(name); });
    std::string list;
    for (const std::string& name : names) {
        if (!list.empty()) list += ';';
        list += with_masked_semicolons(name);
        if (swallows_what_follows(name)) break;
    }
    return list;
}

}  // namespace pawl::cli
