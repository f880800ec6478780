// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/provenance.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pawl::coverage {
namespace {

constexpr std::string_view mark = "# pawl: ";
constexpr std::string_view digits = "0123456789";

std::string engine_in_words(const std::string& engine) {
    return engine.empty() ? "by something that does not say so" : "by " + engine;
}

std::string in_words(const std::vector<std::string>& values, std::string_view none) {
    return values.empty() ? std::string{none} : fmt::format("{}", fmt::join(values, ", "));
}

std::string globs_in_words(const std::vector<std::string>& globs) {
    return in_words(globs, "nothing");
}

std::string only_in_words(const std::vector<std::string>& globs) {
    return in_words(globs, "what is measured");
}

std::string directories_in_words(const std::vector<std::string>& directories) {
    return in_words(directories, "all directories");
}

bool are_known_to_differ(const std::string& left, const std::string& right) {
    return !left.empty() && !right.empty() && left != right;
}

bool is_commit(std::string_view text) {
    const std::string_view changes = text.substr(std::min(text.find('+'), text.size()));
    if (changes.find_first_not_of("+.0123456789abcdefghijklmnopqrstuvwxyz") != changes.npos) return false;
    text.remove_suffix(changes.size());
    return text.size() >= 7 && text.size() <= 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// The same globs leave out the same files, in whatever order and however often they are given.
void sort_lists(Provenance& provenance) {
    for (auto* list : {&provenance.objects, &provenance.include, &provenance.exclude}) {
        std::ranges::sort(*list);
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
}

/// What either tells; they do not contradict each other.
const std::string& told_by_either(const std::string& left, const std::string& right) {
    return left.empty() ? right : left;
}

}  // namespace

std::string header_of(Provenance provenance) {
    sort_lists(provenance);
    std::string text;
    if (!provenance.engine.empty()) text += fmt::format("{}engine {}\n", mark, provenance.engine);
    if (!provenance.compiler.empty()) text += fmt::format("{}compiler {}\n", mark, provenance.compiler);
    for (const std::string& directory : provenance.objects) text += fmt::format("{}objects {}\n", mark, directory);
    for (const std::string& glob : provenance.include) text += fmt::format("{}include {}\n", mark, glob);
    for (const std::string& glob : provenance.exclude) text += fmt::format("{}exclude {}\n", mark, glob);
    if (provenance.is_by_test) text += fmt::format("{}by-test\n", mark);
    if (provenance.is_flaky) text += fmt::format("{}flaky\n", mark);
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
        const std::string value = in_one_line(line.substr(std::min(blank + 1, line.size())));
        if (key == "engine") provenance.engine = value;
        if (key == "by-test") provenance.is_by_test = true;
        if (key == "flaky") provenance.is_flaky = true;
        if (key == "compiler") provenance.compiler = value;
        if (key == "objects") provenance.objects.push_back(value);
        if (key == "include") provenance.include.push_back(value);
        if (key == "exclude") provenance.exclude.push_back(value);
        if (key == "commit" && is_commit(value)) provenance.commit = value;
    }
    sort_lists(provenance);
    return provenance;
}

std::string version_in(std::string_view line) {
    const auto packager = line.find(')');
    if (packager != line.npos) line.remove_prefix(packager);
    for (auto at = line.find_first_of(digits); at != line.npos; at = line.find_first_of(digits)) {
        line.remove_prefix(at);
        const auto size = std::min(line.find_first_not_of("0123456789."), line.size());
        if (line.substr(0, size).find('.') != line.npos) return std::string{line.substr(0, size)};
        line.remove_prefix(size);
    }
    return "";
}

tl::expected<Provenance, std::string> of_sum(const Provenance& left, const Provenance& right) {
    if (are_known_to_differ(left.engine, right.engine)) {
        return tl::unexpected(fmt::format("captured {}, what it is added to {}; capture both by the same",
                                          engine_in_words(right.engine), engine_in_words(left.engine)));
    }
    if (are_known_to_differ(left.compiler, right.compiler)) {
        return tl::unexpected(fmt::format("compiled by {}, what it is added to by {}; compile both by the same",
                                          right.compiler, left.compiler));
    }
    if (are_known_to_differ(left.commit, right.commit)) {
        return tl::unexpected(
            fmt::format("captured at commit {}, what it is added to at {}; their lines are not the same", right.commit,
                        left.commit));
    }
    if (left.exclude != right.exclude) {
        return tl::unexpected(fmt::format("it leaves out {}, what it is added to {}; give both the same --exclude",
                                          globs_in_words(right.exclude), globs_in_words(left.exclude)));
    }
    if (left.include != right.include) {
        return tl::unexpected(fmt::format("it keeps only {}, what it is added to {}; give both the same --include",
                                          only_in_words(right.include), only_in_words(left.include)));
    }
    if (left.objects != right.objects) {
        return tl::unexpected(
            fmt::format("it has the objects below {}, what it is added to those below {}; capture both of "
                        "the same targets",
                        directories_in_words(right.objects), directories_in_words(left.objects)));
    }
    return Provenance{.engine = told_by_either(left.engine, right.engine),
                      .compiler = told_by_either(left.compiler, right.compiler),
                      .objects = left.objects,
                      .include = left.include,
                      .exclude = left.exclude,
                      .is_by_test = left.is_by_test || right.is_by_test,
                      .is_flaky = left.is_flaky || right.is_flaky,
                      .commit = told_by_either(left.commit, right.commit)};
}

std::string difference(const Provenance& before, const Provenance& after) {
    if (before.engine != after.engine) {
        return fmt::format("the older tracefile was captured {}, today's {}; capture both by the same",
                           engine_in_words(before.engine), engine_in_words(after.engine));
    }
    if (are_known_to_differ(before.compiler, after.compiler)) {
        return fmt::format("the older tracefile was compiled by {}, today's by {}; compile both by the same",
                           before.compiler, after.compiler);
    }
    if (before.objects != after.objects) {
        return fmt::format(
            "the older tracefile has the objects below {}, today's those below {}; capture both of the same "
            "targets",
            directories_in_words(before.objects), directories_in_words(after.objects));
    }
    if (before.exclude != after.exclude) {
        return fmt::format("the older tracefile leaves out {}, today's {}; capture both with the same --exclude",
                           globs_in_words(before.exclude), globs_in_words(after.exclude));
    }
    if (before.include != after.include) {
        return fmt::format("the older tracefile keeps only {}, today's {}; merge both with the same --include",
                           only_in_words(before.include), only_in_words(after.include));
    }
    return "";
}

}  // namespace pawl::coverage
