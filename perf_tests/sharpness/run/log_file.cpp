// SPDX-License-Identifier: BSL-1.0
#include "run/log_file.hpp"

#include <filesystem>
#include <stdexcept>

#include "record/environment.hpp"
#include "record/file.hpp"

namespace pawl::sharpness {

Log read_log(const std::string& path) {
    return parse_log(perf::content_of(path).value_or(""));
}

LogFile::LogFile(const std::string& path) : m_path(path) {
    const auto text = perf::content_of(path).value_or("");
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
