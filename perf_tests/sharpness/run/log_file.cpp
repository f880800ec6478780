// SPDX-License-Identifier: BSL-1.0
#include "run/log_file.hpp"

#include <filesystem>
#include <iterator>
#include <stdexcept>

#include "record/environment.hpp"

namespace pawl::sharpness {

namespace {

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Log read_log(const std::string& path) {
    return parse_log(content_of(path));
}

LogFile::LogFile(const std::string& path) : m_path(path) {
    const auto text = content_of(path);
    if (!text.empty()) std::filesystem::resize_file(path, whole_lines_size(text));
    m_file.open(path, std::ios::app | std::ios::binary);
    if (whole_lines_size(text) == 0) m_file << log_head();
    add(run_line(perf::utc_now(), perf::read_environment(perf::read_cpu_times())));
}

void LogFile::add(const std::string& line) {
    m_file << line << '\n' << std::flush;
    if (!m_file) throw std::runtime_error("cannot write " + m_path + "; is its directory there and writable?");
}

}  // namespace pawl::sharpness
