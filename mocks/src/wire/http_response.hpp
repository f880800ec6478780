// SPDX-License-Identifier: BSL-1.0
// The responses of HTTP/1.1, and server-sent events in them (HTML Living Standard, section 9.2).
#ifndef PAWL_MOCKS_HTTP_RESPONSE_HPP_INCLUDED
#define PAWL_MOCKS_HTTP_RESPONSE_HPP_INCLUDED

#include <initializer_list>
#include <string>
#include <string_view>

#include "wire/http_request.hpp"

namespace pawl::mocks::wire {

/// A whole response. 202 and 204 go without a type.
void append_response(std::string& out, int status, std::string_view content_type, std::string_view body,
                     std::initializer_list<HttpField> more = {});

/// The head of one whose body comes in chunks, until append_last_chunk().
void append_stream_head(std::string& out, int status, std::string_view content_type,
                        std::initializer_list<HttpField> more = {});
void append_chunk(std::string& out, std::string_view bytes);
void append_last_chunk(std::string& out);

/// @param id    empty: none.
/// @param data  one line.
[[nodiscard]] std::string event(std::string_view id, std::string_view data);

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_HTTP_RESPONSE_HPP_INCLUDED
