// SPDX-License-Identifier: BSL-1.0
// The diagnosis: what each fact about the machine means for a verdict.
#ifndef PAWL_CI_DOCTOR_FINDING_HPP_INCLUDED
#define PAWL_CI_DOCTOR_FINDING_HPP_INCLUDED

#include <string>
#include <vector>

#include "doctor/machine_facts.hpp"

namespace pawl::cli {

struct Finding {
    std::string topic;
    std::string value;
    bool ok = true;      ///< else worth mending
    std::string advice;  ///< one sentence: what it means where it is ok, else what to do
};

[[nodiscard]] std::vector<Finding> diagnose(const MachineFacts& facts);

/// Aligned columns, one line a finding. Colours on request only.
[[nodiscard]] std::string findings_text(const std::vector<Finding>& findings, bool colour);

/// The document `pawl.doctor/1`: {schema, findings: [{topic, value, ok, advice}]}.
[[nodiscard]] std::string findings_json(const std::vector<Finding>& findings);

}  // namespace pawl::cli

#endif  // PAWL_CI_DOCTOR_FINDING_HPP_INCLUDED
