// SPDX-License-Identifier: BSL-1.0
// Ctrl-C in the middle of a measurement.
#ifndef PAWL_PERF_MEASURE_INTERRUPTION_HPP_INCLUDED
#define PAWL_PERF_MEASURE_INTERRUPTION_HPP_INCLUDED

#include <signal.h>

#include <array>

#include "measure/descriptor.hpp"

namespace pawl::perf {

/// While an object of this class lives, SIGINT, SIGTERM and SIGHUP (those that are not ignored) only wake whoever
/// waits for a worker. With the object's end the signal takes its course; by then workers and temporary files are gone.
/// One at a time.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    /// Readable for poll() from the signal on; -1, which poll() passes over, where no object lives.
    [[nodiscard]] static int descriptor();

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

    Descriptor m_wake_up;
    std::array<struct sigaction, signals.size()> m_before{};
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_INTERRUPTION_HPP_INCLUDED
