// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_PROGRESS_LINE_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_PROGRESS_LINE_HPP_INCLUDED

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>

namespace pawl::sharpness {

/// On standard error: on a terminal one line that changes, else a line a minute.
class ProgressLine {
public:
    void show(const std::string& text) {
        const auto now = std::chrono::steady_clock::now();
        if (m_is_terminal) {
            std::fprintf(stderr, "\r\033[K%s", text.c_str());
            m_is_open = true;
        } else if (now >= m_next) {
            std::fprintf(stderr, "%s\n", text.c_str());
            m_next = now + std::chrono::minutes(1);
        }
    }
    ~ProgressLine() {
        if (m_is_open) std::fputc('\n', stderr);
    }

private:
    bool m_is_terminal = ::isatty(STDERR_FILENO) == 1;
    bool m_is_open = false;
    std::chrono::steady_clock::time_point m_next{};
};

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_PROGRESS_LINE_HPP_INCLUDED
