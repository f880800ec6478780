// SPDX-License-Identifier: BSL-1.0
#include "report/markdown.hpp"

#include <fmt/format.h>

#include <iterator>

#include "judge/contention.hpp"
#include "judge/rank.hpp"
#include "judge/sentence.hpp"
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

std::string row_text(const perf::BenchmarkRecord& benchmark) {
    const auto& outcome = benchmark.outcome;
    const auto& judgement = outcome.judgement;
    std::string change;
    std::string launches;
    if (judgement.estimate) {
        change = fmt::format("{} [{}, {}]", perf::percent_text(judgement.estimate->change_ratio),
                             perf::percent_text(judgement.estimate->lower_ratio),
                             perf::percent_text(judgement.estimate->upper_ratio));
        launches = fmt::format("{} of {}", judgement.estimate->agreeing, judgement.estimate->launches);
    }
    std::string reason = judgement.reason;
    if (judgement.contention_hidden) {
        reason = fmt::format("{}{}{}", perf::contention_remark, reason.empty() ? "" : "; ", reason);
    }
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", name_of(judgement.verdict),
                       markdown_cell(full_name(benchmark)), change, p50_text(outcome.baseline_ns),
                       p50_text(outcome.candidate_ns), launches, markdown_cell(reason));
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
    return fmt::format("{}, {} cores, {}, {}, {}; load {:.1f}, steal {:.0f} %; seed {}\n",
                       markdown_cell(environment.cpu_model), environment.cpus, markdown_cell(environment.kernel),
                       markdown_cell(environment.compiler), markdown_cell(environment.engine), environment.load_1m,
                       environment.steal_ratio * 100, run.seed);
}

}  // namespace

std::string markdown_report(const std::vector<perf::RunRecord>& records) {
    const Summary summary = summarise(records);
    std::string text = fmt::format("## {}\n\n{}", headline(summary), count_text(summary));
    if (!records.empty() && !records.front().baseline_label.empty()) {
        text += fmt::format(", against `{}`", markdown_cell(records.front().baseline_label));
    }
    text += ".\n";
    if (summary.rows.empty()) return text;
    text +=
        "\n| verdict | benchmark | change | baseline p50 | candidate p50 | launches agree | reason |\n"
        "|---|---|---|---|---|---|---|\n";
    for (const Row& row : summary.rows) text += row_text(*row.benchmark);
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
