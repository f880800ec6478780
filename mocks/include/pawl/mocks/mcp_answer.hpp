// SPDX-License-Identifier: BSL-1.0
// What an MCP server answers to a request: messages in front, each at its time, and an end.
#ifndef PAWL_MOCKS_MCP_ANSWER_HPP_INCLUDED
#define PAWL_MOCKS_MCP_ANSWER_HPP_INCLUDED

#include <chrono>
#include <pawl/mocks/mcp_call.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pawl::mocks::mcp {

/// One piece of content, as JSON text.
[[nodiscard]] Json text_content(std::string_view text);
[[nodiscard]] Json image_content(std::string_view base64, std::string_view mime_type);
[[nodiscard]] Json audio_content(std::string_view base64, std::string_view mime_type);
[[nodiscard]] Json embedded_resource(std::string_view uri, std::string_view mime_type, std::string_view text);

/// A question to the client: a request of the server's before 2026-07-28, a part of the result since.
struct Question {
    std::string key;
    std::string method;  ///< elicitation/create, sampling/createMessage or roots/list
    Json params = "{}";
};

/// What a listening client is told: a list has changed, or the resource of that URI.
enum class List { tools, prompts, resources };
struct Changed {
    List list;
};
struct Updated {
    std::string uri;
};

/// The end of an answer: a result's members as JSON text, an error, or questions.
struct Result {
    std::string members;  ///< without the braces: R"("content":[])"
};
struct RpcError {
    int code = 0;
    std::string message;
    Json data = {};  ///< empty: none
};
struct Ask {
    std::vector<Question> questions;
    std::string state;  ///< comes back as Call::state, unread and unchanged by the client; may be empty
};
using End = std::variant<Result, RpcError, Ask>;

/// Told to a client while it waits.
struct Progress {
    double progress = 0;
    double total = 0;  ///< 0: not known
    std::string message = {};
};
struct Log {
    std::string level;
    Json data;
    std::string logger = {};
};
struct Frame {
    std::chrono::nanoseconds after;  ///< what was before it
    std::variant<Progress, Log, Changed, Updated> what;
};

/// Built from its end: `Answer::text("done").after(5ms).log("info", R"("half")", 50ms)`.
class Answer {
public:
    /// Of a tool.
    [[nodiscard]] static Answer text(std::string_view text);
    [[nodiscard]] static Answer content(const std::vector<Json>& pieces);
    [[nodiscard]] static Answer tool_error(std::string_view text);
    /// Of a resource: the members of its one content but `uri`, such as R"("mimeType":"text/plain","text":"x")".
    [[nodiscard]] static Answer contents(const Call& call, std::string_view members);
    /// Of a prompt: the content of each message, all of them the user's.
    [[nodiscard]] static Answer messages(const std::vector<Json>& contents);
    /// Of anything.
    [[nodiscard]] static Answer result(std::string members);
    [[nodiscard]] static Answer error(int code, std::string message, Json data = {});
    [[nodiscard]] static Answer ask(std::vector<Question> questions, std::string state = {});

    /// The end comes so much later than what is before it.
    Answer after(std::chrono::nanoseconds delay) &&;
    /// In front of the end, behind what was added before. Progress goes to a client that asked for it, a log to one
    /// that wants its level.
    Answer progress(double progress, double total, std::chrono::nanoseconds delay = {}) &&;
    Answer log(std::string level, Json data, std::chrono::nanoseconds delay = {}) &&;
    Answer change(List what, std::chrono::nanoseconds delay = {}) &&;
    Answer update(std::string uri, std::chrono::nanoseconds delay = {}) &&;

    std::vector<Frame> frames = {};
    std::chrono::nanoseconds delay{};
    End end;

private:
    explicit Answer(End what) : end{std::move(what)} {}
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_ANSWER_HPP_INCLUDED
