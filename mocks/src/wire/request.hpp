// SPDX-License-Identifier: BSL-1.0
// The request of JSON-RPC 2.0, section 4: as a client writes it and as a server reads it.
#ifndef PAWL_MOCKS_REQUEST_HPP_INCLUDED
#define PAWL_MOCKS_REQUEST_HPP_INCLUDED

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "wire/error_object.hpp"

namespace pawl::mocks::wire {

/// Appends one request and its line end.
///
/// @param params  JSON text of an object or array, spliced as it stands; empty for none.
void append_request(std::string& out, std::string_view method, std::string_view params, std::int64_t id);

/// Views into the parser that read it: valid until it parses again.
struct Request {
    std::string_view method;
    std::optional<simdjson::dom::element> params;  ///< an object or an array
    std::string id;                                ///< JSON text of a number, string or null; empty for a notification
};

/// A text that is no request, and the id its error reply bears.
struct Rejection {
    ErrorObject error;
    std::string id = "null";
};

/// @return the request, or a rejection with
///         - parse_error if the text is not JSON,
///         - invalid_request if it is JSON but no request; batches are not served.
[[nodiscard]] tl::expected<Request, Rejection> parse_request(simdjson::dom::parser& parser, std::string_view text);

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_REQUEST_HPP_INCLUDED
