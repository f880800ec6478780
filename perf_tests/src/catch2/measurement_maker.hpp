// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_MEASUREMENT_MAKER_HPP_INCLUDED
#define PAWL_PERF_CATCH2_MEASUREMENT_MAKER_HPP_INCLUDED

#include <memory>
#include <pawl/perf/measurement.hpp>
#include <string>

namespace pawl::perf {

/// What the engine may do with measurements, and users need not.
class MeasurementMaker {
public:
    [[nodiscard]] static Measurement make(std::string name, Measurement::Outcome outcome, std::string evidence);
    /// Whether `outcome` was asked of this measurement or a copy of it.
    [[nodiscard]] static bool was_asked(const Measurement& measurement) { return *measurement.m_was_asked; }
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_MEASUREMENT_MAKER_HPP_INCLUDED
