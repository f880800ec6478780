// SPDX-License-Identifier: BSL-1.0
#include "profile/params.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>

namespace pawl::mocks::profile {
namespace {

namespace dom = simdjson::dom;

template <typename Integer>
std::optional<Integer> as_integer(dom::element value) {
    std::int64_t wide = 0;
    if (value.get(wide) != simdjson::SUCCESS) return std::nullopt;
    if (wide < std::numeric_limits<Integer>::min() || wide > std::numeric_limits<Integer>::max()) return std::nullopt;
    return static_cast<Integer>(wide);
}

std::optional<Color> as_color(dom::array channels) {
    Color color;
    if (channels.size() != color.rgba.size()) return std::nullopt;
    std::size_t i = 0;
    for (const dom::element channel : channels) {
        const auto value = as_integer<std::uint8_t>(channel);
        if (!value) return std::nullopt;
        color.rgba[i++] = *value;
    }
    return color;
}

}  // namespace

std::optional<dom::element> Params::find(std::string_view name) const {
    if (!m_value) return std::nullopt;
    dom::element found;
    if (m_value->is_object()) {
        return m_value->at_key(name).get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
    }
    const auto position = static_cast<std::size_t>(std::ranges::find(m_names, name) - m_names.begin());
    assert(position < m_names.size() && "a method reads only the parameters its table row names");
    return m_value->at(position).get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

std::optional<dom::element> Params::require(std::string_view name) {
    const auto found = find(name);
    if (!found) complain("Missing required parameter: ", name);
    return found;
}

void Params::complain(std::string_view what, std::string_view name, std::string_view wanted) {
    if (!m_problem) m_problem = {wire::invalid_params, std::string(what).append(name).append(wanted)};
}

std::int32_t Params::integer(std::string_view name) {
    const auto found = require(name);
    return found ? integer_or(name, 0) : 0;
}

std::int32_t Params::integer_or(std::string_view name, std::int32_t fallback) {
    const auto found = find(name);
    if (!found) return fallback;
    const auto value = as_integer<std::int32_t>(*found);
    if (!value) complain("Invalid parameter: ", name, " must be a 32-bit integer");
    return value.value_or(0);
}

std::string_view Params::text(std::string_view name) {
    const auto found = require(name);
    std::string_view value;
    if (found && found->get(value) != simdjson::SUCCESS) complain("Invalid parameter: ", name, " must be a string");
    return value;
}

Color Params::color(std::string_view name) {
    const auto found = require(name);
    if (!found) return {};
    std::optional<Color> color;
    if (std::string_view hex; found->get(hex) == simdjson::SUCCESS) {
        color = parse_hex_color(hex);
        if (!color) complain("Invalid hex color format", "");
    } else if (dom::array channels; found->get(channels) == simdjson::SUCCESS) {
        color = as_color(channels);
    }
    if (!color) complain("Invalid parameter: ", name, " must be [r,g,b,a], 0 to 255 each, or #RRGGBBAA");
    return color.value_or(Color{});
}

}  // namespace pawl::mocks::profile
