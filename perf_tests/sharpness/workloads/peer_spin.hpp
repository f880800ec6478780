// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_WORKLOADS_PEER_SPIN_HPP_INCLUDED
#define PAWL_SHARPNESS_WORKLOADS_PEER_SPIN_HPP_INCLUDED

#include <cstdint>
#include <cstdlib>

namespace pawl::sharpness {

/// The candidate's slowdown where no engine injects it: loops of `spin` after each operation; 0 in a baseline.
inline std::uint64_t injected_loops() {
    const char* loops = std::getenv("PAWL_SHARPNESS_SPIN_LOOPS");
    return loops == nullptr ? 0 : std::strtoull(loops, nullptr, 10);
}

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_WORKLOADS_PEER_SPIN_HPP_INCLUDED
