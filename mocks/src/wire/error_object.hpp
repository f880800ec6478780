// SPDX-License-Identifier: BSL-1.0
// The error object of JSON-RPC 2.0, section 5.1.
#ifndef PAWL_MOCKS_ERROR_OBJECT_HPP_INCLUDED
#define PAWL_MOCKS_ERROR_OBJECT_HPP_INCLUDED

#include <string>

namespace pawl::mocks::wire {

inline constexpr int parse_error = -32700;
inline constexpr int invalid_request = -32600;
inline constexpr int method_not_found = -32601;
inline constexpr int invalid_params = -32602;

struct ErrorObject {
    int code = 0;
    std::string message;
};

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_ERROR_OBJECT_HPP_INCLUDED
