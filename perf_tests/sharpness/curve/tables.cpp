// SPDX-License-Identifier: BSL-1.0
#include "curve/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "curve/bounds.hpp"
#include "curve/intraclass.hpp"
#include "curve/point.hpp"
#include "curve/resample.hpp"
#include "judge/decide.hpp"
#include "judge/rank.hpp"
#include "judge/sentence.hpp"

namespace pawl::sharpness {

namespace {

constexpr double level = 0.95;
constexpr std::uint64_t resampling_seed = 20261123;

std::string change_text(const std::string& change) {
    if (change == "0") return "none (A/A)";
    return change == "relinked" ? "none, relinked" : "+" + change + " %";
}

std::string share_text(double share) {
    if (share > 0 && share < 1e-4) return fmt::format("{:.1g}", share);
    return share > 0.999 && share < 1 ? fmt::format("{:.5g} %", share * 100) : fmt::format("{:.3g} %", share * 100);
}

std::string wall_text(const CurvePoint& point) {
    return fmt::format("{:.2f} / {:.2f} s", point.wall_p50_ms / 1000, point.wall_max_ms / 1000);
}

std::string estimates_text(const CurvePoint& point) {
    return fmt::format("{} … {} … {}", perf::percent_text(point.change_min), perf::percent_text(point.change_p50),
                       perf::percent_text(point.change_max));
}

std::string gate_row(const std::string& workload, const std::string& change, const CurvePoint& point) {
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", workload, change_text(change),
                       flagged_text(point.flagged, point.answered()), point.held, point.undecided, point.broken,
                       estimates_text(point), wall_text(point));
}

bool is_gates(const Trial& trial, const std::string& change) {
    return trial.cell.judge == judge::gate && trial.cell.change == change;
}

Cell gate_cell(const char* workload, const char* change) {
    return {std::string(judge::gate), workload, change};
}

struct Shift {
    int variant = 0;
    double change = 0;
};

// Over the variants' median estimates.
Shift worst_shift(const std::vector<Trial>& relinked) {
    std::map<int, std::vector<double>> by_variant;
    for (const Trial& trial : relinked) {
        if (!trial.log_ratios.empty()) by_variant[trial.variant].push_back(perf::median(trial.log_ratios));
    }
    Shift worst;
    for (const auto& [variant, log_ratios] : by_variant) {
        const double change = std::expm1(perf::median(log_ratios));
        if (worst.variant == 0 || std::abs(change) > std::abs(worst.change)) worst = {variant, change};
    }
    return worst;
}

std::string launches_row(const char* workload, const char* change, const std::vector<Trial>& trials) {
    const auto looks = first_looks(trials);
    std::vector<double> pool;
    for (const auto& look : looks) pool.insert(pool.end(), look.begin(), look.end());
    if (pool.empty()) return "";
    const perf::Policy policy;
    const auto launches = static_cast<int>(pool.size());
    const auto above = static_cast<int>(
        std::ranges::count_if(pool, [&](double log_ratio) { return log_ratio > std::log1p(policy.limit_ratio); }));
    const bool is_extreme = std::string_view(change) == "0" || std::string_view(change) == "10";
    const int resampled = is_extreme ? 1'000'000 : 100'000;
    const int flagged = resample_flagged(pool, resampled, resampling_seed);
    const bool mostly = 2 * above > launches;
    const double share_bound = mostly ? lower_bound(above, launches, level) : upper_bound(above, launches, level);
    const auto correlation = intraclass_correlation(looks);
    return fmt::format("| {} | {} | {} of {} | {} | {} {} | {} |\n", workload, change_text(change), above, launches,
                       flagged_text(flagged, resampled), mostly ? "≥" : "≤",
                       share_text(perf::operating_characteristic(share_bound, policy).regressed),
                       correlation ? fmt::format("{:+.2f}", *correlation) : "all alike");
}

std::string with_head(const std::string& head, const std::string& rows) {
    return rows.empty() ? "" : head + rows;
}

std::string peer_text(const CurvePoint& point) {
    if (point.answered() == 0) return "not tried";
    return fmt::format("{}; {} to {}; {:.1f} s", flagged_text(point.flagged, point.answered()),
                       perf::percent_text(point.change_min), perf::percent_text(point.change_max),
                       point.wall_p50_ms / 1000);
}

}  // namespace

std::string flagged_text(int flagged, int answered) {
    if (answered == 0) return "none answered";
    const bool mostly = 2 * flagged > answered;
    const double bound = mostly ? lower_bound(flagged, answered, level) : upper_bound(flagged, answered, level);
    return fmt::format("{} of {} ({} {})", flagged, answered, mostly ? "≥" : "≤", share_text(bound));
}

std::string caption(const Log& log) {
    std::string text;
    for (const auto& run : log.runs) text += fmt::format("Run of {}.\n", run);
    std::vector<double> loads;
    for (const Trial& trial : log.trials) loads.push_back(trial.load_1m);
    if (!loads.empty()) {
        std::ranges::sort(loads);
        text += fmt::format("{} trials; load average {:.1f} (5 % below {:.1f}, 5 % above {:.1f}).\n", loads.size(),
                            perf::median(loads), perf::quantile(loads, 0.05), perf::quantile(loads, 0.95));
    }
    for (const auto& [what, known] : log.calibration) {
        const auto workload = what.substr(what.find('/') + 1);
        if (what.starts_with("factor/")) {
            text += fmt::format("What was injected into {} arrived {:.3f} times [{:.3f}, {:.3f}], by {} launches.\n",
                                workload, known.value, known.lower, known.upper, known.count);
        } else if (what.starts_with("operation/")) {
            text += fmt::format("An operation of {} took the peers {} [{}, {}], by {} processes.\n", workload,
                                perf::duration_text(known.value), perf::duration_text(known.lower),
                                perf::duration_text(known.upper), known.count);
        } else if (what.starts_with("p99/")) {
            text += fmt::format("The true P99 of {} is {}, over {} operations; of the median process [{}, {}].\n",
                                workload, perf::duration_text(known.value), known.count,
                                perf::duration_text(known.lower), perf::duration_text(known.upper));
        }
    }
    return text;
}

std::string gate_table(const std::vector<Trial>& trials) {
    std::string rows;
    for (const char* change : changes) {
        for (const char* workload : workloads) {
            const auto of_cell = trials_of(trials, gate_cell(workload, change));
            if (!of_cell.empty()) rows += gate_row(workload, change, point_of(of_cell));
        }
        const auto together = trials_where(trials, [&](const Trial& trial) { return is_gates(trial, change); });
        if (!together.empty()) rows += gate_row("**together**", change, point_of(together));
    }
    return with_head(
        "| workload | true change | flagged (exact 95 % bound) | held | not decided | broken "
        "| estimates: least … median … most | wall, median / worst |\n|---|---|---|---|---|---|---|---|\n",
        rows);
}

std::string relinked_table(const std::vector<Trial>& trials) {
    std::string rows;
    for (const char* workload : workloads) {
        const auto relinked = trials_of(trials, gate_cell(workload, "relinked"));
        if (relinked.empty()) continue;
        std::string kinds;
        for (int first = 0; first < 4; ++first) {
            const auto kind = kind_of_variant(first);
            const auto point = point_of(
                trials_where(relinked, [&](const Trial& trial) { return kind_of_variant(trial.variant) == kind; }));
            kinds += fmt::format(" {} of {} |", point.flagged, point.answered());
        }
        const auto worst = worst_shift(relinked);
        rows += fmt::format("| {} |{} {}, variant {} ({}) |\n", workload, kinds, perf::percent_text(worst.change),
                            worst.variant, kind_of_variant(worst.variant));
    }
    return with_head(
        "| flagged, by what was added or permuted | a function | a function, bodies in an unflagged library "
        "| link order | a text | worst shift |\n|---|---|---|---|---|---|\n",
        rows);
}

std::string launches_table(const std::vector<Trial>& trials) {
    std::string rows;
    for (const char* change : changes) {
        for (const char* workload : workloads) {
            rows += launches_row(workload, change, trials_of(trials, gate_cell(workload, change)));
        }
    }
    return with_head(
        "| workload | true change | launches above the limit | flagged, launches resampled "
        "| flagged, rule on the exact 95 % bound of that share | intraclass correlation |\n|---|---|---|---|---|---|\n",
        rows);
}

std::string budget_table(const std::vector<Trial>& trials) {
    std::string rows;
    for (const char* multiple : p99_multiples) {
        const auto point = point_of(trials_of(trials, {std::string(judge::budget), "tail", multiple}));
        if (point.answered() + point.broken == 0) continue;
        rows += fmt::format("| {} x the limit | {} | {} | {} | {} | {} | {} |\n", multiple,
                            flagged_text(point.flagged, point.answered()), flagged_text(point.held, point.answered()),
                            point.undecided, point.broken, estimates_text(point), wall_text(point));
    }
    return with_head(
        "| true P99 | red (exact 95 % bound) | held | not decided | broken "
        "| observed P99 over the limit: least … median … most | wall, median / worst "
        "|\n|---|---|---|---|---|---|---|\n",
        rows);
}

std::string peers_table(const std::vector<Trial>& trials) {
    std::string rows;
    for (const char* change : changes) {
        for (const char* workload : workloads) {
            std::string row;
            bool has_peers = false;
            for (const auto judge : {judge::gate, judge::catch2, judge::google}) {
                const auto point = point_of(trials_of(trials, {std::string(judge), workload, change}));
                has_peers = has_peers || (judge != judge::gate && point.answered() > 0);
                row += " " + peer_text(point) + " |";
            }
            if (has_peers) rows += fmt::format("| {} | {} |{}\n", workload, change_text(change), row);
        }
    }
    return with_head(
        "| workload | true change | Pawl: flagged (bound); estimates; wall | Catch2 means at 5 % "
        "| Google Benchmark medians at 5 % and U test |\n|---|---|---|---|---|\n",
        rows);
}

std::string report(const Log& log) {
    std::string text = caption(log);
    const auto add = [&](const char* title, const std::string& table) {
        if (!table.empty()) text += fmt::format("\n### {}\n{}", title, table);
    };
    add("The gate", gate_table(log.trials));
    add("Relinked", relinked_table(log.trials));
    add("Limits on P99", budget_table(log.trials));
    add("Beside its peers", peers_table(log.trials));
    add("Launches: not real trials, and as if launches were independent", launches_table(log.trials));
    return text;
}

}  // namespace pawl::sharpness
