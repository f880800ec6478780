// SPDX-License-Identifier: BSL-1.0
#include "posix/unix_address.hpp"

#include <fmt/format.h>

#include <system_error>

namespace pawl::mocks::posix {

tl::expected<UnixAddress, Error> unix_address(const Endpoint& endpoint) {
    UnixAddress address;
    constexpr std::size_t limit = sizeof(address.value.sun_path) - 1;
    if (endpoint.path.size() > limit) {
        return tl::make_unexpected(Error{.code = ErrorCode::path_too_long,
                                         .peer = to_string(endpoint),
                                         .detail = fmt::format("{} bytes, at most {}", endpoint.path.size(), limit)});
    }
    address.value.sun_family = AF_UNIX;
    endpoint.path.copy(address.value.sun_path, limit);
    return address;
}

Error system_error(ErrorCode code, const Endpoint& endpoint, int error_number) {
    return {.code = code, .peer = to_string(endpoint), .detail = std::generic_category().message(error_number)};
}

}  // namespace pawl::mocks::posix
