// SPDX-License-Identifier: BSL-1.0
// A benchmark's outcome as results that a test can have: pass, warning, skip, failure, each with its sentence.
#ifndef PAWL_PERF_CATCH2_EVIDENCE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_EVIDENCE_HPP_INCLUDED

#include <catch2/internal/catch_result_type.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>
#include <vector>

#include "catch2/baseline.hpp"
#include "judge/standing.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

struct Evidence {
    Catch::ResultWas::OfType result = Catch::ResultWas::Ok;
    std::string sentence;
};

/// How a standing ends for the test.
[[nodiscard]] Catch::ResultWas::OfType result_of(Standing standing, bool strict);

/// The comparison's evidence, then each limit's.
[[nodiscard]] std::vector<Evidence> evidence_of(const BenchmarkOutcome& outcome, const Baseline& baseline, bool strict);

/// The same for `measure`, which leaves asserting to the test.
[[nodiscard]] Measurement measurement_of(const BenchmarkOutcome& outcome, const std::vector<Evidence>& evidence);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_EVIDENCE_HPP_INCLUDED
