// SPDX-License-Identifier: BSL-1.0
#include "curve/trial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>

namespace pawl::sharpness {

namespace {

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::string_view cut(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto first = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return first;
}

}  // namespace

std::string to_line(const Trial& trial) {
    return fmt::format("{},{},{},{},{:.0f},{:.1f},{:.4f}", name_of(trial.cell), trial.variant, trial.seed,
                       perf::name_of(trial.verdict), trial.wall_ms, trial.load_1m, fmt::join(trial.log_ratios, " "));
}

std::optional<Trial> from_line(std::string_view line) {
    std::array<std::string_view, 7> field;
    for (auto& text : field) text = cut(line, ',');
    const auto cell = cell_of(field[0]);
    const auto verdict = perf::verdict_of(field[3]);
    if (!cell || !verdict || !line.empty()) return std::nullopt;
    Trial trial{*cell, 0, 0, *verdict, 0, 0, {}};
    if (!read(field[1], trial.variant) || !read(field[2], trial.seed) || !read(field[4], trial.wall_ms) ||
        !read(field[5], trial.load_1m)) {
        return std::nullopt;
    }
    while (!field[6].empty()) {
        if (!read(cut(field[6], ' '), trial.log_ratios.emplace_back())) return std::nullopt;
    }
    return trial;
}

}  // namespace pawl::sharpness
