// SPDX-License-Identifier: BSL-1.0
// One trial of whichever cell.
#ifndef PAWL_SHARPNESS_RUN_TRIALS_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_TRIALS_HPP_INCLUDED

#include <cstdint>
#include <random>
#include <string>

#include "curve/calibration.hpp"
#include "curve/trial.hpp"
#include "run/calibrate.hpp"

namespace pawl::sharpness {

class Trials {
public:
    /// @param directory  of the workloads' executables.
    explicit Trials(std::string directory) : m_directory(std::move(directory)) {}

    /// @param calibration  what `calibrations_for` names for the cell is there.
    /// @param number       of trials that the cell had before: relinked variants take turns.
    [[nodiscard]] Trial run(const Cell& cell, const Calibration& calibration, int number);

    [[nodiscard]] std::string program(const std::string& name) const { return m_directory + "/" + name; }

private:
    Trial answer(const Cell& cell, const Calibration& calibration, int number, std::uint64_t seed) const;
    Trial run_relinked(const Cell& cell, int variant, std::uint64_t seed) const;
    [[nodiscard]] std::uint64_t loops_for(const Cell& cell, const Calibration& calibration) const;

    std::string m_directory;
    double m_loop_ns = spin_loop_ns();
    std::random_device m_entropy;
};

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_TRIALS_HPP_INCLUDED
