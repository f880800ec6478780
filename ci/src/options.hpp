// SPDX-License-Identifier: BSL-1.0
// Options that several commands have. The checks are in CLI11's manner: what is wrong with the text; empty: nothing.
#ifndef PAWL_CI_OPTIONS_HPP_INCLUDED
#define PAWL_CI_OPTIONS_HPP_INCLUDED

#include <CLI/CLI.hpp>
#include <charconv>
#include <string>
#include <system_error>

namespace pawl::cli {

// CLI::Range lets "nan" pass.
[[nodiscard]] inline std::string is_time_limit(const std::string& text) {
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number && seconds >= 0.01 && seconds <= 604'800 ? "" : text + " is not between 0.01 and 604800 s";
}

// A script whose variable is not set passes nothing, or the next option.
[[nodiscard]] inline std::string is_file_name(const std::string& text) {
    if (text.starts_with('-')) return "'" + text + "' is an option's name; write ./" + text + " for a file";
    return text.empty() ? "an empty name is no file's" : "";
}

[[nodiscard]] inline std::string is_name(const std::string& text) {
    return text.empty() ? "an empty name names nothing" : "";
}

inline void add_record(CLI::App& command, std::string& record, const std::string& run = "run") {
    command.add_option("--json", record, "Write the record of the " + run + " (pawl.run/1) to this file")
        ->type_name("FILE")
        ->check(is_file_name);
}

inline void add_time_limit(CLI::App& command, double& limit_s, const std::string& help) {
    command.add_option("--limit", limit_s, help)->capture_default_str()->type_name("SECONDS")->check(is_time_limit);
}

}  // namespace pawl::cli

#endif  // PAWL_CI_OPTIONS_HPP_INCLUDED
