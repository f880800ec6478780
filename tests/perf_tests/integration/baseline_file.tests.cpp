// SPDX-License-Identifier: BSL-1.0
// What PAWL_BASELINE may name, and what is made of it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "catch2/baseline.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;
using State = pawl::perf::Baseline::State;

namespace {

const std::string worker = PAWL_SCRIPTED_WORKER;

Baseline resolve(const std::string& variable) {
    Settings settings;
    settings.baseline = variable;
    settings.measure_identical = true;
    return resolve_baseline(settings, worker);
}

Baseline resolve_file(const std::string& content) {
    const TemporaryDirectory directory;
    write_file(directory / "baseline.json", content);
    return resolve("@" + directory / "baseline.json");
}

}  // namespace

TEST_CASE("a run that names no baseline asks for none", "[perf][baseline]") {
    CHECK(resolve("").state == State::not_asked_for);
}

TEST_CASE("an executable is a baseline under its own path", "[perf][baseline]") {
    const auto baseline = resolve(worker);
    CHECK(baseline.state == State::ready);
    CHECK(baseline.executable == worker);
    CHECK(baseline.label == worker);
    CHECK(baseline.commit.empty());
}

TEST_CASE("the same code and data is identical, unless it is to be measured all the same", "[perf][baseline]") {
    Settings settings;
    settings.baseline = worker;
    CHECK(resolve_baseline(settings, worker).state == State::identical);
    settings.measure_identical = true;
    CHECK(resolve_baseline(settings, worker).state == State::ready);
}

TEST_CASE("an executable that cannot be a baseline is missing, with the reason", "[perf][baseline][errors]") {
    const auto baseline = resolve("/no/such/executable");
    CHECK(baseline.state == State::missing);
    CHECK_THAT(baseline.reason, ContainsSubstring("/no/such/executable does not exist"));
}

TEST_CASE("a baseline file names executable and commit", "[perf][baseline]") {
    const auto baseline = resolve_file(R"({"schema": "pawl.baseline/1", "status": "ready", "executable": ")" + worker +
                                       R"(", "label": "3f2c1d9", "commit": "3f2c1d9b"})");
    CHECK(baseline.state == State::ready);
    CHECK(baseline.executable == worker);
    CHECK(baseline.label == "3f2c1d9");
    CHECK(baseline.commit == "3f2c1d9b");
}

TEST_CASE("the same executable is not identical where something that it depends on is not", "[perf][baseline]") {
    const TemporaryDirectory directory;
    const auto state_with = [&](const std::string& candidate, const std::string& baseline) {
        write_file(directory / "baseline.json", R"({"schema": "pawl.baseline/1", "status": "ready", "executable": ")" +
                                                    worker + R"(", "depends": [{"candidate": ")" + candidate +
                                                    R"(", "baseline": ")" + baseline + R"("}]})");
        Settings settings;
        settings.baseline = "@" + directory / "baseline.json";
        return resolve_baseline(settings, worker).state;
    };
    CHECK(state_with("/bin/true", "/bin/true") == State::identical);
    CHECK(state_with("/bin/true", "/bin/false") == State::ready);
    CHECK(state_with("/bin/true", "") == State::ready);  // that commit had none
    CHECK(state_with("/no/such/daemon", "/bin/true") == State::ready);
}

TEST_CASE("a baseline file tells what the candidate is, also where there is no baseline", "[perf][baseline]") {
    for (const char* status : {"ready", "none", "new"}) {
        CAPTURE(status);
        const auto baseline = resolve_file(R"({"schema": "pawl.baseline/1", "status": ")" + std::string(status) +
                                           R"(", "executable": ")" + worker +
                                           R"(", "candidate_commit": "4a3b2c1d+dirty", "source_root": "/p"})");
        CHECK(baseline.candidate_commit == "4a3b2c1d+dirty");
        CHECK(baseline.source_root == "/p");
    }
}

TEST_CASE("a baseline that could not be built hands its reason on", "[perf][baseline][errors]") {
    const auto baseline =
        resolve_file(R"({"schema": "pawl.baseline/1", "status": "missing", "reason": "this is no git repository"})");
    CHECK(baseline.state == State::missing);
    CHECK(baseline.reason == "this is no git repository");
}

TEST_CASE("a test executable that the baseline's commit does not have is new", "[perf][baseline]") {
    const auto baseline =
        resolve_file(R"({"schema": "pawl.baseline/1", "status": "new", "reason": "bench is new since 3f2c1d9"})");
    CHECK(baseline.state == State::target_new);
    CHECK(baseline.reason == "bench is new since 3f2c1d9");
}

TEST_CASE("a baseline file that is missing or damaged is named", "[perf][baseline][errors]") {
    CHECK_THAT(resolve("@/no/such/file").reason,
               ContainsSubstring("/no/such/file cannot be read (No such file or directory); run the fixture"));
    for (const char* content :
         {"", "{", "[]", "{}", R"({"schema": 1})", R"({"schema": "pawl.baseline/2"})",
          R"({"schema": "pawl.baseline/1", "status": 3})",
          R"({"schema": "pawl.baseline/1", "status": "ready", "executable": ["a"]})",
          R"({"schema": "pawl.baseline/1", "status": "ready", "executable": "a", "depends": 3})"}) {
        CAPTURE(content);
        const auto baseline = resolve_file(content);
        CHECK(baseline.state == State::missing);
        CHECK_THAT(baseline.reason, ContainsSubstring("is no pawl.baseline/1 file; remove it"));
    }
}
