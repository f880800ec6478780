// SPDX-License-Identifier: BSL-1.0
#include "curve/log.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::sharpness;

namespace {

const std::string text = log_head() +
                         "# run 2026-11-24T14:30:00Z, pawl 0.1.0, AMD EPYC, 2 cores, Linux 6.1, GNU 12.2.0\n"
                         "# calibration factor/socket,1.012,0.998,1.026,300\n"
                         "pawl/socket/3,0,12,held,402,2.6,0.0301\n"
                         "pawl/socket/4,0,13,held,402,2.6,0.0401\n";

}  // namespace

TEST_CASE("a log tells its runs, calibrations and trials", "[sharpness][log]") {
    const auto log = parse_log(text);
    CHECK(log.runs ==
          std::vector<std::string>{"2026-11-24T14:30:00Z, pawl 0.1.0, AMD EPYC, 2 cores, Linux 6.1, GNU 12.2.0"});
    CHECK(log.calibration.at("factor/socket").value == 1.012);
    REQUIRE(log.trials.size() == 2);
    CHECK(log.trials[1].seed == 13);
}

TEST_CASE("a last line that was cut off is passed over, even where it reads like a whole one", "[sharpness][log]") {
    const auto cut = text + "pawl/socket/6,0,14,held,402,2.6,0.0601 0.0";
    CHECK(parse_log(cut).trials.size() == 2);
    CHECK(whole_lines_size(cut) == text.size());
}

TEST_CASE("an empty log has nothing", "[sharpness][log]") {
    CHECK(parse_log("").trials.empty());
    CHECK(whole_lines_size("") == 0);
    CHECK(whole_lines_size("pawl/so") == 0);
}

TEST_CASE("a run is said with its machine and engine", "[sharpness][log]") {
    pawl::perf::Environment environment;
    environment.engine = "pawl 0.1.0";
    environment.cpu_model = "AMD EPYC";
    environment.cpus = 2;
    environment.kernel = "Linux 6.1";
    environment.compiler = "GNU 12.2.0";
    CHECK(run_line("2026-11-24T14:30:00Z", environment) ==
          "# run 2026-11-24T14:30:00Z, pawl 0.1.0, AMD EPYC, 2 cores, Linux 6.1, GNU 12.2.0");
}
