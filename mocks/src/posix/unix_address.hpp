// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_MOCKS_UNIX_ADDRESS_HPP_INCLUDED
#define PAWL_MOCKS_UNIX_ADDRESS_HPP_INCLUDED

#include <sys/socket.h>
#include <sys/un.h>

#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <tl/expected.hpp>

namespace pawl::mocks::posix {

struct UnixAddress {
    sockaddr_un value{};

    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&value); }
    [[nodiscard]] static socklen_t size() { return sizeof(sockaddr_un); }
};

/// @return the address, or ErrorCode::path_too_long.
[[nodiscard]] tl::expected<UnixAddress, Error> unix_address(const Endpoint& endpoint);

/// An error about an endpoint, with the system's words for `error_number` as its detail.
[[nodiscard]] Error system_error(ErrorCode code, const Endpoint& endpoint, int error_number);

}  // namespace pawl::mocks::posix

#endif  // PAWL_MOCKS_UNIX_ADDRESS_HPP_INCLUDED
