// SPDX-License-Identifier: BSL-1.0
// The requests of HTTP/1.1 (RFC 9112), cut out of a stream of bytes.
#ifndef PAWL_MOCKS_HTTP_REQUEST_HPP_INCLUDED
#define PAWL_MOCKS_HTTP_REQUEST_HPP_INCLUDED

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::mocks::wire {

struct HttpField {
    std::string_view name;
    std::string_view value;  ///< without the white space around it
};

/// Views are valid until the reader is fed or asked again.
struct HttpRequest {
    std::string_view method;
    std::string_view target;
    std::vector<HttpField> fields;
    std::string_view body;
    bool keeps_alive = true;  ///< whether another request may follow (RFC 9112, section 9.3)

    /// The value of the first field of that name, in whatever case; nothing if there is none.
    [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const;
};

/// What no request can be read from; the connection is out of step with it.
struct HttpProblem {
    int status;  ///< that answers it: 400, 413, 431, 501 or 505
    std::string_view detail;
};

struct HttpLimits {
    std::size_t head_bytes = 65'536;
    std::size_t body_bytes = 65'535;
};

/// Takes bodies by Content-Length and chunked ones; keeps no more than one unfinished request.
class HttpReader {
public:
    explicit HttpReader(HttpLimits limits) : m_limits(limits) {}

    void feed(std::string_view bytes);

    /// The next request, nothing until more bytes are fed, or what is wrong with them, ever after.
    [[nodiscard]] tl::expected<const HttpRequest*, HttpProblem> next();

    /// Whether the client waits for `100 Continue` before it sends a body; once a request.
    [[nodiscard]] bool takes_continue();

private:
    enum class Stage { head, sized_body, chunk_size, chunk, trailer };
    using Progress = tl::expected<bool, HttpProblem>;  ///< whether there was enough to go on

    Progress step();
    Progress read_head();
    Progress begin_body();
    Progress read_sized_body();
    Progress read_chunk_size();
    Progress read_chunk();
    Progress read_trailer();
    Progress end_request();
    std::optional<std::string_view> take_line();

    HttpLimits m_limits;
    std::string m_bytes;
    std::size_t m_begin = 0;    ///< of what was not read yet
    std::size_t m_scanned = 0;  ///< of a head, so that no byte is looked at twice
    Stage m_stage = Stage::head;
    std::size_t m_left = 0;  ///< bytes of a body or chunk
    std::string m_head;
    std::string m_chunks;
    HttpRequest m_request;
    bool m_is_whole = false;
    bool m_awaits_continue = false;
    std::optional<HttpProblem> m_problem;
};

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_HTTP_REQUEST_HPP_INCLUDED
