// SPDX-License-Identifier: BSL-1.0
// The response of JSON-RPC 2.0, section 5, on a line of its own: as a server writes it and as a client reads it.
#ifndef PAWL_MOCKS_REPLY_HPP_INCLUDED
#define PAWL_MOCKS_REPLY_HPP_INCLUDED

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "wire/error_object.hpp"

namespace pawl::mocks::wire {

/// A successful response is what begin_result() appends, the result's JSON text, and what end_result() appends.
void begin_result(std::string& out);
void end_result(std::string& out, std::string_view id);

/// Appends a whole error response.
///
/// @param id  JSON text of the request's id.
void append_error(std::string& out, const ErrorObject& error, std::string_view id);

struct Response {
    std::optional<std::int64_t> id;  ///< nothing if it is null, absent, or no integer
    std::string_view result;         ///< raw JSON text, a view into the line parsed; empty if there is an error
    std::optional<ErrorObject> error;
};

/// Validates every byte of the line, so that damage inside a result does not pass.
///
/// @return the response, or what is wrong with the line.
[[nodiscard]] tl::expected<Response, std::string> parse_response(simdjson::dom::parser& parser, std::string_view line);

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_REPLY_HPP_INCLUDED
