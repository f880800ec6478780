// SPDX-License-Identifier: BSL-1.0
#include "baseline/result_file.hpp"

#include <nlohmann/json.hpp>

namespace pawl::cli {

std::string to_json(const BaselineResult& result) {
    nlohmann::ordered_json depends = nlohmann::ordered_json::array();
    for (const auto& [candidate, baseline] : result.depends) {
        depends.push_back({{"candidate", candidate}, {"baseline", baseline}});
    }
    const char* status = !result.executable.empty() ? "ready" : result.target_is_new ? "new" : "none";
    const nlohmann::ordered_json document{{"schema", "pawl.baseline/1"},
                                          {"status", status},
                                          {"executable", result.executable},
                                          {"commit", result.commit},
                                          {"label", result.label},
                                          {"ref", result.ref},
                                          {"reason", result.reason},
                                          {"candidate_commit", result.candidate_commit},
                                          {"source_root", result.source_root},
                                          {"depends", depends}};
    // compilers speak in the user's encoding, JSON is UTF-8
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::cli
