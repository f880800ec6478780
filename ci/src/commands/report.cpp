// SPDX-License-Identifier: BSL-1.0
#include "commands/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "exit_code.hpp"
#include "record/file.hpp"
#include "record/read.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

// A directory stands for the records in it.
std::vector<std::string> record_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const auto& path : paths) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(path, ignored)) {
            if (entry.path().extension() == ".json") files.push_back(entry.path().string());
        }
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

int run_report(const ReportArguments& arguments) {
    std::vector<perf::RunRecord> records;
    for (const auto& file : record_files(arguments.paths)) {
        auto record = perf::read_record(file);
        if (!record) {
            std::fprintf(stderr, "pawl report: %s\n", describe(record.error()).c_str());
            return exit_bad_usage;
        }
        records.push_back(*std::move(record));
    }
    const bool to_terminal = arguments.output.empty() && ::isatty(STDOUT_FILENO) == 1;
    const auto report = arguments.format == "markdown" ? markdown_report(records) : text_report(records, to_terminal);
    if (arguments.output.empty()) {
        std::fputs(report.c_str(), stdout);
    } else if (const auto written = perf::replace_file(arguments.output, report); !written) {
        std::fprintf(stderr, "pawl report: %s\n", written.error().c_str());
        return exit_environment;
    }
    return exit_held;
}

}  // namespace pawl::cli
