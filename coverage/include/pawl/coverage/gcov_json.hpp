// SPDX-License-Identifier: BSL-1.0
// What `gcov --json-format` prints, added up to one tracefile. The format: gcov(1), option -j (GCC 9 and later).
#ifndef PAWL_COVERAGE_GCOV_JSON_HPP_INCLUDED
#define PAWL_COVERAGE_GCOV_JSON_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

/// What a source file is called in the tracefile, given the directory the compiler ran in and the path that gcov
/// prints, often relative to it; empty: it is left out. Called once for each pair.
using NameFile = std::function<std::string(const std::string& directory, const std::string& printed)>;

/// Adds up documents of one build, one for each translation unit. Instances of a template add to the same lines.
///
/// Branches are numbered within their line, in block 0: gcov prints no blocks. A call that may throw gives two edges,
/// one of which goes on behind it; no decision of the program's, both are marked exceptional.
class GcovMerge {
public:
    explicit GcovMerge(NameFile name_file);
    GcovMerge(GcovMerge&& other) noexcept;
    GcovMerge& operator=(GcovMerge&& other) noexcept;
    ~GcovMerge();

    /// @param documents  what gcov printed to standard output: one JSON document a line.
    /// @param command    what printed it, for errors.
    /// @return           how many documents that were, or Error::Code::malformed_gcov_output, raced_counters.
    [[nodiscard]] tl::expected<std::size_t, Error> add(std::string_view documents, std::string_view command);

    /// Of which documents (their data files) no source has a name: all of them lie elsewhere, or have no code.
    [[nodiscard]] const std::vector<std::string>& nameless() const;

    /// The sum; nothing can be added afterwards.
    [[nodiscard]] Tracefile finish() &&;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_GCOV_JSON_HPP_INCLUDED
