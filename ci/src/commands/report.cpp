// SPDX-License-Identifier: BSL-1.0
#include "commands/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "exit_code.hpp"
#include "record/file.hpp"
#include "record/read.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

using Records = tl::expected<std::vector<perf::RunRecord>, perf::RecordError>;

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
    std::vector<perf::RunRecord> records;
    for (const auto& file : files) {
        auto record = perf::read_record(file);
        if (!record) return tl::make_unexpected(std::move(record.error()));
        records.push_back(*std::move(record));
    }
    return records;
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
    const auto report = arguments.format == "markdown" ? markdown_report(*records) : text_report(*records, to_terminal);
    if (arguments.output.empty()) {
        std::fputs(report.c_str(), stdout);
    } else if (const auto written = perf::replace_file(arguments.output, report); !written) {
        std::fprintf(stderr, "pawl report: %s\n", written.error().c_str());
        return exit_environment;
    }
    return exit_held;
}

}  // namespace pawl::cli
