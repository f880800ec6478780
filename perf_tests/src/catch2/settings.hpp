// SPDX-License-Identifier: BSL-1.0
// What the environment asks of a test executable.
#ifndef PAWL_PERF_CATCH2_SETTINGS_HPP_INCLUDED
#define PAWL_PERF_CATCH2_SETTINGS_HPP_INCLUDED

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "judge/thresholds.hpp"

namespace pawl::perf {

struct Settings {
    std::optional<int> worker_channel;  ///< PAWL_WORKER: this process is one side of a pair
    std::string worker_test;            ///< PAWL_WORKER_TEST: the one test case it is here for
    std::string baseline;          ///< PAWL_BASELINE: an executable, or @FILE as `pawl baseline --output` writes it
    bool is_anchor = false;        ///< PAWL_BASELINE_ROLE is "anchor": the source's own limits are not judged
    Thresholds thresholds;         ///< PAWL_THRESHOLD: "5%" or "5%,[io]=10%"
    std::string record_directory;  ///< PAWL_RECORD_DIR: empty: no record is written
    bool strict = false;           ///< PAWL_STRICT, else whether CI is set
    std::optional<std::uint64_t> seed;    ///< PAWL_SEED; drawn anew where it is not set
    bool discovered = false;              ///< PAWL_DISCOVERED: CTest runs a test that should hold a BENCHMARK
    bool measure_identical = false;       ///< PAWL_MEASURE_IDENTICAL
    bool pin = true;                      ///< PAWL_PIN
    bool isolate = true;                  ///< PAWL_ISOLATE
    std::chrono::seconds time_limit{50};  ///< PAWL_TIME_LIMIT: of one test case's launches together
    double injected_ratio = 0;            ///< PAWL_INJECT: "10%": the candidate's batches take so much longer
};

/// Reads a variable; nothing where it is not set. `getenv` outside tests.
using ReadVariable = std::function<std::optional<std::string>(const char*)>;

/// @return the settings, or one sentence that names the variable, its value and what it should look like.
[[nodiscard]] tl::expected<Settings, std::string> read_settings(const ReadVariable& read);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_SETTINGS_HPP_INCLUDED
