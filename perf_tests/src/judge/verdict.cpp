// SPDX-License-Identifier: BSL-1.0
#include "judge/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pawl::perf {

namespace {

using enum Verdict;
constexpr std::array<std::pair<Verdict, std::string_view>, 11> verdict_names{{
    {held, "held"},
    {held_identical, "held identical"},
    {regressed, "regressed"},
    {refuted, "refuted"},
    {improved, "improved"},
    {not_decided, "not decided"},
    {not_applicable, "not applicable"},
    {added, "new"},
    {gone, "gone"},
    {no_baseline, "no baseline"},
    {broken, "broken"},
}};

}  // namespace

std::string_view name_of(Verdict verdict) {
    return std::ranges::find(verdict_names, verdict, &std::pair<Verdict, std::string_view>::first)->second;
}

std::optional<Verdict> verdict_of(std::string_view name) {
    const auto* found = std::ranges::find(verdict_names, name, &std::pair<Verdict, std::string_view>::second);
    if (found == verdict_names.end()) return std::nullopt;
    return found->first;
}

}  // namespace pawl::perf
