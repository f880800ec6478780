// SPDX-License-Identifier: BSL-1.0
// Whether the counters in a build directory belong to what was built there last.
#ifndef PAWL_COVERAGE_COUNTERS_HPP_INCLUDED
#define PAWL_COVERAGE_COUNTERS_HPP_INCLUDED

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace pawl::coverage {

/// One instrumented object file.
struct ObjectCounters {
    std::string path;                       ///< without .gcno
    std::filesystem::file_time_type built;  ///< of the .gcno, written by the compiler
    std::optional<std::filesystem::file_time_type> run =
        std::nullopt;  ///< of the .gcda, written by a process that ended
};

struct CounterSurvey {
    enum class State {
        not_instrumented,  ///< no .gcno at all: not a coverage build
        not_run,           ///< no counters newer than the build
        stale,             ///< some objects were rebuilt after their last run; gcov would call them never run
        current,
    };
    State state = State::not_instrumented;
    std::size_t objects = 0;
    std::size_t stale_objects = 0;
    std::string first_stale;  ///< in the order given
};

[[nodiscard]] CounterSurvey survey(std::span<const ObjectCounters> objects);

/// Why nothing can be judged and what to do, in one sentence; empty if the counters are current.
[[nodiscard]] std::string describe(const CounterSurvey& survey);

/// Whether counters may hold hits of a program that is no more: an object was built after `counted` was written.
[[nodiscard]] bool were_built_since(std::span<const ObjectCounters> objects, std::filesystem::file_time_type counted);

/// Whether one has run after `ended`.
[[nodiscard]] bool have_run_since(std::span<const ObjectCounters> objects, std::filesystem::file_time_type ended);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_COUNTERS_HPP_INCLUDED
