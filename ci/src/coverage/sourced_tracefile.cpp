// SPDX-License-Identifier: BSL-1.0
#include "coverage/sourced_tracefile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pawl/coverage/lcov_format.hpp>
#include <system_error>
#include <utility>

#include "record/file.hpp"

namespace pawl::cli {

using namespace pawl::coverage;

tl::expected<std::string, Refusal> read_text(const std::filesystem::path& path) {
    return perf::content_of(path).map_error([&](const std::string& why) {
        return Refusal{exit_bad_usage, fmt::format("{} cannot be read ({}); check the path", path.string(), why)};
    });
}

namespace fs = std::filesystem;

Tracefile named_from(const std::string& source_dir, Tracefile tracefile) {
    const auto is_absolute = [](const auto& entry) { return entry.first.starts_with('/'); };
    if (source_dir.empty() || std::ranges::none_of(tracefile.files, is_absolute)) return tracefile;
    std::error_code ignored;
    const std::string directory = fs::weakly_canonical(source_dir, ignored).string();
    return renamed(tracefile, [&](const std::string& path) {
        const std::string name = path.starts_with('/') ? name_below(directory, path) : "";
        return name.empty() ? path : name;
    });
}

tl::expected<SourcedTracefile, Refusal> read_tracefile(const fs::path& path, const std::string& source_dir) {
    const auto text = read_text(path);
    if (!text) return tl::unexpected(text.error());
    auto tracefile = read_lcov(*text, path.string());
    if (!tracefile) return stop(exit_bad_usage, describe(tracefile.error()));
    return SourcedTracefile{named_from(source_dir, *std::move(tracefile)), provenance_in(*text)};
}

tl::expected<SourcedTracefile, Refusal> read_tracefiles(const std::vector<std::string>& paths,
                                                        const std::string& source_dir) {
    SourcedTracefile sum;
    for (const std::string& path : paths) {
        auto part = read_tracefile(path, source_dir);
        if (!part) return part;
        if (part->provenance.is_by_test) {
            return stop(exit_bad_usage,
                        path +
                            " holds what each test hits, and nothing that none does; give the gate what "
                            "'pawl coverage capture' wrote, and this one to --by-test");
        }
        if (part->provenance.is_flaky) {
            return stop(exit_bad_usage,
                        path + " holds the lines that are covered at times, and no others; give it to --flaky");
        }
        if (&path == &paths.front()) {
            sum = *std::move(part);
            continue;
        }
        auto provenance = of_sum(sum.provenance, part->provenance);
        if (!provenance) return stop(exit_bad_usage, fmt::format("{}: {}", path, provenance.error()));
        sum = {merge(std::move(sum.tracefile), part->tracefile), *std::move(provenance)};
    }
    return sum;
}

std::vector<std::string> remarks_on_globs(const PathFilter& filter, const Tracefile& tracefile) {
    std::vector<std::string> remarks;
    for (const std::string& glob : idle_globs(filter, tracefile)) {
        remarks.push_back(fmt::format("'{}' matches no file that was measured; is it misspelt?", glob));
    }
    return remarks;
}

std::vector<std::string> remarks_on_globs(PathFilter filter, const SourcedTracefile& sourced) {
    for (const auto& [globs, done] : {std::pair{&filter.include, &sourced.provenance.include},
                                      std::pair{&filter.exclude, &sourced.provenance.exclude}}) {
        std::erase_if(*globs, [&](const std::string& glob) { return std::ranges::count(*done, glob) > 0; });
    }
    return remarks_on_globs(filter, sourced.tracefile);
}

std::string text_of(const SourcedTracefile& sourced) {
    return header_of(sourced.provenance) + write_lcov(sourced.tracefile);
}

}  // namespace pawl::cli
