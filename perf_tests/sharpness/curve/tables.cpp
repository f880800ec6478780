// SPDX-License-Identifier: BSL-1.0
#include "curve/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
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

// Near 0 and 1 with as many digits as tell it from them.
std::string share_text(double share) {
    if (share > 0 && share < 1e-4) return fmt::format("{:.1g}", share);
    if (share <= 0.99 || share == 1) return fmt::format("{:.3g} %", share * 100);
    return fmt::format("{:.{}f} %", share * 100, static_cast<int>(std::ceil(-std::log10(1 - share))) - 1);
}

Wanted wanted_of(const Cell& cell) {
    return change_ratio(cell).value_or(0) > perf::Policy{}.limit_ratio ? Wanted::most : Wanted::few;
}

std::string sign_of(Wanted wanted) {
    return wanted == Wanted::most ? "≥" : "≤";
}

double bound_of(int count, int of, Wanted wanted) {
    return wanted == Wanted::most ? lower_bound(count, of, level) : upper_bound(count, of, level);
}

std::string held_text(const CurvePoint& point) {
    return point.improved == 0 ? fmt::format("{}", point.held)
                               : fmt::format("{} ({} improved)", point.held, point.improved);
}

std::string wall_text(const CurvePoint& point) {
    return fmt::format("{:.2f} / {:.2f} s", point.wall_p50_ms / 1000, point.wall_max_ms / 1000);
}

std::string estimates_text(const CurvePoint& point) {
    return fmt::format("{} … {} … {}", perf::percent_text(point.change_min), perf::percent_text(point.change_p50),
                       perf::percent_text(point.change_max));
}

std::string gate_row(const std::string& workload, const Cell& cell, const std::vector<Trial>& trials) {
    const auto point = point_of(trials);
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", workload, change_text(cell.change),
                       share_with_bound(point.flagged, point.answered(), wanted_of(cell)), held_text(point),
                       point.undecided, point.broken, estimates_text(point), wall_text(point));
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

std::string launches_row(const Cell& cell, const std::vector<Trial>& trials, int resampled) {
    const auto looks = first_looks(trials);
    std::vector<double> pool;
    for (const auto& look : looks) pool.insert(pool.end(), look.begin(), look.end());
    if (pool.empty()) return "";
    const perf::Policy policy;
    const Wanted wanted = wanted_of(cell);
    const auto launches = static_cast<int>(pool.size());
    const auto above = static_cast<int>(
        std::ranges::count_if(pool, [&](double log_ratio) { return log_ratio > std::log1p(policy.limit_ratio); }));
    const auto by_rule = perf::operating_characteristic(bound_of(above, launches, wanted), policy);
    const auto correlation = intraclass_correlation(looks);
    return fmt::format(
        "| {} | {} | {} of {} | {} | {} {} | {} |\n", cell.workload, change_text(cell.change), above, launches,
        share_with_bound(resample_flagged(pool, resampled, resampling_seed), resampled, wanted), sign_of(wanted),
        share_text(by_rule.regressed), correlation ? fmt::format("{:+.2f}", *correlation) : "all alike");
}

std::string with_head(const std::string& head, const std::string& rows) {
    return rows.empty() ? "" : head + rows;
}

std::string peer_text(const CurvePoint& point) {
    if (point.answered() == 0) return "not tried";
    const auto [lower, upper] = exact_interval(point.flagged, point.answered(), level);
    return fmt::format("{} of {} [{:.3g}, {:.3g}]; {} to {}; {:.1f} s", point.flagged, point.answered(), lower * 100,
                       upper * 100, perf::percent_text(point.change_min), perf::percent_text(point.change_max),
                       point.wall_p50_ms / 1000);
}

}  // namespace

std::string share_with_bound(int count, int of, Wanted wanted) {
    if (of == 0) return "none answered";
    return fmt::format("{} of {} ({} {})", count, of, sign_of(wanted), share_text(bound_of(count, of, wanted)));
}

std::string caption(const Log& log) {
    std::string text;
    for (const auto& run : log.runs) text += fmt::format("- Run of {}.\n", run);
    std::vector<double> loads;
    for (const Trial& trial : log.trials) loads.push_back(trial.load_1m);
    if (!loads.empty()) {
        std::ranges::sort(loads);
        text += fmt::format("- {} trials; load average {:.1f} (5 % below {:.1f}, 5 % above {:.1f}).\n", loads.size(),
                            perf::median(loads), perf::quantile(loads, 0.05), perf::quantile(loads, 0.95));
    }
    for (const auto& [what, known] : log.calibration) {
        const auto workload = what.substr(what.find('/') + 1);
        if (what.starts_with("factor/")) {
            text += fmt::format("- What was injected into {} arrived {:.3f} times [{:.3f}, {:.3f}], by {} launches.\n",
                                workload, known.value, known.lower, known.upper, known.count);
        } else if (what.starts_with("operation/")) {
            text += fmt::format("- An operation of {} took the peers {} [{}, {}], by {} processes.\n", workload,
                                perf::duration_text(known.value), perf::duration_text(known.lower),
                                perf::duration_text(known.upper), known.count);
        } else if (what.starts_with("p99/")) {
            text += fmt::format("- The true P99 of {} is {}, over {} operations; of the median process [{}, {}].\n",
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
            const Cell cell = gate_cell(workload, change);
            const auto of_cell = trials_of(trials, cell);
            if (!of_cell.empty()) rows += gate_row(workload, cell, of_cell);
        }
        const auto together = trials_where(trials, [&](const Trial& trial) { return is_gates(trial, change); });
        if (!together.empty()) rows += gate_row("**together**", together.front().cell, together);
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
        "| workload | flagged: a function more | a function more, bodies in an unflagged library | link order | a text "
        "more "
        "| worst shift, over the variants' median estimates |\n|---|---|---|---|---|---|\n",
        rows);
}

std::string launches_table(const std::vector<Trial>& trials, int resampled) {
    std::string rows;
    for (const char* change : changes) {
        for (const char* workload : workloads) {
            const Cell cell = gate_cell(workload, change);
            const bool is_extreme = cell.change == "0" || cell.change == "10";
            rows += launches_row(cell, trials_of(trials, cell), is_extreme ? resampled : resampled / 10);
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
        const bool is_kept = std::strtod(multiple, nullptr) < 1;
        const int wrong = is_kept ? point.flagged : point.held;
        rows += fmt::format("| {} x the limit | {} | {} | {} | {} | {}: {} | {} | {} |\n", multiple, point.flagged,
                            point.held, point.undecided, point.broken, is_kept ? "red" : "held",
                            share_with_bound(wrong, point.answered(), Wanted::few), estimates_text(point),
                            wall_text(point));
    }
    return with_head(
        "| true P99 | red | held | not decided | broken | the wrong answer (exact 95 % bound) "
        "| observed P99 over the limit: least … median … most | wall, median / worst |\n"
        "|---|---|---|---|---|---|---|---|\n",
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
        "| workload | true change | Pawl: flagged [exact 95 % interval, %]; estimates; wall | Catch2 means at 5 % "
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
