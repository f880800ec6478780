// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_JUDGE_FLAG_HPP_INCLUDED
#define PAWL_PERF_JUDGE_FLAG_HPP_INCLUDED

#include <optional>
#include <string>

namespace pawl::perf {

/// What an environment variable says: 1, true, on, yes; or 0, false, off, no, and nothing at all.
/// @return  nothing for any other text.
[[nodiscard]] std::optional<bool> parse_flag(const std::string& text);

/// Whether a verdict that is not decided fails: what PAWL_STRICT says, else whether CI is set. Both are "" where they
/// are not set; any text but a clear no counts.
[[nodiscard]] bool is_strict(const std::string& pawl_strict, const std::string& ci);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_FLAG_HPP_INCLUDED
