// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_FUZZ_REFUSAL_HPP_INCLUDED
#define PAWL_TESTS_FUZZ_REFUSAL_HPP_INCLUDED

#include <algorithm>
#include <pawl/coverage/error.hpp>
#include <string_view>

#include "must.hpp"

inline bool is_control(char c) {
    return (c >= '\0' && c < ' ') || c == '\x7f';
}

/// What holds of a refusal of `text`, whose name was given as `path`.
inline void check_refusal(const pawl::coverage::Error& error, std::string_view text, std::string_view path) {
    const auto line_ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    must(error.path == path, "a refusal names the file");
    must(error.line >= 1 && error.line <= line_ends + 1, "a refusal names a line of the file");
    // A line break or an escape would let the text speak for the program to a terminal or a CI log.
    must(std::ranges::none_of(describe(error), is_control), "a refusal is one line without control characters");
}

#endif  // PAWL_TESTS_FUZZ_REFUSAL_HPP_INCLUDED
