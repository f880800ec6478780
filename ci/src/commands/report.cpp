// SPDX-License-Identifier: BSL-1.0
#include "commands/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "coverage/coverage_record.hpp"
#include "exit_code.hpp"
#include "record/file.hpp"
#include "record/read.hpp"
#include "report/coverage.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

struct RecordsOfBothKinds {
    std::vector<perf::RunRecord> runs;
    std::vector<CoverageRecord> coverage;

    [[nodiscard]] bool empty() const { return runs.empty() && coverage.empty(); }
};
using Records = tl::expected<RecordsOfBothKinds, perf::RecordError>;

std::optional<perf::RecordError> add_record(RecordsOfBothKinds& records, const std::string& file) {
    auto coverage = parse_coverage_record(perf::content_of(file).value_or(""), file);
    if (!coverage) return coverage.error();
    if (*coverage) {
        records.coverage.push_back(**std::move(coverage));
        return std::nullopt;
    }
    auto run = perf::read_record(file);
    if (!run) return run.error();
    records.runs.push_back(*std::move(run));
    return std::nullopt;
}

// A directory stands for the records in it.
Records read_records(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const auto& path : paths) {
        std::error_code failure;
        if (!fs::is_directory(path, failure)) {
            files.push_back(path);
            continue;
        }
        for (fs::directory_iterator entry(path, failure); !failure && entry != fs::directory_iterator();
             entry.increment(failure)) {
            if (entry->path().extension() == ".json") files.push_back(entry->path().string());
        }
        if (failure) {
            return tl::make_unexpected(perf::RecordError{perf::RecordError::Code::unreadable, path, failure.message()});
        }
    }
    std::ranges::sort(files);
    RecordsOfBothKinds records;
    for (const auto& file : files) {
        if (auto error = add_record(records, file)) return tl::make_unexpected(*std::move(error));
    }
    return records;
}

std::string report_of(const RecordsOfBothKinds& records, const std::string& format, bool colour) {
    const bool is_markdown = format == "markdown";
    std::string report;
    if (!records.runs.empty()) report = is_markdown ? markdown_report(records.runs) : text_report(records.runs, colour);
    if (records.coverage.empty()) return report;
    if (is_markdown && !report.empty()) report += "\n";
    return report + (is_markdown ? coverage_markdown(records.coverage) : coverage_text(records.coverage));
}

}  // namespace

int run_report(const ReportArguments& arguments) {
    const auto records = read_records(arguments.paths);
    if (!records) {
        std::fprintf(stderr, "pawl report: %s\n", describe(records.error()).c_str());
        return exit_bad_usage;
    }
    if (records->empty()) {
        std::fprintf(stderr,
                     "pawl report: '%s' holds no record; run ctest, or name a record or a directory of records\n",
                     arguments.paths.front().c_str());
        return exit_bad_usage;
    }
    const bool to_terminal = arguments.output.empty() && ::isatty(STDOUT_FILENO) == 1;
    const auto report = report_of(*records, arguments.format, to_terminal);
    if (arguments.output.empty()) {
        std::fputs(report.c_str(), stdout);
    } else if (const auto written = perf::replace_file(arguments.output, report); !written) {
        std::fprintf(stderr, "pawl report: %s\n", written.error().c_str());
        return exit_environment;
    }
    return exit_held;
}

}  // namespace pawl::cli
