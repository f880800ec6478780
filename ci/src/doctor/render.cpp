// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "doctor/finding.hpp"

namespace pawl::cli {

namespace {

// Columns on the screen: UTF-8's continuation bytes take none.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, width_of(text)), ' ');
}

}  // namespace

std::string findings_text(const std::vector<Finding>& findings, bool colour) {
    std::size_t topic_width = 0;
    std::size_t value_width = 0;
    constexpr std::size_t widest_value = 44;  // a longer one pushes only its own advice aside
    for (const Finding& finding : findings) {
        topic_width = std::max(topic_width, width_of(finding.topic));
        value_width = std::max(value_width, std::min(widest_value, width_of(finding.value)));
    }
    std::string text;
    for (const Finding& finding : findings) {
        const std::string state = padded(finding.ok ? "ok" : "worth mending", 13);
        text += colour ? fmt::format("\033[{}m{}\033[0m", finding.ok ? 32 : 33, state) : state;
        text += fmt::format("  {}  {}  {}\n", padded(finding.topic, topic_width), padded(finding.value, value_width),
                            finding.advice);
    }
    return text;
}

std::string findings_json(const std::vector<Finding>& findings) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) {
        list.push_back(
            {{"topic", finding.topic}, {"value", finding.value}, {"ok", finding.ok}, {"advice", finding.advice}});
    }
    return nlohmann::ordered_json{{"schema", "pawl.doctor/1"}, {"findings", list}}.dump(
               2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace pawl::cli
