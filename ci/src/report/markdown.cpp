// SPDX-License-Identifier: BSL-1.0
#include "report/markdown.hpp"

#include <fmt/format.h>

#include <iterator>

#include "judge/rank.hpp"
#include "judge/sentence.hpp"
#include "report/conditions.hpp"
#include "report/summary.hpp"

namespace pawl::cli {

namespace {

std::string headline(const Summary& summary) {
    switch (summary.exit_code) {
        case exit_held:
            return "Performance: held";
        case exit_failed:
            return "Performance: failed";
        default:
            return "Performance: not decided";
    }
}

std::string p50_text(const std::vector<double>& batch_ns) {
    return batch_ns.empty() ? "" : perf::duration_text(perf::median(batch_ns));
}

// What the runs were compared with, each once, anchors last.
std::string comparisons_text(const std::vector<perf::RunRecord>& records) {
    std::string text;
    for (const std::string_view role : {"baseline", "anchor"}) {
        for (const perf::RunRecord& run : records) {
            if (run.baseline_role != role || run.baseline_label.empty()) continue;
            const auto comparison = fmt::format(", against {}`{}`", role == "anchor" ? "the anchor " : "",
                                                markdown_cell(run.baseline_label));
            if (text.find(comparison) == std::string::npos) text += comparison;
        }
    }
    return text;
}

// What is in the baseline's columns, where that is not the baseline: beside an anchor's row stands one of the same
// name.
std::string name_cell(const Row& row) {
    std::string name = full_name(*row.benchmark);
    if (row.benchmark->outcome.two_bodies) name += ", first body against second";
    if (row.run->baseline_role != "anchor") return markdown_cell(name);
    return markdown_cell(fmt::format("{}, against the anchor {}", name, row.run->baseline_label));
}

std::string row_text(const Row& row) {
    const auto& outcome = row.benchmark->outcome;
    const auto& judgement = outcome.judgement;
    std::string change;
    std::string launches;
    if (judgement.estimate) {
        change = fmt::format("{} [{}, {}]", perf::percent_text(judgement.estimate->change_ratio),
                             perf::percent_text(judgement.estimate->lower_ratio),
                             perf::percent_text(judgement.estimate->upper_ratio));
        launches = fmt::format("{} of {}", judgement.estimate->agreeing, judgement.estimate->launches);
    }
    std::string reason = perf::remarks_on(judgement);
    if (!judgement.reason.empty()) reason += (reason.empty() ? "" : "; ") + judgement.reason;
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", name_of(judgement.verdict), name_cell(row), change,
                       p50_text(outcome.baseline_ns), p50_text(outcome.candidate_ns), launches, markdown_cell(reason));
}

std::string promises_text(const Summary& summary) {
    std::string text;
    for (const perf::Answer answer : {perf::Answer::broken, perf::Answer::not_decided, perf::Answer::held}) {
        for (const Row& row : summary.rows) {
            for (const perf::Finding& finding : row.benchmark->outcome.findings) {
                if (finding.answer == answer) text += fmt::format("- {}\n", markdown_cell(finding.sentence));
            }
        }
    }
    return text.empty() ? "" : "\nPromises on single operations:\n\n" + text;
}

std::string environment_text(const perf::RunRecord& run) {
    const auto& environment = run.environment;
    return fmt::format("{}, {} cores, {}, {} {} ({}), {}{}; load {:.1f}, steal {:.0f} %; seed {}\n",
                       markdown_cell(environment.cpu_model), environment.cpus, markdown_cell(environment.kernel),
                       markdown_cell(environment.compiler), markdown_cell(environment.build_type),
                       markdown_cell(environment.compiler_flags), markdown_cell(environment.engine),
                       run.candidate_commit.empty() ? "" : "; candidate " + markdown_cell(run.candidate_commit),
                       environment.load_1m, environment.steal_ratio * 100, run.seed);
}

}  // namespace

std::string markdown_report(const std::vector<perf::RunRecord>& records) {
    const Summary summary = summarise(records);
    std::string text =
        fmt::format("## {}\n\n{}{}.\n", headline(summary), count_text(summary), comparisons_text(records));
    if (summary.rows.empty()) return text;
    text +=
        "\n| verdict | benchmark | change | baseline p50 | candidate p50 | launches agree | reason |\n"
        "|---|---|---|---|---|---|---|\n";
    for (const Row& row : summary.rows) text += row_text(row);
    for (const auto& line : {conditions_text(records), mixture_text(records)}) {
        if (!line.empty()) text += "\n" + markdown_cell(line) + ".\n";
    }
    text += promises_text(summary);
    text += fmt::format("\n<details><summary>Where this was measured</summary>\n\n{}\n</details>\n",
                        environment_text(records.front()));
    return text;
}

std::string markdown_cell(std::string_view text) {
    std::string cell;
    for (const char character : text) {
        switch (character) {
            case '<':
                cell += "&lt;";
                break;
            case '>':
                cell += "&gt;";
                break;
            case '&':
                cell += "&amp;";
                break;
            case '\n':
            case '\r':
            case '\t':
                cell += ' ';
                break;
            case '|':
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '~':
            case '@':
            case '#':
                cell += fmt::format("&#{};", static_cast<int>(character));
                break;
            default:
                if (static_cast<unsigned char>(character) >= 0x20) cell += character;
        }
    }
    return cell;
}

}  // namespace pawl::cli
