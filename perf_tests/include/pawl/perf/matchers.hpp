// SPDX-License-Identifier: BSL-1.0
// File: matchers.hpp: asserting on measurements. Matchers only read verdicts; limits are arguments of the measuring.
#ifndef PAWL_PERF_MATCHERS_HPP_INCLUDED
#define PAWL_PERF_MATCHERS_HPP_INCLUDED

#include <catch2/matchers/catch_matchers.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>

namespace pawl::perf {

class HeldMatcher final : public Catch::Matchers::MatcherBase<Measurement> {
public:
    [[nodiscard]] bool match(const Measurement& measurement) const override;
    [[nodiscard]] std::string describe() const override { return "held"; }
};

/// Matches unless something failed. What is not decided matches too, for `measure` and `compare` have raised a skip for
/// it by then; when strict it has failed.
[[nodiscard]] inline HeldMatcher held() {
    return {};
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_MATCHERS_HPP_INCLUDED
