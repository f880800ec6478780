// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_log.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

fs::path newest_log(const fs::path& build_dir, std::string_view ending) {
    fs::path newest;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(build_dir / "Testing" / "Temporary", failure)) {
        const std::string name = entry.path().filename().string();
        // LastTestsFailed.log is none
        if (!name.starts_with("LastTest") || name.starts_with("LastTests") || !name.ends_with(ending)) continue;
        if (newest.empty() || fs::last_write_time(newest, failure) < entry.last_write_time(failure)) {
            newest = entry.path();
        }
    }
    return newest;
}

/// 0: unknown, or there is none.
pid_t parent_of(pid_t process) {
    // PID (NAME) STATE PPID; the name may hold blanks and brackets.
    const std::string stat = perf::content_of("/proc/" + std::to_string(process) + "/stat").value_or("");
    const auto name_end = stat.rfind(") ");
    if (name_end == stat.npos || name_end + 4 > stat.size()) return 0;
    pid_t parent = 0;
    std::from_chars(stat.data() + name_end + 4, stat.data() + stat.size(), parent);
    return parent;
}

/// What it starts inherits its files.
bool is_ctest(const fs::path& process) {
    return perf::content_of(process / "comm").value_or("").starts_with("ctest");  // or ctest3
}

bool has_open(const fs::path& process, const std::string& beginning) {
    std::error_code failure;  // of a process that has ended, or is another user's
    for (const auto& descriptor : fs::directory_iterator(process / "fd", failure)) {
        std::error_code closed;
        if (fs::read_symlink(descriptor.path(), closed).string().starts_with(beginning)) return true;
    }
    return false;
}

std::set<pid_t> processes_that_log(const fs::path& build_dir) {
    std::set<pid_t> processes;
    std::error_code failure;
    // Of two that log to one file, the first to end renames it.
    const std::string beginning = (fs::canonical(build_dir, failure) / "Testing" / "Temporary" / "LastTest").string();
    for (const auto& process : fs::directory_iterator("/proc", failure)) {
        const std::string name = process.path().filename().string();
        if (name.find_first_not_of("0123456789") != name.npos || !is_ctest(process.path())) continue;
        if (has_open(process.path(), beginning)) processes.insert(std::stoi(name));
    }
    return processes;
}

}  // namespace

fs::path running_log(const fs::path& build_dir) {
    return newest_log(build_dir, ".log.tmp");
}

std::optional<fs::file_time_type> end_of_last_run(const fs::path& build_dir) {
    std::error_code missing;
    const auto end = fs::last_write_time(newest_log(build_dir, ".log"), missing);
    return missing ? std::nullopt : std::optional{end};
}

bool another_ctest_runs(const fs::path& build_dir) {
    std::set<pid_t> running = processes_that_log(build_dir);
    // The nearest is the one that asks; one behind it runs a test that started this one.
    for (pid_t process = ::getpid(); process != 0; process = parent_of(process)) {
        if (running.erase(process) > 0) break;
    }
    return !running.empty();
}

}  // namespace pawl::cli
