// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_RECORD_FILE_HPP_INCLUDED
#define PAWL_PERF_RECORD_FILE_HPP_INCLUDED

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::perf {

/// What the file holds; a pipe is read until its writers close it, and is empty where there is none.
/// @param largest_bytes  what holds more has no end, as /dev/zero.
/// @return or the cause in the system's words: "Is a directory", "File too large".
[[nodiscard]] tl::expected<std::string, std::string> content_of(const std::string& path,
                                                                std::size_t largest_bytes = std::size_t{1} << 30);

/// Replaces a file whole or not at all: written beside it, synced, renamed; a SIGINT, SIGTERM or SIGHUP to this thread
/// meanwhile waits. Missing directories are made, and permissions stay. Of a link the file behind it is replaced; what
/// is no regular file, a pipe or a device, is written to.
/// @return nothing, or one sentence that names the path and the cause; the previous file is then intact.
[[nodiscard]] tl::expected<void, std::string> replace_file(const std::string& path, std::string_view content);

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_FILE_HPP_INCLUDED
