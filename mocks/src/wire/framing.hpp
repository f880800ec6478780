// SPDX-License-Identifier: BSL-1.0
// Where one request ends and the next begins in a stream of bytes.
#ifndef PAWL_MOCKS_FRAMING_HPP_INCLUDED
#define PAWL_MOCKS_FRAMING_HPP_INCLUDED

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::mocks::wire {

/// Finds the last byte of each frame. A frame that begins with a brace ends where its braces balance, those inside
/// strings not counted; any other ends with its line. White space between frames belongs to none.
class FrameBoundary {
public:
    enum class Place { between, inside, last };

    Place step(char byte);

private:
    enum class State { between, object, string, escape, line };

    State m_state = State::between;
    std::size_t m_open_braces = 0;
};

struct Frame {
    bool too_large = false;  ///< reported once, when the limit is passed; the rest of that frame is dropped unseen
    std::string_view text;   ///< empty if too_large; valid until the framer's next feed()
};

/// Cuts a stream into frames, however its bytes arrive; keeps no more than one unfinished frame.
class Framer {
public:
    explicit Framer(std::size_t max_frame_bytes) : m_max_frame_bytes(max_frame_bytes) {}

    void feed(std::string_view bytes);

    /// The next frame, or nothing until more bytes are fed.
    [[nodiscard]] std::optional<Frame> next();

private:
    std::size_t m_max_frame_bytes;
    FrameBoundary m_boundary;
    std::string m_bytes;
    std::size_t m_begin = 0;    // of the unfinished frame
    std::size_t m_scanned = 0;  // so that no byte is looked at twice
    bool m_dropping = false;    // inside a frame already reported as too large
};

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_FRAMING_HPP_INCLUDED
