// SPDX-License-Identifier: BSL-1.0
// A responder made of a table of methods over one state.
#ifndef PAWL_MOCKS_METHOD_RESPONDER_HPP_INCLUDED
#define PAWL_MOCKS_METHOD_RESPONDER_HPP_INCLUDED

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <pawl/mocks/profile.hpp>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "profile/params.hpp"
#include "wire/reply.hpp"
#include "wire/request.hpp"

namespace pawl::mocks::profile {

using Outcome = tl::expected<void, wire::ErrorObject>;

template <typename State>
struct Method {
    std::string_view name;
    std::string_view description;
    std::array<std::string_view, 5> params;                   ///< names by position; unused ones are empty
    Outcome (*answer)(State&, Params&, std::string& result);  ///< appends the result's JSON text
};

template <typename State>
class MethodResponder final : public Responder {
public:
    MethodResponder(std::span<const Method<State>> methods, State state)
        : m_methods(methods), m_state(std::move(state)) {}

    void respond(std::string_view text, std::string& reply) override {
        const auto request = wire::parse_request(m_parser, text);
        if (!request) return wire::append_error(reply, request.error().error, request.error().id);

        const std::size_t reply_begin = reply.size();
        wire::begin_result(reply);
        const Outcome outcome = answer(*request, reply);
        if (outcome) {
            wire::end_result(reply, request->id);
        } else {
            reply.resize(reply_begin);
            wire::append_error(reply, outcome.error(), request->id);
        }
        const bool is_notification = request->id.empty();
        if (is_notification) reply.resize(reply_begin);
    }

private:
    Outcome answer(const wire::Request& request, std::string& result) {
        const auto method = std::ranges::find(m_methods, request.method, &Method<State>::name);
        if (method == m_methods.end()) {
            const auto message = "Method not found: " + std::string(request.method);
            return tl::make_unexpected(wire::ErrorObject{wire::method_not_found, message});
        }
        Params params(request.params, method->params);
        return method->answer(m_state, params, result);
    }

    std::span<const Method<State>> m_methods;
    State m_state;
    simdjson::dom::parser m_parser;
};

}  // namespace pawl::mocks::profile

#endif  // PAWL_MOCKS_METHOD_RESPONDER_HPP_INCLUDED
