// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/error.hpp>

#include <fmt/format.h>

#include <cassert>

namespace pawl::mocks {
namespace {

struct Wording {
    std::string_view name;
    std::string_view seen;
    std::string_view advice;
};

Wording wording(ErrorCode code) {
    switch (code) {
        using enum ErrorCode;
        case bad_endpoint:
            return {
                "bad_endpoint", "bad endpoint",
                "write unix:PATH with a path in an existing directory, http://127.0.0.1:PORT/PATH or stdio:COMMAND"};
        case path_too_long:
            return {"path_too_long", "socket path too long", "choose a shorter path, or a shorter TMPDIR"};
        case address_in_use:
            return {"address_in_use", "address in use", "stop what stands there, or choose another path"};
        case not_permitted:
            return {"not_permitted", "not permitted", "choose a path that this user may read and write"};
        case connect_failed:
            return {"connect_failed", "cannot connect", "start the daemon, or correct the path"};
        case not_connected:
            return {"not_connected", "not connected", "connect a new client"};
        case timed_out:
            return {"timed_out", "timed out", "see whether the peer is stuck, or raise ClientOptions::timeout"};
        case closed_by_peer:
            return {"closed_by_peer", "connection closed by the peer", "see whether the peer has died, and its log"};
        case malformed_reply:
            return {"malformed_reply", "malformed reply", "see whether the peer speaks JSON-RPC 2.0, a reply a line"};
        case wrong_id:
            return {"wrong_id", "reply to another request", "see whether the peer answers each request once, in order"};
        case rpc_error:
            return {"rpc_error", "answered with an error",
                    "correct the method or its parameters, or see the peer's log"};
        case spawn_failed:
            return {"spawn_failed", "cannot start", "see the limits on processes, files and memory (ulimit -a)"};
    }
    assert(false && "every ErrorCode has its wording");
    return {};
}

}  // namespace

std::string_view to_string(ErrorCode code) {
    return wording(code).name;
}

std::string describe(const Error& error) {
    const Wording words = wording(error.code);
    return fmt::format("{}: {}{}{} ({}); {}.", error.peer.empty() ? "the peer" : error.peer, error.method,
                       error.method.empty() ? "" : ": ", words.seen, error.detail, words.advice);
}

}  // namespace pawl::mocks
