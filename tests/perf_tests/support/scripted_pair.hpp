// SPDX-License-Identifier: BSL-1.0
// A pair of scripted workers (fixtures/scripted_worker.cpp) under the real conductor.
#ifndef PAWL_TESTS_PERF_SCRIPTED_PAIR_HPP_INCLUDED
#define PAWL_TESTS_PERF_SCRIPTED_PAIR_HPP_INCLUDED

#include <string>
#include <vector>

#include "measure/conduct.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::perf::tests {

class ScriptedPair {
public:
    /// @param actions  as fixtures/scripted_worker.cpp reads them.
    explicit ScriptedPair(std::vector<std::string> actions) {
        plan.baseline = plan.candidate = PAWL_SCRIPTED_WORKER;
        plan.arguments = std::move(actions);
        plan.arguments.insert(plan.arguments.begin(), "counter=" + m_directory / "launches");
        plan.targets.rounds = 4;
        plan.targets.warm_up_ns = 0;
        plan.time_limit = std::chrono::seconds(20);
        plan.seed = 1;
        plan.isolation = Isolation::process_tree;  // in namespaces the counter could not count
    }

    [[nodiscard]] CaseOutcome conduct() const { return perf::conduct(plan); }

    ConductPlan plan;

private:
    TemporaryDirectory m_directory;
};

/// What becomes of a test case that plays out as scripted.
[[nodiscard]] inline CaseOutcome conduct_script(std::vector<std::string> actions) {
    return ScriptedPair(std::move(actions)).conduct();
}

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_SCRIPTED_PAIR_HPP_INCLUDED
