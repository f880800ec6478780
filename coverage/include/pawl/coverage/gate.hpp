// SPDX-License-Identifier: BSL-1.0
// The floor gate: a tracefile and a policy make a verdict.
#ifndef PAWL_COVERAGE_GATE_HPP_INCLUDED
#define PAWL_COVERAGE_GATE_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/floor.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

struct FloorPolicy {
    Floors total;       ///< of all files together
    Floors per_folder;  ///< of the files in each folder together, without those in folders below it
    Floors per_file;

    bool operator==(const FloorPolicy&) const = default;
};

enum class Outcome {
    held,
    failed,
    inconclusive,  ///< it would have failed, but not every test passed; or it would have held, but not all was measured
};

/// What a verdict is worth where only a part of the tests passed: that a gate holds is certain, that it fails is not.
[[nodiscard]] constexpr Outcome of_a_part(Outcome outcome) {
    return outcome == Outcome::failed ? Outcome::inconclusive : outcome;
}

/// Lines first to last, both missing; what lies between them is missing or not measured.
struct LineRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const LineRange&) const = default;
};

struct FileVerdict {
    Outcome outcome = Outcome::held;  ///< against the file's own floor
    std::string path;
    Totals totals;                   ///< of lines, or of another metric
    std::vector<LineRange> missing;  ///< ascending

    bool operator==(const FileVerdict&) const = default;
};

/// A floor that is not reached.
struct Shortfall {
    enum class Scope { total, folder, file } scope = Scope::total;
    std::string path;  ///< of the folder ("." for files without one) or file
    Metric metric = Metric::lines;
    Totals totals;
    Percent floor;

    bool operator==(const Shortfall&) const = default;
};

struct Verdict {
    Outcome outcome = Outcome::held;  ///< held: there is no shortfall
    FloorPolicy floors;
    std::map<Metric, Totals> totals;    ///< of all files; of lines, and of what a floor speaks of
    std::vector<Shortfall> shortfalls;  ///< the total's first, then the folders', then the files'; in each by path
    std::map<Metric, std::vector<FileVerdict>> files;  ///< with what `totals` tells of, worst first: by share hit, then
                                                       ///< by what is missing, then by path

    bool operator==(const Verdict&) const = default;
};

/// @return  or Error::Code::no_measured_lines: no line, or nothing of what a floor speaks of, was measured, which
///          is never 100 %.
[[nodiscard]] tl::expected<Verdict, Error> judge(const Tracefile& tracefile, const FloorPolicy& floors);

/// The lines not hit, joined across lines that hold no code. A line that was hit ends a range.
[[nodiscard]] std::vector<LineRange> missing_ranges(const FileCoverage& file);

/// The same of those lines only that `counts` is true of; another measured line ends a range.
[[nodiscard]] std::vector<LineRange> missing_ranges(const FileCoverage& file,
                                                    const std::function<bool(std::uint32_t line)>& counts);

/// The lines in which functions begin that were not called, or that hold branches not taken; each a range of its own.
/// @param metric  not lines.
[[nodiscard]] std::vector<LineRange> missing_lines(const FileCoverage& file, Metric metric);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_GATE_HPP_INCLUDED
