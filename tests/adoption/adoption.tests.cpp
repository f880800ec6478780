// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "stranger.hpp"
#include "support/files.hpp"

using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr int rounds = 1000;
constexpr int more_rounds = 1200;  // +20 %

}  // namespace

// One test case, because each way builds Pawl::perf, and the builds of the first serve the second.
TEST_CASE("an outside project is gated by pawl try and by three lines, its sources unchanged", "[adoption]") {
    if (PAWL_TEST_IS_DEBUG_BUILD) SKIP("nothing is timed in unoptimised, coverage and sanitizer builds");
    const Stranger project;
    project.set_mixing_rounds(more_rounds);
    project.commit("slower");

    {
        INFO("pawl try on a commit that is slower than its parent");
        const std::string before = snapshot(project.directory());
        const auto tried = project.run_pawl({"try", "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR});
        INFO(tried.standard_output << tried.standard_error);
        REQUIRE(tried.exit_code == 1);
        CHECK_THAT(tried.standard_output, ContainsSubstring("hashing › mix regressed +"));
        CHECK_THAT(tried.standard_output, ContainsSubstring("hashing › fold held"));
        CHECK_THAT(tried.standard_output,
                   ContainsSubstring("target_link_libraries(stranger_bench PRIVATE Pawl::perf)"));
        CHECK_THAT(tried.standard_error, ContainsSubstring("pawl: building stranger_bench of the work tree\n"));
        CHECK(snapshot(project.directory()) == before);
    }
    {
        INFO("pawl try on a commit that changes no code");
        write_file(project.directory() / "README", "Hashes.\n");
        project.commit("explain");
        const auto tried = project.run_pawl({"try", "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR, "stranger_bench"});
        INFO(tried.standard_output << tried.standard_error);
        REQUIRE(tried.exit_code == 0);
        CHECK_THAT(tried.standard_output, ContainsSubstring("2 held identical"));
        CHECK_THAT(tried.standard_output, ContainsSubstring("pawl try --measure-identical stranger_bench"));
    }
    {
        INFO("pawl try finds benchmarks in test cases that nobody tagged");
        project.edit_benchmarks(", \"\\[!benchmark\\]\"", "");
        const auto tried = project.run_pawl({"try", "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR});
        INFO(tried.standard_output << tried.standard_error);
        CHECK(tried.exit_code == 0);
        CHECK_THAT(tried.standard_output, ContainsSubstring("2 held\n"));
        CHECK_THAT(tried.standard_output,
                   ContainsSubstring("pawl_discover_perf_tests(stranger_bench TEST_SPEC \"hashing\")"));
        project.succeed({"git", "checkout", "--quiet", "."});
    }
    {
        INFO("ctest on the commit that adds the three lines, and is slower itself");
        project.append_to_cmake(PAWL_TEST_ADOPTION_DIR "/three_lines.cmake");
        project.set_mixing_rounds(more_rounds * more_rounds / rounds);
        project.commit("adopt Pawl");
        project.build_with_pawl();
        const auto tested = project.ctest();
        INFO(tested.standard_output);
        REQUIRE(tested.exit_code == 8);  // CTest: some tests failed
        CHECK_THAT(tested.standard_output, ContainsSubstring("mix regressed +"));
        CHECK_THAT(tested.standard_output, ContainsSubstring("perf:hashing (Failed)"));
        CHECK_THAT(tested.standard_output, ContainsSubstring("1 tests failed out of 3"));
    }
    {
        INFO("ctest once the slowdown is taken back");
        project.set_mixing_rounds(more_rounds);
        project.commit("fast again");
        project.build_with_pawl();
        const auto tested = project.ctest();
        INFO(tested.standard_output);
        CHECK(tested.exit_code == 0);
    }
    {
        INFO("ctest on a commit that changes no code");
        write_file(project.directory() / "README", "Fast hashes.\n");
        project.commit("explain");
        project.build_with_pawl();
        const auto tested = project.ctest();
        INFO(tested.standard_output);
        CHECK(tested.exit_code == 0);
        const auto reported = project.run_pawl({"report", project.build() / "pawl/records"});
        CHECK_THAT(reported.standard_output, ContainsSubstring("2 held identical\n"));
    }
    {
        INFO("pawl selftest finds 10 % of the project's own benchmarks, and admits that 1 % is within the limit");
        const auto proven = project.run_pawl({"selftest", "--build-dir", project.build()});
        INFO(proven.standard_output << proven.standard_error);
        CHECK(proven.exit_code == 0);
        CHECK_THAT(proven.standard_output, ContainsSubstring("2 of 2 benchmarks were found at +10 %, none at 0 %"));
        const auto unproven =
            project.run_pawl({"selftest", "--build-dir", project.build(), "stranger_bench", "--inject", "1%"});
        CHECK(unproven.exit_code == 3);
        CHECK_THAT(unproven.standard_output,
                   ContainsSubstring("no benchmark is compared with a baseline at a limit below +1 %"));
    }
}
