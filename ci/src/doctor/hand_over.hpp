// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_DOCTOR_HAND_OVER_HPP_INCLUDED
#define PAWL_CI_DOCTOR_HAND_OVER_HPP_INCLUDED

#include <chrono>
#include <optional>
#include <span>

#include "doctor/machine_facts.hpp"

namespace pawl::cli {

/// Sends a byte to and fro between a thread on `core` and one on `other_core` for `duration`.
/// @return nothing where the system forbids the cores or the sockets.
[[nodiscard]] std::optional<HandOver> measure_hand_over(int core, int other_core, std::chrono::milliseconds duration);

/// @param batch_ns  [n] time of a round trip, one value a batch, in the order of their taking. Less than 16: nothing.
[[nodiscard]] std::optional<HandOver> summarise_hand_over(std::span<const double> batch_ns);

/// Cost of reading CLOCK_MONOTONIC_RAW once, in ns: the mean over 20,000 reads.
[[nodiscard]] double measure_clock_read_ns();

}  // namespace pawl::cli

#endif  // PAWL_CI_DOCTOR_HAND_OVER_HPP_INCLUDED
