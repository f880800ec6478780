// SPDX-License-Identifier: BSL-1.0
#include "baseline/progress.hpp"

#include <ostream>

namespace pawl::cli {

void Progress::step(std::string_view sentence) {
    m_step = sentence;
    if (m_columns > 0) return show(m_step);
    m_out << "pawl: " << sentence << '\n' << std::flush;
}

void Progress::tool_output(std::string_view chunk) {
    if (m_columns == 0) return;
    while (!chunk.empty() && (chunk.back() == '\n' || chunk.back() == '\r')) chunk.remove_suffix(1);
    chunk.remove_prefix(chunk.find_last_of("\r\n") + 1);  // npos + 1 is 0
    if (!chunk.empty()) show(m_step + ": " + std::string{chunk});
}

void Progress::clear() {
    if (m_columns > 0) m_out << "\r\033[K" << std::flush;
}

void Progress::show(std::string_view line) {
    constexpr std::string_view prefix = "pawl: ";
    if (m_columns <= prefix.size()) return;
    // one column is left free: a full line would make some terminals wrap
    m_out << "\r\033[K" << prefix << line.substr(0, m_columns - prefix.size() - 1) << std::flush;
}

}  // namespace pawl::cli
