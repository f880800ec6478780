// SPDX-License-Identifier: BSL-1.0
#include "support/processes.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <thread>

#include "support/files.hpp"

namespace pawl::perf::tests {

namespace {

namespace fs = std::filesystem;

// A zombie's command line and environment read empty, so it counts nowhere.
int count_where(const char* file, const std::string& text) {
    std::error_code ignored;
    int count = 0;
    for (const auto& process : fs::directory_iterator("/proc", ignored)) {
        const auto number = process.path().filename().string();
        if (!std::ranges::all_of(number, [](unsigned char c) { return std::isdigit(c) != 0; })) continue;
        count += read_file(process.path() / file).find(text) != std::string::npos;
    }
    return count;
}

}  // namespace

bool soon(const std::function<bool()>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

int count_processes_with(const std::string& variable_and_value) {
    return count_where("environ", variable_and_value);
}

int count_processes_mentioning(const std::string& text) {
    return count_where("cmdline", text);
}

}  // namespace pawl::perf::tests
