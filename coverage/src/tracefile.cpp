// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/tracefile.hpp>

#include <limits>

namespace pawl::coverage {

LineTotals line_totals(const FileCoverage& file) {
    LineTotals totals;
    for (const auto& [line, hits] : file.lines) {
        ++totals.found;
        if (hits > 0) ++totals.hit;
    }
    return totals;
}

LineTotals line_totals(const Tracefile& tracefile) {
    LineTotals totals;
    for (const auto& [path, file] : tracefile.files) {
        const LineTotals of_file = line_totals(file);
        totals.hit += of_file.hit;
        totals.found += of_file.found;
    }
    return totals;
}

std::uint64_t add_hits(std::uint64_t left, std::uint64_t right) {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    return right > most - left ? most : left + right;
}

Tracefile merge(Tracefile left, const Tracefile& right) {
    for (const auto& [path, file] : right.files) {
        auto& lines = left.files[path].lines;
        for (const auto& [line, hits] : file.lines) lines[line] = add_hits(lines[line], hits);
    }
    return left;
}

}  // namespace pawl::coverage
