// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_MOCKS_VOXEL_GRID_HPP_INCLUDED
#define PAWL_MOCKS_VOXEL_GRID_HPP_INCLUDED

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "profile/color.hpp"

namespace pawl::mocks::profile {

struct Position {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t z = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

struct PositionHash {
    /// Neighbours, the usual keys, must not share a bucket: each axis is spread by an odd constant (Teschner et al.
    /// 2003, "Optimized Spatial Hashing", section 4.1).
    std::size_t operator()(const Position& at) const noexcept {
        const auto spread = [](std::int32_t axis, std::uint64_t prime) {
            return static_cast<std::uint64_t>(axis) * prime;
        };
        return spread(at.x, 73856093) ^ spread(at.y, 19349663) ^ spread(at.z, 83492791);
    }
};

/// The voxels that exist, unbounded in every direction.
using VoxelGrid = std::unordered_map<Position, Color, PositionHash>;

}  // namespace pawl::mocks::profile

#endif  // PAWL_MOCKS_VOXEL_GRID_HPP_INCLUDED
