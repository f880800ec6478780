// SPDX-License-Identifier: BSL-1.0
// Line coverage as plain data, and the algebra on it.
#ifndef PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED
#define PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED

#include <cstdint>
#include <map>
#include <string>

namespace pawl::coverage {

struct FileCoverage {
    std::map<std::uint32_t, std::uint64_t> lines;  ///< line number, from 1 -> times executed; measured lines only

    bool operator==(const FileCoverage&) const = default;
};

struct Tracefile {
    std::map<std::string, FileCoverage> files;  ///< by path, as the tracefile spells it

    bool operator==(const Tracefile&) const = default;
};

struct LineTotals {
    std::uint64_t hit = 0;    ///< measured lines executed at least once
    std::uint64_t found = 0;  ///< measured lines

    bool operator==(const LineTotals&) const = default;
};

/// Counted from the lines themselves, because Debian's lcov 1.16 leaves LF and LH out of what it captures.
[[nodiscard]] LineTotals line_totals(const FileCoverage& file);
[[nodiscard]] LineTotals line_totals(const Tracefile& tracefile);

/// The sum of two hit counts, at most 2^64 - 1: saturation keeps the sum associative.
[[nodiscard]] std::uint64_t add_hits(std::uint64_t left, std::uint64_t right);

/// Every line of either side, hits added. Associative and commutative; the empty tracefile is its identity.
[[nodiscard]] Tracefile merge(Tracefile left, const Tracefile& right);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED
