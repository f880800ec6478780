// SPDX-License-Identifier: BSL-1.0
// The parameters of one request.
#ifndef PAWL_MOCKS_PARAMS_HPP_INCLUDED
#define PAWL_MOCKS_PARAMS_HPP_INCLUDED

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "profile/color.hpp"
#include "wire/error_object.hpp"

namespace pawl::mocks::profile {

/// Reads parameters given by name or by position.
///
/// Like a stream it remembers its first problem and hands out zero for what it cannot read: a method reads all it needs
/// and then asks problem() once, before it acts.
class Params {
public:
    /// @param value  an object or array, or nothing if the request has no params.
    /// @param names  the method's parameters in the order of their positions.
    Params(std::optional<simdjson::dom::element> value, std::span<const std::string_view> names)
        : m_value(value), m_names(names) {}

    [[nodiscard]] std::int32_t integer(std::string_view name);
    [[nodiscard]] std::int32_t integer_or(std::string_view name, std::int32_t fallback);
    [[nodiscard]] std::string_view text(std::string_view name);
    [[nodiscard]] Color color(std::string_view name);  ///< [r,g,b,a] or "#RRGGBBAA"

    /// The params as they came.
    [[nodiscard]] std::optional<simdjson::dom::element> value() const { return m_value; }

    /// An invalid_params error, or nothing while all that was read was there and well formed.
    [[nodiscard]] const std::optional<wire::ErrorObject>& problem() const { return m_problem; }

private:
    std::optional<simdjson::dom::element> find(std::string_view name) const;
    std::optional<simdjson::dom::element> require(std::string_view name);
    void complain(std::string_view what, std::string_view name, std::string_view wanted = {});

    std::optional<simdjson::dom::element> m_value;
    std::span<const std::string_view> m_names;
    std::optional<wire::ErrorObject> m_problem;
};

}  // namespace pawl::mocks::profile

#endif  // PAWL_MOCKS_PARAMS_HPP_INCLUDED
