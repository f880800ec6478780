// SPDX-License-Identifier: BSL-1.0
#include "wire/framing.hpp"

namespace pawl::mocks::wire {

FrameBoundary::Place FrameBoundary::step(char byte) {
    switch (m_state) {
        case State::between:
            if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') return Place::between;
            m_state = byte == '{' ? State::object : State::line;
            m_open_braces = 1;
            return Place::inside;
        case State::object:
            if (byte == '"') m_state = State::string;
            if (byte == '{') ++m_open_braces;
            if (byte != '}' || --m_open_braces > 0) return Place::inside;
            break;
        case State::string:
            if (byte == '\\') m_state = State::escape;
            if (byte == '"') m_state = State::object;
            return Place::inside;
        case State::escape:
            m_state = State::string;
            return Place::inside;
        case State::line:
            if (byte != '\n') return Place::inside;
            break;
    }
    m_state = State::between;
    return Place::last;
}

void Framer::feed(std::string_view bytes) {
    m_bytes.erase(0, m_begin);
    m_scanned -= m_begin;
    m_begin = 0;
    m_bytes += bytes;
}

std::optional<Frame> Framer::next() {
    while (m_scanned < m_bytes.size()) {
        const FrameBoundary::Place place = m_boundary.step(m_bytes[m_scanned++]);
        const std::string_view frame = std::string_view(m_bytes).substr(m_begin, m_scanned - m_begin);
        const bool complete = place == FrameBoundary::Place::last;
        if (place == FrameBoundary::Place::between) {
            m_begin = m_scanned;
        } else if (m_dropping) {
            m_begin = m_scanned;
            m_dropping = !complete;
        } else if (frame.size() > m_max_frame_bytes) {
            m_begin = m_scanned;
            m_dropping = !complete;
            return Frame{.too_large = true, .text = {}};
        } else if (complete) {
            m_begin = m_scanned;
            return Frame{.too_large = false, .text = frame};
        }
    }
    return std::nullopt;
}

}  // namespace pawl::mocks::wire
