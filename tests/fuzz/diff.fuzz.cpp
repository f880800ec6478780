// SPDX-License-Identifier: BSL-1.0
// A diff may come from anywhere: it is refused, or numbers the lines of two files that may be.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <pawl/coverage/diff.hpp>

#include "must.hpp"
#include "refusal.hpp"

using namespace pawl::coverage;

namespace {

using Lines = std::vector<std::uint32_t>;

constexpr std::uint64_t last_line = std::numeric_limits<std::uint32_t>::max();

bool is_strictly_ascending(const Lines& lines) {
    return std::ranges::adjacent_find(lines, std::ranges::greater_equal{}) == lines.end();
}

std::uint64_t count_below(const Lines& lines, std::uint32_t line) {
    return static_cast<std::uint64_t>(std::ranges::lower_bound(lines, line) - lines.begin());
}

/// Of the old lines first to last that stay. Lines beyond the last that has a number are left out.
void check_new_lines(const FileChange& change, std::uint64_t first, std::uint64_t last) {
    std::uint32_t before = 0;
    for (std::uint64_t number = std::max<std::uint64_t>(first, 1); number <= std::min(last, last_line); ++number) {
        const auto old_line = static_cast<std::uint32_t>(number);
        if (std::ranges::binary_search(change.removed, old_line)) continue;
        const std::uint64_t kept = old_line - count_below(change.removed, old_line);
        if (kept + change.added.size() > last_line) break;
        const std::uint32_t new_line = new_line_of(change, old_line);
        must(before < new_line, "lines that stay keep their order");
        must(!std::ranges::binary_search(change.added, new_line), "a line that stays is not an added one");
        must(new_line - count_below(change.added, new_line) == kept, "as many kept lines precede it in either file");
        before = new_line;
    }
}

void check_change(const FileChange& change) {
    for (const Lines* lines : {&change.removed, &change.added}) {
        must(is_strictly_ascending(*lines), "added and removed lines ascend");
        must(lines->empty() || lines->front() >= 1, "lines are numbered from 1");
    }
    if (change.removed.empty() && change.added.empty()) return;
    check_new_lines(change, 1, 200);
    check_new_lines(change, last_line - 50, last_line);
    for (const Lines* lines : {&change.removed, &change.added}) {
        if (lines->empty() || lines->back() <= 150) continue;
        const std::uint64_t line = lines->back();
        check_new_lines(change, line - 50, line + 50);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view path = "x.diff";
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto diff = read_diff(text, path);
    if (!diff) {
        check_refusal(diff.error(), text, path);
        return 0;
    }
    for (const auto& [name, change] : *diff) {
        must(!name.empty(), "a file that was deleted is left out");
        check_change(change);
    }
    return 0;
}
