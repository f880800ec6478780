// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <iterator>
#include <pawl/coverage/lcov_format.hpp>

namespace pawl::coverage {
namespace {

using Text = std::back_insert_iterator<std::string>;

/// "12,f", which readers would take for the line that f ends in and its name.
bool begins_with_a_number(std::string_view name) {
    const auto digits = name.find_first_not_of("0123456789");
    return digits != 0 && digits != name.npos && name[digits] == ',';
}

void write_functions(Text text, const FileCoverage& file) {
    for (const auto& [line, functions] : file.functions) {
        // Calls right behind their place: under another macro the same name may begin in another line.
        for (const auto& [name, calls] : functions) {
            const std::string end = begins_with_a_number(name) ? fmt::format("{},", line) : "";
            fmt::format_to(text, "FN:{},{}{}\nFNDA:{},{}\n", line, end, name, calls, name);
        }
    }
    const Totals totals = function_totals(file);
    if (totals.found > 0) fmt::format_to(text, "FNF:{}\nFNH:{}\n", totals.found, totals.hit);
}

void write_branches(Text text, const FileCoverage& file) {
    for (const auto& [key, branch] : file.branches) {
        fmt::format_to(text, "BRDA:{},{}{},{},", key.line, branch.is_exceptional ? "e" : "", key.block, key.number);
        if (branch.taken) {
            fmt::format_to(text, "{}\n", *branch.taken);
        } else {
            fmt::format_to(text, "-\n");
        }
    }
    const Totals totals = branch_totals(file);
    if (totals.found > 0) fmt::format_to(text, "BRF:{}\nBRH:{}\n", totals.found, totals.hit);
}

}  // namespace

std::string write_lcov(const Tracefile& tracefile, std::string_view test) {
    std::string out;
    const Text text{out};
    for (const auto& [path, file] : tracefile.files) {
        fmt::format_to(text, "TN:{}\nSF:{}\n", test, path);
        write_functions(text, file);
        write_branches(text, file);
        for (const auto& [line, hits] : file.lines) fmt::format_to(text, "DA:{},{}\n", line, hits);
        const Totals totals = line_totals(file);
        fmt::format_to(text, "LF:{}\nLH:{}\nend_of_record\n", totals.found, totals.hit);
    }
    return out;
}

}  // namespace pawl::coverage
