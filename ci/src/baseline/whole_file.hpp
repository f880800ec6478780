// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_WHOLE_FILE_HPP_INCLUDED
#define PAWL_CI_BASELINE_WHOLE_FILE_HPP_INCLUDED

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::cli {

[[nodiscard]] std::optional<std::string> read_whole_file(const std::filesystem::path& path);

/// Puts `text` into a temporary file beside `path`, syncs it and renames it: a reader sees the old file or the new
/// one, never half of one. False, and nothing changed, if the disk refuses.
[[nodiscard]] bool write_whole_file(const std::filesystem::path& path, std::string_view text);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_WHOLE_FILE_HPP_INCLUDED
