// SPDX-License-Identifier: BSL-1.0
// A tracefile may come from anywhere: it is refused, or what was read of it is written and read back, merged and
// judged.
#include <cstdint>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/provenance.hpp>
#include <string>
#include <string_view>

#include "must.hpp"
#include "refusal.hpp"

using namespace pawl::coverage;

namespace {

constexpr std::string_view path = "x.info";

bool reads_as(const std::string& text, const Tracefile& tracefile) {
    const auto read = read_lcov(text, path);
    return read && *read == tracefile;
}

Totals totals_of(const Tracefile& tracefile, Metric metric) {
    Totals totals;
    for (const auto& [name, file] : tracefile.files) totals += totals_of(file, metric);
    return totals;
}

void check_writing(const Tracefile& tracefile, const Provenance& provenance) {
    const std::string text = write_lcov(tracefile);
    must(reads_as(text, tracefile), "what is written is read back the same");
    must(reads_as(header_of(provenance) + text, tracefile), "a header changes nothing that is read");
}

void check_merging(const std::string& text, const Tracefile& tracefile) {
    must(merge(tracefile, {}) == tracefile && merge({}, tracefile) == tracefile,
         "merging with nothing changes nothing");
    const Tracefile twice = merge(tracefile, tracefile);
    must(reads_as(text + "\n" + text, twice), "blocks of one path are merged");
    for (const Metric metric : metrics) {
        const Totals totals = totals_of(tracefile, metric);
        must(totals.hit <= totals.found, "no more is hit than found");
        must(totals_of(twice, metric) == totals, "a second run of the same covers the same");
    }
}

void check_tests(const std::string& text, const Tracefile& tracefile) {
    const auto by_test = read_lcov_by_test(text, path);
    must(by_test.has_value(), "what is read as a whole is read by test");
    Tracefile sum;
    for (const auto& [test, covered] : *by_test) sum = merge(std::move(sum), covered);
    must(sum == tracefile, "the tests' coverage adds up to the whole");
}

void check_ranges(const std::vector<FileVerdict>& files) {
    for (const FileVerdict& file : files) {
        std::uint64_t before = 0;
        for (const LineRange& range : file.missing) {
            must(before < range.first && range.first <= range.last, "missing ranges ascend");
            before = range.last;
        }
    }
}

void check_judging(const Tracefile& tracefile) {
    constexpr Percent floor{95 * Percent::whole / 100};
    const Floors floors{{Metric::lines, floor}, {Metric::functions, floor}, {Metric::branches, floor}};
    const Totals lines = totals_of(tracefile, Metric::lines);
    Floors of_measured = floors;
    std::erase_if(of_measured, [&](const auto& one) { return totals_of(tracefile, one.first).found == 0; });
    const auto verdict = judge(tracefile, {.total = {}, .per_folder = of_measured, .per_file = of_measured});
    must(verdict.has_value() == (lines.found > 0), "whatever has a line is judged");
    if (!verdict) return;
    must(verdict->totals.at(Metric::lines) == lines, "a verdict tells the totals");
    must((verdict->outcome == Outcome::held) == verdict->shortfalls.empty(), "a gate holds where nothing is short");
    for (const auto& [metric, files] : verdict->files) check_ranges(files);
    const bool all_measured = of_measured.size() == floors.size();
    for (const auto& policy : {FloorPolicy{floors, {}, {}}, FloorPolicy{{}, floors, {}}, FloorPolicy{{}, {}, floors}}) {
        must(judge(tracefile, policy).has_value() == all_measured, "a floor of what was not measured is not judged");
    }
}

void check_provenance(const Provenance& provenance) {
    must(provenance_in(header_of(provenance)) == provenance, "a header is read back the same");
    const std::string_view commit = std::string_view{provenance.commit}.substr(0, provenance.commit.find('+'));
    must(commit.find_first_not_of("0123456789abcdef") == commit.npos, "what goes to git is a commit's name");
    must(difference(provenance, provenance).empty(), "a tracefile can be compared with itself");
    must(of_sum(provenance, provenance) == provenance, "a tracefile can be added to itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const Provenance provenance = provenance_in(input);
    check_provenance(provenance);
    const auto tracefile = read_lcov(input, path);
    if (!tracefile) {
        check_refusal(tracefile.error(), input, path);
        return 0;
    }
    const std::string text{input};
    check_writing(*tracefile, provenance);
    check_merging(text, *tracefile);
    check_tests(text, *tracefile);
    check_judging(*tracefile);
    return 0;
}
