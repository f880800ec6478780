// SPDX-License-Identifier: BSL-1.0
// What is tried: a workload under a true change, before a judge.
#ifndef PAWL_SHARPNESS_CURVE_CELL_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_CELL_HPP_INCLUDED

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::sharpness {

/// Judges: the gate; its judgement of a limit on P99; Catch2 means at 5 %; Google Benchmark medians at 5 % with its U
/// test.
namespace judge {
inline constexpr std::string_view gate = "pawl";
inline constexpr std::string_view budget = "p99";
inline constexpr std::string_view catch2 = "catch2";
inline constexpr std::string_view google = "google";
}  // namespace judge

struct Cell {
    std::string judge;
    std::string workload;  ///< "cpu", "allocation", "socket"; before the budget judge "tail"
    /// "0", "3", "5.5", ...: per cent, end to end, injected as time; "relinked"; before the budget judge the true P99
    /// as a multiple of its limit, "0.8"
    std::string change;

    friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// "pawl/cpu/5.5"
[[nodiscard]] std::string name_of(const Cell& cell);
/// Nothing where `name` is no cell's.
[[nodiscard]] std::optional<Cell> cell_of(std::string_view name);

/// The true change as a ratio; nothing for "relinked".
[[nodiscard]] std::optional<double> change_ratio(const Cell& cell);

/// What the gate and its peers are tried on, and the changes that they are tried with, in the order of the tables.
inline constexpr std::array workloads{"cpu", "allocation", "socket"};
inline constexpr std::array changes{"0", "relinked", "3", "4", "5.5", "6", "7", "10"};
inline constexpr std::array p99_multiples{"0.8", "1.3"};

inline constexpr int relinked_variants = 21;

/// In which way a relinked variant (1 to 21) differs: "function", "library", "order" or "text".
[[nodiscard]] std::string_view kind_of_variant(int variant);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_CELL_HPP_INCLUDED
