// SPDX-License-Identifier: BSL-1.0
// What Streamable HTTP asks of a request before its message is looked at, and of its headers beside the message.
#ifndef PAWL_MOCKS_MCP_HTTP_RULES_HPP_INCLUDED
#define PAWL_MOCKS_MCP_HTTP_RULES_HPP_INCLUDED

#include <optional>
#include <pawl/mocks/mcp_answer.hpp>
#include <string>
#include <string_view>

#include "mcp/message.hpp"
#include "wire/http_request.hpp"

namespace pawl::mocks::mcp {

/// Against DNS rebinding: whether Host, and Origin where it is given, name this machine itself.
[[nodiscard]] bool is_from_here(const wire::HttpRequest& request);

/// The status that refuses a request of POST: 415 or 406; nothing where its types are right.
[[nodiscard]] std::optional<int> wrong_types(const wire::HttpRequest& request);

/// Whether a header or the message says that it is of 2026-07-28 or later.
[[nodiscard]] bool speaks_stateless(const wire::HttpRequest& request, const Message& message);

/// Of a stateless request: a header that is missing or says something else than the message.
[[nodiscard]] std::optional<RpcError> header_mismatch(const wire::HttpRequest& request, const Message& message);

/// A header's value as it was meant: `=?base64?...?=` decoded. Nothing where that is no base64.
[[nodiscard]] std::optional<std::string> decoded_header(std::string_view value);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_HTTP_RULES_HPP_INCLUDED
