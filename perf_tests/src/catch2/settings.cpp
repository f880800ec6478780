// SPDX-License-Identifier: BSL-1.0
#include "catch2/settings.hpp"

#include <fmt/format.h>

#include <charconv>
#include <type_traits>

#include "judge/flag.hpp"

namespace pawl::perf {

namespace {

template <class Number>
std::optional<Number> parse_number(const std::string& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::chrono::seconds> parse_seconds(const std::string& text) {
    const auto number = parse_number<int>(text);
    if (!number || *number <= 0) return std::nullopt;
    return std::chrono::seconds(*number);
}

std::optional<bool> parse_role(const std::string& text) {
    if (text == "anchor") return true;
    if (text.empty() || text == "baseline") return false;
    return std::nullopt;
}

std::optional<std::string> as_it_is(const std::string& text) {
    return text;
}

class Reading {
public:
    explicit Reading(const ReadVariable& read) : m_read(read) {}

    template <class Target, class Parse>
    void operator()(const char* variable, Target& target, Parse parse, const char* shape) {
        const auto text = m_read(variable);
        if (!text || !m_problem.empty()) return;
        if (auto value = parse(*text)) {
            target = *std::move(value);
        } else {
            m_problem = fmt::format("{} is \"{}\"; it should be {}", variable, *text, shape);
        }
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    const ReadVariable& m_read;
    std::string m_problem;
};

}  // namespace

tl::expected<Settings, std::string> read_settings(const ReadVariable& read) {
    constexpr auto flag_shape = "1 or 0";
    constexpr auto ratio_shape = "a percentage above 0, such as 5%";
    constexpr auto thresholds_shape = "a percentage above 0, such as 5%, or also limits by tag, such as 5%,[io]=10%";
    Settings settings;
    Reading reading(read);
    bool is_ci = false;
    // CI is other people's variable: any value but a clear no counts.
    reading(
        "CI", is_ci, [](const std::string& text) { return std::optional(parse_flag(text).value_or(true)); }, "");
    settings.strict = is_ci;
    reading("PAWL_WORKER", settings.worker_channel, parse_number<int>, "a descriptor number");
    reading("PAWL_WORKER_TEST", settings.worker_test, as_it_is, "");
    reading("PAWL_BASELINE", settings.baseline, as_it_is, "");
    reading("PAWL_BASELINE_ROLE", settings.is_anchor, parse_role, "baseline or anchor");
    reading("PAWL_THRESHOLD", settings.thresholds, Thresholds::parse, thresholds_shape);
    reading("PAWL_RECORD_DIR", settings.record_directory, as_it_is, "");
    reading("PAWL_STRICT", settings.strict, parse_flag, flag_shape);
    reading("PAWL_SEED", settings.seed, parse_number<std::uint64_t>, "a whole number");
    reading("PAWL_DISCOVERED", settings.discovered, parse_flag, flag_shape);
    reading("PAWL_MEASURE_IDENTICAL", settings.measure_identical, parse_flag, flag_shape);
    reading("PAWL_PIN", settings.pin, parse_flag, flag_shape);
    reading("PAWL_ISOLATE", settings.isolate, parse_flag, flag_shape);
    reading("PAWL_TIME_LIMIT", settings.time_limit, parse_seconds, "whole seconds above 0");
    reading("PAWL_INJECT", settings.injected_ratio, parse_ratio, ratio_shape);
    if (!reading.problem().empty()) return tl::make_unexpected(reading.problem());
    return settings;
}

}  // namespace pawl::perf
