// SPDX-License-Identifier: BSL-1.0
// Catch2 by FetchContent, from a source tree on disk.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "process/command.hpp"
#include "record/read.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
namespace fs = std::filesystem;

namespace {

CommandResult run(const std::vector<std::string>& argv, CommandOptions options = {}) {
    options.limit = std::chrono::minutes{10};
    const auto result = run_command(argv, options);
    if (!result) FAIL(describe(result.error()));
    return *result;
}

void succeed(const std::vector<std::string>& argv) {
    const CommandResult result = run(argv);
    INFO(result.standard_output << result.standard_error);
    REQUIRE(result.exit_code == 0);
}

std::string catch2_source() {
    constexpr const char* directory = PAWL_TEST_CATCH2_SOURCE_DIR;
    const CommandResult fetched = run({PAWL_TEST_SOURCE_DIR "/ci/setup", "--catch2-source", directory});
    if (fetched.exit_code != 0) SKIP("no source of Catch2 is to be had here: " + fetched.standard_error);
    return std::string{"-DFETCHCONTENT_SOURCE_DIR_CATCH2="} + directory;
}

// Kept between runs, because compiling Catch2 and Pawl takes minutes; what CMake found out is not.
std::string build_directory() {
    return PAWL_TEST_FETCHED_BUILD_DIR;
}

void build(const std::string& catch2_source, const std::string& fetches_catch2) {
    succeed({"cmake", "--fresh", "-G", "Ninja", "-S", PAWL_TEST_ADOPTION_DIR "/fetched", "-B", build_directory(),
             "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1",
             "-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER, "-DCMAKE_CXX_COMPILER_LAUNCHER=" PAWL_TEST_CXX_LAUNCHER,
             catch2_source, "-DFETCHCONTENT_SOURCE_DIR_PAWL=" PAWL_TEST_SOURCE_DIR,
             "-DFETCHES_CATCH2=" + fetches_catch2, "-DPAWL_BUILD_CLI=OFF", "-DPAWL_BUILD_MOCKS=OFF",
             "-DPAWL_BUILD_COVERAGE=OFF"});
    succeed({"cmake", "--build", build_directory(), "--target", "bench"});
}

}  // namespace

TEST_CASE("a Catch2 that is fetched, and linked before Pawl::perf, has Pawl's engine in every target", "[fetched]") {
    build(catch2_source(), GENERATE("OFF", "ON"));
    const TemporaryDirectory records;
    const CommandResult tested = run({build_directory() + "/bench", "[!benchmark]"},
                                     {.environment = {{"PAWL_RECORD_DIR", records.path()}, {"CI", ""}}});
    INFO(tested.standard_output << tested.standard_error);
    CHECK(tested.exit_code == 0);
    const fs::directory_iterator left_behind{records.path()};
    REQUIRE(left_behind != fs::directory_iterator{});
    const auto record = pawl::perf::read_record(left_behind->path());
    REQUIRE(record);
    CHECK(record->benchmarks.size() == 3);
    for (const auto& [test_case, outcome] : record->benchmarks) {
        INFO(outcome.key.name << ": " << outcome.judgement.reason);
        CHECK(outcome.judgement.verdict == pawl::perf::Verdict::no_baseline);  // Catch2's engine: not decided
        CHECK(fs::path{outcome.file}.parent_path().filename() == "fetched");   // Catch2's macro tells no file
    }
}

TEST_CASE("this project itself, its tests included, takes a Catch2 that is fetched", "[fetched]") {
    const TemporaryDirectory build;
    succeed({"cmake", "-G", "Ninja", "-S", PAWL_TEST_SOURCE_DIR, "-B", build.path(),
             "-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER, catch2_source()});
}
