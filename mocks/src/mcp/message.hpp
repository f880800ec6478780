// SPDX-License-Identifier: BSL-1.0
// A JSON-RPC message of either direction, as MCP uses them.
#ifndef PAWL_MOCKS_MCP_MESSAGE_HPP_INCLUDED
#define PAWL_MOCKS_MCP_MESSAGE_HPP_INCLUDED

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "wire/request.hpp"

namespace pawl::mocks::mcp {

/// Views into the parser that read it: valid until it parses again.
struct Message {
    enum class Kind { request, notification, response };

    Kind kind = Kind::request;
    std::string_view method = {};                       ///< empty of a response
    std::string id = {};                                ///< JSON text; empty of a notification
    std::optional<simdjson::dom::element> params = {};  ///< an object
    std::optional<simdjson::dom::element> result = {};  ///< of a response that is no error

    /// A member of params; nothing if there is none.
    [[nodiscard]] std::optional<simdjson::dom::element> param(std::string_view name) const;
    /// A string among params; empty if there is none.
    [[nodiscard]] std::string_view text(std::string_view name) const;
    /// A member of params._meta; nothing if there is none.
    [[nodiscard]] std::optional<simdjson::dom::element> meta(std::string_view name) const;
};

/// Whether it is of a client that opens no session: it says itself which version of the protocol it is of.
[[nodiscard]] bool is_stateless(const Message& message);

/// @return the message, or a rejection as of wire::parse_request; params must be an object where they are given, and an
///         id an integer or a string.
[[nodiscard]] tl::expected<Message, wire::Rejection> parse_message(simdjson::dom::parser& parser,
                                                                   std::string_view text);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_MESSAGE_HPP_INCLUDED
