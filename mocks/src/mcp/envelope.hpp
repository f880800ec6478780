// SPDX-License-Identifier: BSL-1.0
// The JSON-RPC messages that a server writes.
#ifndef PAWL_MOCKS_MCP_ENVELOPE_HPP_INCLUDED
#define PAWL_MOCKS_MCP_ENVELOPE_HPP_INCLUDED

#include <pawl/mocks/mcp_answer.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::mocks::mcp {

inline constexpr std::string_view result_message_begin = R"({"jsonrpc":"2.0","id":)";  ///< then comes the id

/// @param id       JSON text of the request's.
/// @param members  of the result, without the braces; may be empty.
[[nodiscard]] std::string result_message(std::string_view id, std::string_view members);

/// @param id  "null" where the request's could not be read.
[[nodiscard]] std::string error_message(std::string_view id, const RpcError& error);

/// @param members  of params, without the braces; may be empty.
[[nodiscard]] std::string notification(std::string_view method, std::string_view members = {});

/// @param params  JSON text of an object.
[[nodiscard]] std::string request_message(std::string_view id, std::string_view method, std::string_view params);

/// `["a","b"]`
[[nodiscard]] Json list_of(const std::vector<std::string>& texts);

/// `"name":value,"name":value`, for the functions above.
class Members {
public:
    Members& text(std::string_view name, std::string_view value);
    Members& json(std::string_view name, std::string_view value);
    Members& number(std::string_view name, double value);
    /// Members that are written already; none where it is empty.
    Members& raw(std::string_view members);

    [[nodiscard]] const std::string& str() const { return m_text; }
    [[nodiscard]] Json object() const { return "{" + m_text + "}"; }

private:
    Members& name(std::string_view name);

    std::string m_text;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_ENVELOPE_HPP_INCLUDED
