// SPDX-License-Identifier: BSL-1.0
#include "judge/standing.hpp"

namespace pawl::perf {

Standing standing_of(Verdict verdict, bool needs_baseline) {
    using enum Verdict;
    switch (verdict) {
        case regressed:
        case refuted:
        case broken:
            return Standing::fails;
        case not_decided:
            return Standing::open;
        case no_baseline:
            return needs_baseline ? Standing::open : Standing::passes;
        case not_applicable:
            return Standing::not_applicable;
        default:
            return Standing::passes;
    }
}

Standing standing_of(Answer answer) {
    switch (answer) {
        case Answer::held:
            return Standing::passes;
        case Answer::broken:
            return Standing::fails;
        default:
            return Standing::open;
    }
}

bool needs_baseline(bool asked_for, bool has_findings, bool limits_slowdown) {
    return asked_for && (limits_slowdown || !has_findings);
}

}  // namespace pawl::perf
