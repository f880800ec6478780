// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_listing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pawl::cli {

using nlohmann::json;

namespace {

bool is_disabled(const json& test) {
    const json properties = test.value("properties", json::array());
    return std::ranges::any_of(properties, [](const json& property) {
        return property.at("name") == "DISABLED" && property.at("value") == true;
    });
}

}  // namespace

tl::expected<std::vector<std::string>, Refusal> tests_listed(std::string_view document) {
    try {
        const json listing = json::parse(document);
        std::vector<std::string> names;
        for (const json& test : listing.at("tests")) {
            names.push_back(is_disabled(test) ? "" : test.at("name").get<std::string>());
        }
        return names;
    } catch (const json::exception& failure) {
        return stop(exit_environment,
                    std::string{"ctest's list of tests cannot be read ("} + failure.what() + "); is it 3.14 or later?");
    }
}

}  // namespace pawl::cli
