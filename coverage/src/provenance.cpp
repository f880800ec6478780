// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <pawl/coverage/provenance.hpp>

#include "lines.hpp"

namespace pawl::coverage {
namespace {

constexpr std::string_view mark = "# pawl: ";

std::string in_words(const std::string& engine) {
    return engine.empty() ? "by something that does not say so" : "by " + engine;
}

std::string in_words(const std::vector<std::string>& globs) {
    return globs.empty() ? "nothing" : fmt::format("{}", fmt::join(globs, ", "));
}

}  // namespace

std::string header_of(const Provenance& provenance) {
    std::string text = fmt::format("{}engine {}\n", mark, provenance.engine);
    for (const std::string& glob : provenance.exclude) text += fmt::format("{}exclude {}\n", mark, glob);
    if (!provenance.commit.empty()) text += fmt::format("{}commit {}\n", mark, provenance.commit);
    return text;
}

Provenance provenance_in(std::string_view tracefile) {
    Provenance provenance;
    while (tracefile.starts_with('#')) {
        std::string_view line = take_line(tracefile);
        if (!line.starts_with(mark)) continue;
        line.remove_prefix(mark.size());
        const auto blank = std::min(line.find(' '), line.size());
        const std::string_view key = line.substr(0, blank);
        const std::string value{line.substr(std::min(blank + 1, line.size()))};
        if (key == "engine") provenance.engine = value;
        if (key == "exclude") provenance.exclude.push_back(value);
        if (key == "commit") provenance.commit = value;
    }
    return provenance;
}

std::string difference(const Provenance& before, const Provenance& after) {
    if (before.engine != after.engine) {
        return fmt::format("the older tracefile was captured {}, today's {}; capture both by the same",
                           in_words(before.engine), in_words(after.engine));
    }
    if (before.exclude != after.exclude) {
        return fmt::format("the older tracefile leaves out {}, today's {}; capture both with the same --exclude",
                           in_words(before.exclude), in_words(after.exclude));
    }
    return "";
}

}  // namespace pawl::coverage
