// SPDX-License-Identifier: BSL-1.0
// A stream of bytes cut into lines.
#ifndef PAWL_MOCKS_LINES_HPP_INCLUDED
#define PAWL_MOCKS_LINES_HPP_INCLUDED

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::mocks::wire {

/// Keeps no more than one unfinished line, and of one that is too long nothing.
class LineReader {
public:
    struct Line {
        bool is_too_long = false;  ///< told once its end has come; `text` is empty
        std::string_view text;     ///< without its end; valid until the next feed()
    };

    explicit LineReader(std::size_t max_bytes) : m_max_bytes{max_bytes} {}

    void feed(std::string_view bytes) {
        m_bytes.erase(0, m_begin);
        m_scanned -= m_begin;
        m_begin = 0;
        m_bytes += bytes;
    }

    /// The next line that is not empty; nothing until more bytes are fed.
    [[nodiscard]] std::optional<Line> next() {
        while (true) {
            const std::size_t end = m_bytes.find('\n', m_scanned);
            if (end == std::string::npos) {
                m_is_dropping |= m_bytes.size() - m_begin > m_max_bytes;
                if (m_is_dropping) m_begin = m_bytes.size();
                m_scanned = m_bytes.size();
                return std::nullopt;
            }
            std::string_view text = std::string_view(m_bytes).substr(m_begin, end - m_begin);
            m_begin = m_scanned = end + 1;
            if (text.ends_with('\r')) text.remove_suffix(1);
            if (m_is_dropping || text.size() > m_max_bytes) {
                m_is_dropping = false;
                return Line{.is_too_long = true, .text = {}};
            }
            if (!text.empty()) return Line{.is_too_long = false, .text = text};
        }
    }

private:
    std::size_t m_max_bytes;
    std::string m_bytes;
    std::size_t m_begin = 0;    ///< of the unfinished line
    std::size_t m_scanned = 0;  ///< so that no byte is looked at twice
    bool m_is_dropping = false;
};

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_LINES_HPP_INCLUDED
