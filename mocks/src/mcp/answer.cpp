// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/mcp_answer.hpp>

#include <utility>

#include "wire/json_writer.hpp"

namespace pawl::mocks::mcp {
namespace {

using wire::ObjectWriter;

Json joined(const std::vector<Json>& pieces) {
    Json list = "[";
    for (const Json& piece : pieces) {
        if (list.size() > 1) list += ',';
        list += piece;
    }
    return list + "]";
}

Json media(std::string_view type, std::string_view base64, std::string_view mime_type) {
    Json content;
    ObjectWriter(content).field("type", type).field("data", base64).field("mimeType", mime_type).end();
    return content;
}

}  // namespace

Json text_content(std::string_view text) {
    Json content;
    ObjectWriter(content).field("type", std::string_view{"text"}).field("text", text).end();
    return content;
}

Json image_content(std::string_view base64, std::string_view mime_type) {
    return media("image", base64, mime_type);
}

Json audio_content(std::string_view base64, std::string_view mime_type) {
    return media("audio", base64, mime_type);
}

Json embedded_resource(std::string_view uri, std::string_view mime_type, std::string_view text) {
    Json resource;
    ObjectWriter(resource).field("uri", uri).field("mimeType", mime_type).field("text", text).end();
    return R"({"type":"resource","resource":)" + resource + "}";
}

Answer Answer::text(std::string_view text) {
    return content({text_content(text)});
}

Answer Answer::content(const std::vector<Json>& pieces) {
    return result(R"("content":)" + joined(pieces));
}

Answer Answer::tool_error(std::string_view text) {
    return result(R"("content":)" + joined({text_content(text)}) + R"(,"isError":true)");
}

Answer Answer::contents(const Call& call, std::string_view members) {
    Json content = R"({"uri":)";
    wire::append_json(content, std::string_view{call.name});
    ((content += ',') += members) += '}';
    return result(R"("contents":)" + joined({content}));
}

Answer Answer::messages(const std::vector<Json>& contents) {
    std::vector<Json> messages;
    for (const Json& content : contents) messages.push_back(R"({"role":"user","content":)" + content + "}");
    return result(R"("messages":)" + joined(messages));
}

Answer Answer::result(std::string members) {
    return Answer(Result{std::move(members)});
}

Answer Answer::error(int code, std::string message, Json data) {
    return Answer(RpcError{code, std::move(message), std::move(data)});
}

Answer Answer::ask(std::vector<Question> questions, std::string state) {
    return Answer(Ask{std::move(questions), std::move(state)});
}

Answer Answer::after(std::chrono::nanoseconds delay_before_the_end) && {
    delay = delay_before_the_end;
    return std::move(*this);
}

Answer Answer::progress(double progress, double total, std::chrono::nanoseconds after_what_was_before) && {
    frames.push_back({after_what_was_before, Progress{progress, total}});
    return std::move(*this);
}

Answer Answer::log(std::string level, Json data, std::chrono::nanoseconds after_what_was_before) && {
    frames.push_back({after_what_was_before, Log{std::move(level), std::move(data)}});
    return std::move(*this);
}

Answer Answer::change(List what, std::chrono::nanoseconds after_what_was_before) && {
    frames.push_back({after_what_was_before, Changed{what}});
    return std::move(*this);
}

Answer Answer::update(std::string uri, std::chrono::nanoseconds after_what_was_before) && {
    frames.push_back({after_what_was_before, Updated{std::move(uri)}});
    return std::move(*this);
}

}  // namespace pawl::mocks::mcp
