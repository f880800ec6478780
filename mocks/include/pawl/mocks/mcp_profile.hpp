// SPDX-License-Identifier: BSL-1.0
// What an MCP server offers, and what it answers: the same profile serves both eras of the protocol.
#ifndef PAWL_MOCKS_MCP_PROFILE_HPP_INCLUDED
#define PAWL_MOCKS_MCP_PROFILE_HPP_INCLUDED

#include <chrono>
#include <functional>
#include <map>
#include <pawl/mocks/mcp_answer.hpp>
#include <pawl/mocks/mcp_call.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace pawl::mocks::mcp {

/// What answers a request: a value, always the same, which is written once and then costs hardly more than an echo; or
/// a function. That is called once a request, and again with the client's answers for as long as it asks for more: it
/// must come to the same questions each time, so that it needs no state of its own.
class Handler {
public:
    using Function = std::function<Answer(const Call&)>;

    Handler() = default;
    Handler(Answer value) : m_how{std::move(value)} {}
    template <typename Callable>
    requires std::is_invocable_r_v<Answer, const Callable&, const Call&> Handler(Callable function)
        : m_how{Function{std::move(function)}} {}

    [[nodiscard]] Answer operator()(const Call& call) const {
        const Answer* const answer = value();
        return answer != nullptr ? *answer : std::get<Function>(m_how)(call);
    }
    /// nullptr: it is a function.
    [[nodiscard]] const Answer* value() const { return std::get_if<Answer>(&m_how); }

private:
    std::variant<Function, Answer> m_how;
};

/// Members of the object that a list shows, as JSON text without the braces, such as R"("annotations":{})"; or empty.
using MoreMembers = std::string;

struct Tool {
    std::string name;
    std::string description;
    Json input_schema = R"({"type":"object"})";
    Handler answer;
    MoreMembers more = {};
};

struct Resource {
    std::string uri;
    std::string name;
    std::string description;
    std::string mime_type;
    Handler read;  ///< Answer::contents()
    MoreMembers more = {};
};

/// Resources whose URIs are one pattern: a text with {variables} (RFC 6570, level 1), which Call::variable tells.
struct ResourceTemplate {
    std::string uri_template;
    std::string name;
    std::string description;
    std::string mime_type;
    Handler read;
    MoreMembers more = {};
};

struct PromptArgument {
    std::string name;
    std::string description;
    bool is_required = false;
};

struct Prompt {
    std::string name;
    std::string description;
    std::vector<PromptArgument> arguments = {};
    Handler answer;  ///< Answer::messages()
    MoreMembers more = {};
};

/// What may stand for an argument of a prompt or a variable of a template.
/// @param reference  the prompt's name or the template's text.
using Completer = std::function<std::vector<std::string>(std::string_view reference, std::string_view argument,
                                                         std::string_view begun)>;

struct Profile {
    std::string name = "pawl-mock";
    std::string version = "1.0.0";
    std::string instructions = {};
    std::vector<Tool> tools = {};
    std::vector<Resource> resources = {};
    std::vector<ResourceTemplate> templates = {};
    std::vector<Prompt> prompts = {};
    Completer complete = {};
    std::size_t page_size = 0;                    ///< of lists; 0: all on one page
    std::chrono::milliseconds fresh_for{60'000};  ///< `ttlMs` of lists and resources (2026-07-28)
    std::size_t max_message_bytes = 4 << 20;      ///< a longer one is answered -32700
};

namespace profile {

/// The tools, resources and prompts that the official conformance suite asks a server for.
[[nodiscard]] Profile conformance();

}  // namespace profile
}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_PROFILE_HPP_INCLUDED
