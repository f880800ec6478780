// SPDX-License-Identifier: BSL-1.0
// The floor gate: a tracefile and a policy make a verdict.
#ifndef PAWL_COVERAGE_GATE_HPP_INCLUDED
#define PAWL_COVERAGE_GATE_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/floor.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

struct LineFloors {
    Floor total;                    ///< of all files together
    std::optional<Floor> per_file;  ///< of each file
};

enum class Outcome { held, failed };

/// Lines first to last, both missing; what lies between them is missing or not measured.
struct LineRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const LineRange&) const = default;
};

struct FileVerdict {
    Outcome outcome = Outcome::held;  ///< against LineFloors::per_file
    std::string path;
    Totals lines;
    std::vector<LineRange> missing;  ///< ascending
};

struct Verdict {
    Outcome outcome = Outcome::held;  ///< held: the total and every file are
    LineFloors floors;
    Totals lines;
    std::vector<FileVerdict> files;  ///< worst first: by share of lines hit, then by lines missing, then by path
};

/// @return  or Error::Code::no_measured_lines: nothing measured is never 100 %.
[[nodiscard]] tl::expected<Verdict, Error> judge(const Tracefile& tracefile, const LineFloors& floors);

/// The lines not hit, joined across lines that hold no code. A line that was hit ends a range.
[[nodiscard]] std::vector<LineRange> missing_ranges(const FileCoverage& file);

/// The same of those lines only that `counts` is true of; another measured line ends a range.
[[nodiscard]] std::vector<LineRange> missing_ranges(const FileCoverage& file,
                                                    const std::function<bool(std::uint32_t line)>& counts);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_GATE_HPP_INCLUDED
