// SPDX-License-Identifier: BSL-1.0
// Which lines a change touches: unified diffs, as git and diff -u write them (POSIX diff, section "Diff -u Output
// Format"; git-diff(1), "Generating patch text").
#ifndef PAWL_COVERAGE_DIFF_HPP_INCLUDED
#define PAWL_COVERAGE_DIFF_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

struct FileChange {
    std::string old_path;                ///< another one where the file was renamed; empty: it is new
    std::vector<std::uint32_t> removed;  ///< line numbers in the old file, ascending
    std::vector<std::uint32_t> added;    ///< line numbers in the new file, ascending; a changed line is both
    bool is_binary = false;              ///< the diff does not show its lines

    bool operator==(const FileChange&) const = default;
};

/// By the new path. Deleted files have no line to cover, and are left out; one that was only renamed has no changed
/// line.
using Diff = std::map<std::string, FileChange>;

/// @param text  the whole diff, with any number of lines of context. git's prefixes (a/ and b/, and those of
///              diff.mnemonicPrefix) are taken off, its quoting is undone, and detours (./, x/..) are left out.
/// @param path  the diff's name, for errors only.
/// @return      or Error::Code::malformed_diff with its line: a hunk that is cut off, goes back or belongs to no
///              file, a file without a hunk; a second change of one file; a copy. Text without a single file is an
///              empty Diff.
[[nodiscard]] tl::expected<Diff, Error> read_diff(std::string_view text, std::string_view path);

/// The number in the new file of line `old_line`, which `change` does not remove.
[[nodiscard]] std::uint32_t new_line_of(const FileChange& change, std::uint32_t old_line);

/// `older` with its files and lines called as they are after `since`; lines that it removes are left out, functions and
/// branches are none in it.
[[nodiscard]] Tracefile moved(const Tracefile& older, const Diff& since);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_DIFF_HPP_INCLUDED
