// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/tracefile.hpp>

#include <algorithm>
#include <limits>

namespace pawl::coverage {
namespace {

template <class Count>
Totals sum_over_files(const Tracefile& tracefile, Count count) {
    Totals totals;
    for (const auto& [path, file] : tracefile.files) totals += count(file);
    return totals;
}

}  // namespace

Totals& Totals::operator+=(const Totals& more) {
    hit += more.hit;
    found += more.found;
    return *this;
}

Totals line_totals(const FileCoverage& file) {
    Totals totals;
    for (const auto& [line, hits] : file.lines) totals += {hits > 0 ? 1U : 0U, 1};
    return totals;
}

Totals function_totals(const FileCoverage& file) {
    Totals totals;
    for (const auto& [line, functions] : file.functions) {
        const bool called = std::ranges::any_of(functions, [](const auto& function) { return function.second > 0; });
        totals += {called ? 1U : 0U, 1};
    }
    return totals;
}

Totals branch_totals(const FileCoverage& file) {
    Totals totals;
    for (const auto& [key, branch] : file.branches) {
        if (!branch.is_exceptional) totals += {branch.taken.value_or(0) > 0 ? 1U : 0U, 1};
    }
    return totals;
}

Totals line_totals(const Tracefile& tracefile) {
    return sum_over_files(tracefile, [](const FileCoverage& file) { return line_totals(file); });
}

Totals function_totals(const Tracefile& tracefile) {
    return sum_over_files(tracefile, [](const FileCoverage& file) { return function_totals(file); });
}

Totals branch_totals(const Tracefile& tracefile) {
    return sum_over_files(tracefile, [](const FileCoverage& file) { return branch_totals(file); });
}

std::uint64_t add_hits(std::uint64_t left, std::uint64_t right) {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    return right > most - left ? most : left + right;
}

Taken add_taken(Taken left, Taken right) {
    if (!left) return right;
    return right ? add_hits(*left, *right) : left;
}

Branch add_branch(Branch left, Branch right) {
    return {add_taken(left.taken, right.taken), left.is_exceptional || right.is_exceptional};
}

Tracefile merge(Tracefile left, const Tracefile& right) {
    for (const auto& [path, more] : right.files) {
        FileCoverage& file = left.files[path];
        for (const auto& [line, hits] : more.lines) {
            auto& sum = file.lines[line];
            sum = add_hits(sum, hits);
        }
        for (const auto& [line, functions] : more.functions) {
            for (const auto& [name, calls] : functions) {
                auto& sum = file.functions[line][name];
                sum = add_hits(sum, calls);
            }
        }
        for (const auto& [key, branch] : more.branches) {
            auto& sum = file.branches[key];
            sum = add_branch(sum, branch);
        }
    }
    return left;
}

}  // namespace pawl::coverage
