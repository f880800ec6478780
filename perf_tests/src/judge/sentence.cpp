// SPDX-License-Identifier: BSL-1.0
#include "judge/sentence.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "judge/contention.hpp"

namespace pawl::perf {

namespace {

// One decimal where it says something: +7.8, +5, -0.3, 0. Rounded first, so that -0.04 is no "-0".
std::string signed_percent(double ratio) {
    const double tenths = std::round(ratio * 1000);
    if (tenths == 0) return "0";
    return fmt::format("{:+.{}f}", tenths / 10, std::fmod(tenths, 10) == 0 ? 0 : 1);
}

}  // namespace

std::string percent_text(double ratio) {
    return signed_percent(ratio) + " %";
}

std::string duration_text(double nanoseconds) {
    struct Unit {
        double ns;
        const char* name;
    };
    constexpr std::array<Unit, 4> units{{{1, "ns"}, {1e3, "µs"}, {1e6, "ms"}, {1e9, "s"}}};
    auto unit = units.begin();
    // 999.5 would print as "1000": it belongs to the next unit.
    while (unit + 1 != units.end() && std::abs(nanoseconds) / unit->ns >= 999.5) ++unit;
    const double value = nanoseconds / unit->ns;
    const int decimals = std::abs(value) >= 99.95 ? 0 : std::abs(value) >= 9.995 ? 1 : 2;
    return fmt::format("{:.{}f} {}", value, decimals, unit->name);
}

std::string verdict_sentence(std::string_view benchmark, const Judgement& judgement, std::string_view baseline,
                             std::optional<BeforeAfter> p50) {
    std::string text = fmt::format("{} {}", benchmark, name_of(judgement.verdict));
    if (!judgement.estimate) {
        if (!baseline.empty()) text += fmt::format(" against {}", baseline);
        if (!judgement.reason.empty()) text += ": " + judgement.reason;
        return text;
    }
    const Estimate& estimate = *judgement.estimate;
    text += fmt::format(" {} [{}, {}]", percent_text(estimate.change_ratio), signed_percent(estimate.lower_ratio),
                        signed_percent(estimate.upper_ratio));
    if (!baseline.empty()) text += fmt::format(" against {}", baseline);
    text += fmt::format(" (limit {})", percent_text(judgement.limit_ratio));
    if (p50) {
        text += fmt::format("; p50 {} → {}", duration_text(p50->baseline_p50_ns), duration_text(p50->candidate_p50_ns));
    }
    if (judgement.verdict == Verdict::not_decided) {
        text += fmt::format("; {} of {} launches above the limit", estimate.agreeing, estimate.launches);
    } else {
        text += fmt::format("; {} of {} launches agree", estimate.agreeing, estimate.launches);
    }
    if (const auto remarks = remarks_on(judgement); !remarks.empty()) text += "; " + remarks;
    if (!judgement.reason.empty()) text += ": " + judgement.reason;
    return text;
}

std::string remarks_on(const Judgement& judgement) {
    const bool passes = judgement.verdict == Verdict::held || judgement.verdict == Verdict::improved;
    const bool crosses = passes && judgement.estimate && judgement.estimate->upper_ratio > judgement.limit_ratio;
    std::string remarks = crosses ? "its launches lie on both sides of the limit" : "";
    if (judgement.contention_hidden) remarks += (crosses ? "; " : "") + std::string{contention_remark};
    return remarks;
}

std::string interval_sentence(const Estimate& estimate) {
    return fmt::format("[{}, {}] % is the {:.1f} % rank interval of the median over {} launches",
                       signed_percent(estimate.lower_ratio), signed_percent(estimate.upper_ratio), estimate.level * 100,
                       estimate.launches);
}

}  // namespace pawl::perf
