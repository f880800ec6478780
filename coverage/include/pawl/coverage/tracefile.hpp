// SPDX-License-Identifier: BSL-1.0
// Coverage as plain data, and the algebra on it.
#ifndef PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED
#define PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace pawl::coverage {

/// Where control leaves a line: numbers as the compiler gave them, the same in every run of one build.
struct BranchKey {
    std::uint32_t line = 0;  ///< from 1
    std::uint32_t block = 0;
    std::uint32_t number = 0;  ///< within the block

    auto operator<=>(const BranchKey&) const = default;
};

/// Times taken; nothing where the condition before it was never evaluated.
using Taken = std::optional<std::uint64_t>;

struct Branch {
    Taken taken = {};
    bool is_exceptional = false;  ///< an edge of a call that may throw; of a template, in any of its instances

    bool operator==(const Branch&) const = default;
};

/// The functions that begin in one line: instances of a template and constructors are several, by mangled name.
using Functions = std::map<std::string, std::uint64_t, std::less<>>;  ///< name -> times called

struct FileCoverage {
    std::map<std::uint32_t, std::uint64_t> lines = {};  ///< line number, from 1 -> times executed; measured lines only
    std::map<std::uint32_t, Functions> functions = {};  ///< by the line they begin in
    std::map<BranchKey, Branch> branches = {};

    bool operator==(const FileCoverage&) const = default;
};

struct Tracefile {
    std::map<std::string, FileCoverage> files;  ///< by path, as the tracefile spells it

    bool operator==(const Tracefile&) const = default;
};

/// What each test covers, by the tests' names.
using CoverageByTest = std::map<std::string, Tracefile>;

struct Totals {
    std::uint64_t hit = 0;    ///< of those found, the ones executed, called or taken at least once
    std::uint64_t found = 0;  ///< measured

    Totals& operator+=(const Totals& more);
    bool operator==(const Totals&) const = default;
};

/// Counted from the lines themselves, because Debian's lcov 1.16 leaves LF and LH out of what it captures.
[[nodiscard]] Totals line_totals(const FileCoverage& file);
[[nodiscard]] Totals line_totals(const Tracefile& tracefile);

/// Functions are counted by the line they begin in: of a template's instances one call is enough, as in lcov 2.
[[nodiscard]] Totals function_totals(const FileCoverage& file);
[[nodiscard]] Totals function_totals(const Tracefile& tracefile);

/// Exceptional branches are not counted: nearly every call in C++ has them.
[[nodiscard]] Totals branch_totals(const FileCoverage& file);
[[nodiscard]] Totals branch_totals(const Tracefile& tracefile);

/// The sum of two hit counts, at most 2^64 - 1: saturation keeps the sum associative.
[[nodiscard]] std::uint64_t add_hits(std::uint64_t left, std::uint64_t right);

/// Never evaluated on both sides stays so; else the sum.
[[nodiscard]] Taken add_taken(Taken left, Taken right);

/// The sum of both; exceptional if either is.
[[nodiscard]] Branch add_branch(Branch left, Branch right);

/// Everything of either side, hits added. Associative and commutative; the empty tracefile is its identity.
[[nodiscard]] Tracefile merge(Tracefile left, const Tracefile& right);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_TRACEFILE_HPP_INCLUDED
