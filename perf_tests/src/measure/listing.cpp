// SPDX-License-Identifier: BSL-1.0
#include "measure/listing.hpp"

#include <algorithm>
#include <utility>

namespace pawl::perf {

const Met* Listing::find(const BenchmarkKey& key) const {
    const auto found = std::ranges::find(met, key, [](const Met& one) -> const BenchmarkKey& { return one.at.key; });
    return found == met.end() ? nullptr : &*found;
}

std::string Listing::failure() const {
    if (!first_failure.empty()) return first_failure;
    const auto broken = std::ranges::find_if(met, [](const Met& one) { return !one.body_failure.empty(); });
    return broken != met.end() ? broken->body_failure : walk_failure;
}

std::vector<BenchmarkKey> Listing::keys() const {
    std::vector<BenchmarkKey> all(met.size());
    std::ranges::transform(met, all.begin(), [](const Met& one) { return one.at.key; });
    return all;
}

Listing list_benchmarks(SideRun& side, std::int64_t batch_target_ns, const IsWanted& is_wanted) {
    Listing listing;
    for (;;) {
        auto at = side.next();
        if (!at) {
            listing.walk_failure = std::move(at.error().reason);
            return listing;
        }
        if (!*at) {
            listing.first_failure = side.first_failure();
            return listing;
        }
        listing.met.push_back({**std::move(at), 0, ""});
        Met& met = listing.met.back();
        if (met.at.not_applicable.empty()) {
            const auto iteration_ns = is_wanted(met.at) ? side.calibrate(batch_target_ns) : side.run_once();
            if (!iteration_ns) {
                met.body_failure = iteration_ns.error().reason;
                if (iteration_ns.error().in_body) continue;  // the failure ends the test case by itself
                listing.walk_failure = met.body_failure;
                return listing;
            }
            met.ns_per_iteration = *iteration_ns;
        }
        if (auto gone_on = side.proceed(); !gone_on) {
            listing.walk_failure = gone_on.error().reason;
            return listing;
        }
    }
}

Judgement judge_listings(const Met& candidate, const Listing& baseline, bool in_common_order) {
    const auto say = [](Verdict verdict, std::string reason) { return Judgement{verdict, {}, 0, std::move(reason)}; };
    if (!candidate.at.not_applicable.empty()) return say(Verdict::not_applicable, candidate.at.not_applicable);
    if (!candidate.body_failure.empty()) return say(Verdict::broken, candidate.body_failure);
    if (candidate.ns_per_iteration < shortest_body_ns) {
        return say(
            Verdict::broken,
            "the body takes under a nanosecond, so the compiler has removed its work; return its result from the "
            "body, or keep it with Catch::Benchmark::deoptimize_value");
    }
    const Met* before = baseline.find(candidate.at.key);
    if (before == nullptr && !baseline.walk_failure.empty()) return say(Verdict::no_baseline, baseline.walk_failure);
    if (before == nullptr && !baseline.first_failure.empty()) {
        // It may have ended before it came here, and what was never met cannot be called new.
        return say(Verdict::no_baseline,
                   "the baseline did not meet it, and fails an assertion: " + baseline.first_failure);
    }
    if (before == nullptr) return say(Verdict::added, "the baseline has no such benchmark");
    if (!before->at.not_applicable.empty()) {
        return say(Verdict::no_baseline, "the baseline is no build that can be timed: " + before->at.not_applicable);
    }
    if (!before->body_failure.empty()) return say(Verdict::no_baseline, before->body_failure);
    if (!in_common_order) {
        return say(Verdict::not_decided,
                   "the baseline meets the benchmarks of this test case in another order; they can be paired again "
                   "once the new order is the baseline's");
    }
    return say(Verdict::not_decided, "");
}

}  // namespace pawl::perf
