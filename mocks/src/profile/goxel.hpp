// SPDX-License-Identifier: BSL-1.0
// The voxel editor's daemon as a pure function of its requests and a clock.
#ifndef PAWL_MOCKS_GOXEL_HPP_INCLUDED
#define PAWL_MOCKS_GOXEL_HPP_INCLUDED

#include <cstdint>
#include <memory>
#include <pawl/mocks/profile.hpp>

namespace pawl::mocks::profile {

using UnixTime = std::int64_t (*)();  ///< seconds since 1970

[[nodiscard]] std::unique_ptr<Responder> goxel_responder(UnixTime now);

}  // namespace pawl::mocks::profile

#endif  // PAWL_MOCKS_GOXEL_HPP_INCLUDED
