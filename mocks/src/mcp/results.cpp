// SPDX-License-Identifier: BSL-1.0
#include "mcp/results.hpp"

#include "mcp/envelope.hpp"
#include "mcp/versions.hpp"
#include "wire/error_object.hpp"

namespace pawl::mocks::mcp {

Results::Results(const Profile& profile)
    : m_info{Members{}.text("name", profile.name).text("version", profile.version).object()},
      m_signature{Members{}.json("_meta", Members{}.json(meta::server_info, m_info).object()).str()},
      m_fresh_for{profile.fresh_for} {}

std::string Results::complete(std::string_view id, Era era, std::string_view members, bool is_cacheable) const {
    if (era == Era::session) return result_message(id, members);
    Members all;
    all.text("resultType", "complete").raw(members);
    if (is_cacheable) all.json("ttlMs", std::to_string(m_fresh_for.count())).text("cacheScope", "public");
    return result_message(id, all.raw(m_signature).str());
}

std::string Results::input_required(std::string_view id, const Ask& ask, std::string_view token) const {
    Members requests;
    for (const Question& question : ask.questions) {
        requests.json(question.key, Members{}.text("method", question.method).json("params", question.params).object());
    }
    Members members;
    members.text("resultType", "input_required");
    if (!ask.questions.empty()) members.json("inputRequests", requests.object());
    if (!token.empty()) members.text("requestState", token);
    return result_message(id, members.raw(m_signature).str());
}

int status_of(const RpcError& error, Era era) {
    if (era == Era::session) return 200;
    if (error.code == wire::method_not_found) return 404;
    const bool is_of_protocol = error.code <= code::header_mismatch && error.code > -32'100;
    return is_of_protocol ? 400 : 200;
}

}  // namespace pawl::mocks::mcp
