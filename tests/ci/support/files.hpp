// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_CI_FILES_HPP_INCLUDED
#define PAWL_TESTS_CI_FILES_HPP_INCLUDED

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace pawl::cli::tests {

void write_file(const std::filesystem::path& path, std::string_view text);
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Every file below `directory` with its content, one text: equal exactly where nothing changed.
[[nodiscard]] std::string snapshot(const std::filesystem::path& directory);

/// True as soon as `path` has content; false after ten seconds.
[[nodiscard]] bool appears(const std::filesystem::path& path);

/// True as soon as no such process lives (a zombie does not); false after ten seconds.
[[nodiscard]] bool ends(pid_t process);

}  // namespace pawl::cli::tests

#endif  // PAWL_TESTS_CI_FILES_HPP_INCLUDED
