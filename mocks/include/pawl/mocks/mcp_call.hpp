// SPDX-License-Identifier: BSL-1.0
// A request of an MCP client, as a handler sees it.
#ifndef PAWL_MOCKS_MCP_CALL_HPP_INCLUDED
#define PAWL_MOCKS_MCP_CALL_HPP_INCLUDED

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::mocks::mcp {

using Json = std::string;  ///< JSON text, as it goes over the wire

/// The JSON text of what a JSON pointer (RFC 6901) leads to in `document`; nothing if there is nothing.
[[nodiscard]] std::optional<Json> json_at(std::string_view document, std::string_view pointer);

/// The same of a string, decoded; nothing if it is none.
[[nodiscard]] std::optional<std::string> text_at(std::string_view document, std::string_view pointer);

struct Call {
    std::string name = {};                                 ///< of the tool or prompt; a resource's URI
    Json arguments = "{}";                                 ///< an object
    Json capabilities = "{}";                              ///< the client's, an object
    std::map<std::string, Json, std::less<>> inputs = {};  ///< what the client answered, by the question's key
    std::string state = {};                                ///< what the question before had with it; empty at first
    std::map<std::string, std::string, std::less<>> variables = {};  ///< of a resource template
    std::string log_level = {};  ///< from which on the client wants logs; empty: none

    /// A string among the arguments; nothing if there is none of that name.
    [[nodiscard]] std::optional<std::string> argument(std::string_view argument_name) const;

    /// Whether the client can be asked so: "sampling", "elicitation" or "roots".
    [[nodiscard]] bool client_can(std::string_view capability) const;

    /// A string in what the client answered, by a JSON pointer: input("name", "/content/name").
    [[nodiscard]] std::optional<std::string> input(std::string_view key, std::string_view pointer) const;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_CALL_HPP_INCLUDED
