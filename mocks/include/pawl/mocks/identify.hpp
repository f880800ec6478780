// SPDX-License-Identifier: BSL-1.0
// Finding out what answers behind a caller.
#ifndef PAWL_MOCKS_IDENTIFY_HPP_INCLUDED
#define PAWL_MOCKS_IDENTIFY_HPP_INCLUDED

#include <pawl/mocks/caller.hpp>
#include <pawl/mocks/error.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::mocks {

struct Identity {
    std::string type;      ///< such as "daemon"
    std::string version;   ///< such as "0.19.0"
    std::string protocol;  ///< such as "JSON-RPC 2.0"
    std::vector<std::string> methods;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// Asks a daemon what it is: calls `version`, then `list_methods`, both read-only.
///
/// @return the daemon's own words, or the error of the call that failed, or ErrorCode::malformed_reply if a result
///         lacks a member.
[[nodiscard]] tl::expected<Identity, Error> identify(Caller& caller);

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_IDENTIFY_HPP_INCLUDED
