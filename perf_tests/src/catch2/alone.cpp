// SPDX-License-Identifier: BSL-1.0
#include "catch2/alone.hpp"

#include <algorithm>

#include "measure/schedule.hpp"

namespace pawl::perf {

AloneSamples measure_alone(const Body& body, unsigned samples) {
    const BatchTargets targets;
    // A body that was optimised away takes 0 ns, which no plan can divide by.
    const double iteration_ns = std::max(calibrate(body, targets.batch_ns), 1e-3);
    AloneSamples alone{plan_batches(iteration_ns, targets).iterations, {}};
    for (unsigned sample = 0; sample < std::max(1U, samples); ++sample) {
        const auto batch = run_batch(body, alone.iterations);
        alone.batch_ns.push_back(static_cast<double>(batch.wall_ns) / alone.iterations);
    }
    return alone;
}

}  // namespace pawl::perf
