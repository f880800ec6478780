// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_RECORD_READ_HPP_INCLUDED
#define PAWL_PERF_RECORD_READ_HPP_INCLUDED

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "record/run_record.hpp"

namespace pawl::perf {

struct RecordError {
    enum class Code {
        unreadable,     ///< the file cannot be read
        not_json,       ///< truncated, or something else altogether
        not_a_record,   ///< JSON, but not pawl.run
        other_version,  ///< pawl.run of another version than this program's
        malformed,      ///< a field is missing or of another type
    };
    Code code;
    std::string path;
    std::string detail;
};

/// One sentence: which file, what is wrong with it and where, what to do.
[[nodiscard]] std::string describe(const RecordError& error);

/// A record from its document. Samples come back as the quantiles that the document keeps, not one by one.
/// @param path  named in errors.
[[nodiscard]] tl::expected<RunRecord, RecordError> parse_record(std::string_view document, const std::string& path);

[[nodiscard]] tl::expected<RunRecord, RecordError> read_record(const std::string& path);

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_READ_HPP_INCLUDED
