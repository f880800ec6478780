// SPDX-License-Identifier: BSL-1.0
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "commands/commands.hpp"
#include "exit_code.hpp"
#include "record/file.hpp"
#include "record/read.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::vector<std::string> paths;
    std::string format = "text";
    std::string output;
};

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

int run(const Arguments& arguments) {
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

}  // namespace

void add_report_command(CLI::App& app, int& exit_code) {
    auto* command = app.add_subcommand("report", "Turn run records into what people read");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("record", arguments->paths, "Records, or directories of records")->required();
    command->add_option("--format", arguments->format, "markdown or text")
        ->check(CLI::IsMember({"markdown", "text"}))
        ->capture_default_str();
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output");
    command->footer("Example: pawl report build/dev/pawl/records --format markdown -o comment.md");
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace pawl::cli
