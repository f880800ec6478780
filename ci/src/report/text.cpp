// SPDX-License-Identifier: BSL-1.0
#include "report/text.hpp"

#include <fmt/format.h>

#include "judge/rank.hpp"
#include "judge/sentence.hpp"
#include "report/conditions.hpp"
#include "report/summary.hpp"

namespace pawl::cli {

namespace {

constexpr std::string_view red = "\033[31m";
constexpr std::string_view green = "\033[32m";
constexpr std::string_view yellow = "\033[33m";

std::string_view colour_of(perf::Verdict verdict) {
    switch (verdict) {
        case perf::Verdict::broken:
        case perf::Verdict::regressed:
        case perf::Verdict::refuted:
            return red;
        case perf::Verdict::held:
        case perf::Verdict::held_identical:
        case perf::Verdict::improved:
            return green;
        default:
            return yellow;
    }
}

std::string_view colour_of(perf::Answer answer) {
    return answer == perf::Answer::held ? green : answer == perf::Answer::broken ? red : yellow;
}

// Names come from outside: a control character must not reach the terminal.
std::string printable(std::string text) {
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return text;
}

std::string line_of(const std::string& sentence, std::string_view colour, bool coloured) {
    return coloured ? fmt::format("{}{}\033[0m\n", colour, printable(sentence)) : printable(sentence) + "\n";
}

}  // namespace

std::string text_report(const std::vector<perf::RunRecord>& records, bool colour) {
    const Summary summary = summarise(records);
    std::string text;
    for (const Row& row : summary.rows) {
        const auto& outcome = row.benchmark->outcome;
        std::optional<perf::BeforeAfter> p50;
        if (!outcome.baseline_ns.empty() && !outcome.candidate_ns.empty()) {
            p50 = {perf::median(outcome.baseline_ns), perf::median(outcome.candidate_ns)};
        }
        std::string against = outcome.two_bodies ? "" : row.run->baseline_label;
        if (!against.empty() && row.run->baseline_role == "anchor") against = "the anchor " + against;
        const auto sentence = perf::verdict_sentence(full_name(*row.benchmark), outcome.judgement, against, p50);
        text += line_of(sentence, colour_of(outcome.judgement.verdict), colour);
        for (const perf::Finding& finding : outcome.findings) {
            text += line_of("  " + finding.sentence, colour_of(finding.answer), colour);
        }
    }
    for (const auto& line : {conditions_text(records), mixture_text(records)}) {
        if (!line.empty()) text += printable(line) + "\n";
    }
    return text + count_text(summary) + "\n";
}

}  // namespace pawl::cli
