// SPDX-License-Identifier: BSL-1.0
#include "support/files.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

namespace pawl::cli::tests {

namespace fs = std::filesystem;

namespace {

bool within_ten_seconds(const auto& holds) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

}  // namespace

void write_file(const fs::path& path, std::string_view text) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
}

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string snapshot(const fs::path& directory) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{directory}) {
        files[entry.path().string()] = entry.is_regular_file() ? read_file(entry.path()) : "";
    }
    std::string text;
    for (const auto& [name, content] : files) text.append(name).append("\n").append(content).append("\n");
    return text;
}

bool appears(const fs::path& path) {
    return within_ten_seconds([&] { return !read_file(path).empty(); });
}

bool ends(pid_t process) {
    return within_ten_seconds([&] {
        const std::string status = read_file("/proc/" + std::to_string(process) + "/stat");
        const std::size_t name_end = status.rfind(") ");
        return name_end == std::string::npos || status.at(name_end + 2) == 'Z';
    });
}

}  // namespace pawl::cli::tests
