// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_RECORD_JSON_HPP_INCLUDED
#define PAWL_PERF_RECORD_JSON_HPP_INCLUDED

#include <string>

#include "record/run_record.hpp"

namespace pawl::perf {

/// The record as a pawl.run/1 document. Text that is not UTF-8 is replaced, for names come from users.
[[nodiscard]] std::string to_json(const RunRecord& record);

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_JSON_HPP_INCLUDED
