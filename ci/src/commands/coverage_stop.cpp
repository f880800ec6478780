// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_stop.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/lcov_format.hpp>

#include "record/file.hpp"

namespace pawl::cli {

using namespace pawl::coverage;

int finish(const tl::expected<ExitCode, Refusal>& outcome) {
    if (outcome) return *outcome;
    fmt::print(stderr, "pawl coverage: {}{}\n", outcome.error().code == exit_not_decided ? "not decided: " : "",
               outcome.error().sentence);
    return outcome.error().code;
}

tl::expected<std::string, Refusal> read_text(const std::filesystem::path& path) {
    return perf::content_of(path).map_error([&](const std::string& why) {
        return Refusal{exit_bad_usage, fmt::format("{} cannot be read ({}); check the path", path.string(), why)};
    });
}

tl::expected<SourcedTracefile, Refusal> read_tracefile(const std::filesystem::path& path) {
    const auto text = read_text(path);
    if (!text) return tl::unexpected(text.error());
    auto tracefile = read_lcov(*text, path.string());
    if (!tracefile) return stop(exit_bad_usage, describe(tracefile.error()));
    return SourcedTracefile{*std::move(tracefile), provenance_in(*text)};
}

tl::expected<SourcedTracefile, Refusal> read_tracefiles(const std::vector<std::string>& paths) {
    SourcedTracefile sum;
    for (const std::string& path : paths) {
        auto part = read_tracefile(path);
        if (!part) return part;
        const std::string& engine = part->provenance.engine;
        if (!engine.empty() && !sum.provenance.engine.empty() && engine != sum.provenance.engine) {
            return stop(exit_bad_usage,
                        fmt::format("{} was captured by {}, one before it by {}; capture both by the same", path,
                                    engine, sum.provenance.engine));
        }
        if (!engine.empty()) sum.provenance = part->provenance;
        sum.tracefile = merge(std::move(sum.tracefile), part->tracefile);
    }
    return sum;
}

tl::expected<void, Refusal> require_current_counters(const std::string& build_dir) {
    const auto objects = find_objects(build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    const CounterSurvey counters = survey(*objects);
    if (counters.state == CounterSurvey::State::current) return {};
    const bool no_coverage_build = counters.state == CounterSurvey::State::not_instrumented;
    return stop(no_coverage_build ? exit_bad_usage : exit_not_decided, build_dir + ": " + describe(counters));
}

}  // namespace pawl::cli
