// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_stop.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <pawl/coverage/lines.hpp>
#include <system_error>

#include "judge/flag.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

bool is_strict() {
    return perf::is_strict(variable("PAWL_STRICT"), variable("CI"));
}

void forget(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return;
    if (fs::is_symlink(path, ignored)) return fs::resize_file(path, 0, ignored);
    fs::remove(path, ignored);
}

void say(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) fmt::print(stderr, "pawl coverage: {}\n", coverage::in_one_line(remark));
}

int finish(const tl::expected<ExitCode, Refusal>& outcome) {
    if (outcome) return *outcome;
    const auto& [code, raw_sentence] = outcome.error();
    const std::string sentence = coverage::in_one_line(raw_sentence);
    if (code != exit_not_decided) {
        fmt::print(stderr, "pawl coverage: {}\n", sentence);
        return code;
    }
    const bool fails = is_strict();
    fmt::print(stderr, "pawl coverage: not decided: {}{}\n", sentence,
               fails
                   ? "\npawl coverage: what is not decided fails where CI or PAWL_STRICT is set; PAWL_STRICT=0 lets it "
                     "pass"
                   : "");
    return fails ? exit_failed : exit_not_decided;
}

}  // namespace pawl::cli
