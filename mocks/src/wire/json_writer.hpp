// SPDX-License-Identifier: BSL-1.0
// JSON text appended to a string that its owner reuses, so that a reply costs no allocation.
#ifndef PAWL_MOCKS_JSON_WRITER_HPP_INCLUDED
#define PAWL_MOCKS_JSON_WRITER_HPP_INCLUDED

#include <charconv>
#include <concepts>
#include <limits>
#include <string>
#include <string_view>

namespace pawl::mocks::wire {

/// A string in quotes, with quotes, backslashes and control characters escaped (RFC 8259, section 7).
void append_json(std::string& out, std::string_view text);

inline void append_json(std::string& out, std::same_as<bool> auto value) {
    out += value ? "true" : "false";
}

template <std::integral Integer>
requires(!std::same_as<Integer, bool>) void append_json(std::string& out, Integer value) {
    char digits[std::numeric_limits<Integer>::digits10 + 2];
    out.append(digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr);
}

/// Writes one object, from its constructor's brace to that of end(). A value is anything append_json takes, found by
/// argument-dependent look-up; names are the program's own and need no escape.
class ObjectWriter {
public:
    explicit ObjectWriter(std::string& out) : m_out(out) {}

    template <typename Value>
    ObjectWriter& field(std::string_view name, const Value& value) {
        (((m_out += m_separator) += '"') += name) += "\":";
        append_json(m_out, value);
        m_separator = ',';
        return *this;
    }
    void end() { m_out += m_separator == '{' ? "{}" : "}"; }

private:
    std::string& m_out;
    char m_separator = '{';
};

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_JSON_WRITER_HPP_INCLUDED
