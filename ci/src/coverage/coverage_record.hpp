// SPDX-License-Identifier: BSL-1.0
// The coverage part of a run's record: what a gate judged, as plain data. Its form on disk is pawl.run/1:
// perf_tests/src/record/pawl.run.1.schema.json.
#ifndef PAWL_CI_COVERAGE_COVERAGE_RECORD_HPP_INCLUDED
#define PAWL_CI_COVERAGE_COVERAGE_RECORD_HPP_INCLUDED

#include <optional>
#include <pawl/coverage/drop.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/provenance.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "record/read.hpp"

namespace pawl::cli {

struct JudgedDrop {
    coverage::DropVerdict verdict;
    std::string older;   ///< the older tracefile, and where it is from, in words
    std::string commit;  ///< it was captured at; empty: not known here

    bool operator==(const JudgedDrop&) const = default;
};

struct JudgedPatch {
    coverage::PatchVerdict verdict;
    std::string since;  ///< "3f2c1d9 (merge-base with origin/main)", or the diff's file

    bool operator==(const JudgedPatch&) const = default;
};

struct CoverageRecord {
    std::string created;  ///< UTC, RFC 3339
    std::string gate;     ///< the name of its test or file
    bool strict = false;
    coverage::Provenance provenance;
    coverage::Outcome outcome = coverage::Outcome::held;  ///< of all gates together
    std::vector<std::string> reasons;                     ///< why a gate was not decided; a sentence each
    std::optional<coverage::Verdict> total;               ///< none: nothing was judged, for the reasons given
    std::optional<JudgedDrop> drop;
    std::optional<JudgedPatch> patch;

    bool operator==(const CoverageRecord&) const = default;
};

[[nodiscard]] std::string to_json(const CoverageRecord& record);

/// @param path  named in errors.
/// @return      nothing where the document is another's, be it of pawl.run or not; or RecordError::malformed.
[[nodiscard]] tl::expected<std::optional<CoverageRecord>, perf::RecordError> parse_coverage_record(
    std::string_view document, const std::string& path);

/// The verdict, and what it was compared with.
[[nodiscard]] std::string to_text(const JudgedDrop& drop);
[[nodiscard]] std::string to_text(const JudgedPatch& patch);

/// As the gate printed it: every verdict, then why what was not decided.
[[nodiscard]] std::string to_text(const CoverageRecord& record);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_COVERAGE_RECORD_HPP_INCLUDED
