// SPDX-License-Identifier: BSL-1.0
// What can go wrong between a client, a daemon and the system under them.
#ifndef PAWL_MOCKS_ERROR_HPP_INCLUDED
#define PAWL_MOCKS_ERROR_HPP_INCLUDED

#include <string>
#include <string_view>

namespace pawl::mocks {

enum class ErrorCode {
    bad_endpoint,     ///< the text is no endpoint, or its directory does not exist
    path_too_long,    ///< a Unix socket address holds 107 bytes of path
    address_in_use,   ///< a live server, or a file that is no socket, stands at the path
    not_permitted,    ///< the system forbids the path
    connect_failed,   ///< nobody serves at the endpoint
    not_connected,    ///< the client gave its connection up after an earlier error
    timed_out,        ///< no complete reply within the limit
    closed_by_peer,   ///< the peer closed the connection before its reply was complete
    malformed_reply,  ///< the reply is no JSON-RPC response
    wrong_id,         ///< the reply answers another request
    rpc_error,        ///< the peer answered with an error object; see Error::rpc_code
    spawn_failed,     ///< the system gave no process, socket or directory
};

/// The enumerator's own name, such as "timed_out".
[[nodiscard]] std::string_view to_string(ErrorCode code);

struct Error {
    ErrorCode code;
    std::string peer = {};    ///< the endpoint as text; empty where none is known
    std::string method = {};  ///< the JSON-RPC method called; empty outside a call
    std::string detail = {};  ///< what was seen
    int rpc_code = 0;         ///< the error object's code, if code is rpc_error
};

/// One sentence: which peer, which method, what was seen, what to do.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_ERROR_HPP_INCLUDED
