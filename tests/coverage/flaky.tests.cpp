// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/flaky.hpp>

using namespace pawl::coverage;

namespace {

Tracefile of(std::map<std::uint32_t, std::uint64_t> lines) {
    return {{{"a.cpp", {.lines = std::move(lines)}}}};
}

}  // namespace

TEST_CASE("a line is flaky if some runs cover it and others do not", "[coverage][flaky]") {
    Tracefile runs;
    // line 1 always, 2 never, 3 and 4 at times
    for (const Tracefile& run : {of({{1, 9}, {2, 0}, {3, 0}, {4, 3}}), of({{1, 1}, {2, 0}, {3, 5}, {4, 3}}),
                                 of({{1, 1}, {2, 0}, {3, 0}, {4, 0}})}) {
        runs = merge(std::move(runs), counting_runs(run));
    }

    CHECK(flaky_lines(runs, 3) == of({{3, 1}, {4, 2}}));
}

TEST_CASE("a line that one run does not know was not covered by it", "[coverage][flaky]") {
    const Tracefile runs = merge(counting_runs(of({{1, 4}})), counting_runs(Tracefile{}));

    CHECK(flaky_lines(runs, 2) == of({{1, 1}}));
    CHECK(flaky_lines(counting_runs(of({{1, 4}})), 1) == Tracefile{});
}

TEST_CASE("a flaky line that is not covered this time is forgiven, and told", "[coverage][flaky]") {
    const auto [forgiven, lines] = forgiving(of({{1, 0}, {2, 0}, {3, 7}}), of({{1, 2}, {3, 1}, {9, 1}}));

    CHECK(forgiven == of({{1, 1}, {2, 0}, {3, 7}}));
    CHECK(lines == std::vector<Forgiven>{{"a.cpp", 1}});
    CHECK(forgiving(of({{1, 0}}), {{{"b.cpp", {.lines = {{1, 1}}}}}}).second.empty());
}

TEST_CASE("a flaky line is forgiven in the older tracefile too, wherever it was", "[coverage][flaky]") {
    // Line 1 is new, line 2 was removed, line 3 is where it was: -1,2 +1,2 @@ one line against another.
    const Diff since{{"a.cpp", {.old_path = "b.cpp", .removed = {2}, .added = {1}}}};
    const Tracefile older{{{"b.cpp", {.lines = {{1, 0}, {2, 0}, {3, 0}, {4, 5}}}}}};

    CHECK(forgiving(older, of({{2, 1}, {3, 1}}), since) ==
          Tracefile{{{"b.cpp", {.lines = {{1, 1}, {2, 0}, {3, 1}, {4, 5}}}}}});
    CHECK(forgiving(of({{1, 0}, {2, 0}}), of({{2, 1}}), {}) == of({{1, 0}, {2, 1}}));
}
