// SPDX-License-Identifier: BSL-1.0
// The fixtures that the official conformance suite (npm @modelcontextprotocol/conformance) asks a server for, by the
// names and words that its scenarios expect.
#include <pawl/mocks/mcp_profile.hpp>

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "mcp/envelope.hpp"
#include "mcp/versions.hpp"

namespace pawl::mocks::mcp::profile {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view png =  // one red pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
constexpr std::string_view wav = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=";  // no sample

constexpr const char* no_arguments = R"({"type":"object","properties":{}})";

Question elicitation(std::string key, std::string_view message, std::string_view properties,
                     std::string_view required = "") {
    std::string schema = fmt::format(R"({{"type":"object","properties":{{{}}})", properties);
    if (!required.empty()) schema += fmt::format(R"(,"required":[{}])", required);
    return {std::move(key), "elicitation/create",
            Members{}.text("mode", "form").text("message", message).json("requestedSchema", schema + "}").object()};
}

Question sampling(std::string key, std::string_view prompt) {
    const Json message = Members{}.text("role", "user").json("content", text_content(prompt)).object();
    return {std::move(key), "sampling/createMessage",
            Members{}.json("messages", "[" + message + "]").json("maxTokens", "100").object()};
}

Question roots(std::string key) {
    return {std::move(key), "roots/list", "{}"};
}

constexpr std::string_view a_name = R"("name":{"type":"string"})";
constexpr std::string_view an_ok = R"("ok":{"type":"boolean"})";

Tool tool(std::string name, std::string description, Handler answer, Json schema = no_arguments) {
    return {.name = std::move(name),
            .description = std::move(description),
            .input_schema = std::move(schema),
            .answer = std::move(answer)};
}

/// A tool whose one argument is a text.
Json with_text(std::string_view name) {
    return fmt::format(R"({{"type":"object","properties":{{"{0}":{{"type":"string"}}}},"required":["{0}"]}})", name);
}

std::vector<Tool> content_tools() {
    return {
        tool("test_simple_text", "Answers with a text",
             [](const Call&) { return Answer::text("This is a simple text response for testing."); }),
        tool("test_image_content", "Answers with an image",
             [](const Call&) { return Answer::content({image_content(png, "image/png")}); }),
        tool("test_audio_content", "Answers with a sound",
             [](const Call&) { return Answer::content({audio_content(wav, "audio/wav")}); }),
        tool("test_embedded_resource", "Answers with a resource",
             [](const Call&) {
                 return Answer::content({embedded_resource("test://embedded-resource", "text/plain",
                                                           "This is an embedded resource content.")});
             }),
        tool("test_multiple_content_types", "Answers with a text, an image and a resource",
             [](const Call&) {
                 return Answer::content({text_content("Multiple content types test:"), image_content(png, "image/png"),
                                         embedded_resource("test://mixed-content-resource", "application/json",
                                                           R"({"test":"data","value":123})")});
             }),
        tool("test_error_handling", "Fails",
             [](const Call&) { return Answer::tool_error("This tool intentionally returns an error for testing"); }),
        tool(
            "json_schema_2020_12_tool", "Shows a schema with the words of JSON Schema 2020-12",
            [](const Call&) { return Answer::text("JSON Schema 2020-12 tool called"); },
            R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",)"
            R"("$defs":{"address":{"$anchor":"addressDef","type":"object","properties":{"street":{"type":"string"},)"
            R"("city":{"type":"string"}}}},)"
            R"("properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},)"
            R"("contactMethod":{"type":"string","enum":["phone","email"]},"phone":{"type":"string"},)"
            R"("email":{"type":"string"}},)"
            R"("allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],)"
            R"("if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},)"
            R"("then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false})"),
    };
}

std::vector<Tool> telling_tools() {
    return {
        tool("test_tool_with_logging", "Logs three times",
             [](const Call&) {
                 return Answer::text("Tool with logging executed successfully")
                     .log("info", R"("Tool execution started")")
                     .log("info", R"("Tool processing data")", 50ms)
                     .log("info", R"("Tool execution completed")", 50ms);
             }),
        tool("test_tool_with_progress", "Tells its progress three times",
             [](const Call&) {
                 return Answer::text("Tool with progress executed successfully")
                     .progress(0, 100)
                     .progress(50, 100, 50ms)
                     .progress(100, 100, 50ms)
                     .after(50ms);  // a client that reads both at once may take the end first
             }),
        tool("test_logging_tool", "Logs for who wants it",
             [](const Call&) { return Answer::text("logged").log("info", R"("a message")"); }),
        tool("test_trigger_tool_change", "Says that the list of tools has changed",
             [](const Call&) { return Answer::text("told").change(List::tools); }),
        tool("test_trigger_prompt_change", "Says that the list of prompts has changed",
             [](const Call&) { return Answer::text("told").change(List::prompts); }),
    };
}

Answer ask_name(const Call& call) {
    if (const auto name = call.input("user_name", "/content/name")) {
        return Answer::text(fmt::format("Hello, {}!", *name));
    }
    return Answer::ask({elicitation("user_name", "What is your name?", a_name, R"("name")")});
}

Answer ask_in_two_rounds(const Call& call) {
    if (!call.input("step1", "/content/name")) {
        return Answer::ask({elicitation("step1", "What is your name?", a_name, R"("name")")}, "step1");
    }
    const auto color = call.input("step2", "/content/color");
    if (!color) {
        return Answer::ask(
            {elicitation("step2", "What is your favourite colour?", R"("color":{"type":"string"})", R"("color")")},
            "step2");
    }
    return Answer::text(fmt::format("{} likes {}", *call.input("step1", "/content/name"), *color));
}

Answer ask_with_state(const Call& call) {
    if (call.state != "confirming" || !call.inputs.contains("confirm")) {
        return Answer::ask({elicitation("confirm", "Go on?", an_ok, R"("ok")")}, "confirming");
    }
    return Answer::text("state-ok");
}

Answer ask_three(const Call& call) {
    const auto name = call.input("user_name", "/content/name");
    const bool is_complete = name && call.inputs.contains("greeting") && call.inputs.contains("client_roots");
    if (!is_complete) {
        return Answer::ask({elicitation("user_name", "What is your name?", a_name, R"("name")"),
                            sampling("greeting", "Write a greeting"), roots("client_roots")},
                           "asked for three");
    }
    return Answer::text(fmt::format("{} was greeted", *name));
}

/// Only what the client has declared.
Answer ask_what_can_be(const Call& call) {
    std::vector<Question> questions;
    if (call.client_can("elicitation")) questions.push_back(elicitation("user_name", "What is your name?", a_name));
    if (call.client_can("sampling")) questions.push_back(sampling("greeting", "Write a greeting"));
    const bool is_answered = !questions.empty() && call.inputs.contains(questions.front().key);
    return questions.empty() || is_answered ? Answer::text("asked") : Answer::ask(std::move(questions));
}

std::vector<Tool> asking_tools() {
    return {
        tool("test_input_required_result_elicitation", "Asks for a name", ask_name),
        tool("test_input_required_result_sampling", "Asks for the capital of France",
             [](const Call& call) {
                 const auto text = call.input("capital_question", "/content/text");
                 if (text) return Answer::text(*text);
                 return Answer::ask({sampling("capital_question", "What is the capital of France?")});
             }),
        tool("test_input_required_result_list_roots", "Asks for the roots",
             [](const Call& call) {
                 const auto found = call.inputs.find("client_roots");
                 if (found == call.inputs.end()) return Answer::ask({roots("client_roots")});
                 return Answer::text("Roots: " + found->second);
             }),
        tool("test_input_required_result_request_state", "Asks, and knows its question again", ask_with_state),
        tool("test_input_required_result_tampered_state", "Asks, and knows its question again", ask_with_state),
        tool("test_input_required_result_multiple_inputs", "Asks three things at once", ask_three),
        tool("test_input_required_result_multi_round", "Asks twice", ask_in_two_rounds),
        tool("test_input_required_result_capabilities", "Asks what the client can be asked", ask_what_can_be),
        tool("test_missing_capability", "Needs a client that can be asked for a sample",
             [](const Call& call) {
                 if (call.inputs.contains("sample")) return Answer::text("sampled");
                 return Answer::ask({sampling("sample", "Say something")});
             }),
        tool("test_streaming_elicitation", "Tells its progress, then asks for a name",
             [](const Call& call) { return ask_name(call).progress(0, 1); }),
        tool(
            "test_sampling", "Asks the client's model",
            [](const Call& call) {
                if (call.inputs.contains("sample")) {
                    return Answer::text("LLM response: " + call.input("sample", "/content/text").value_or(""));
                }
                return Answer::ask({sampling("sample", call.argument("prompt").value_or(""))});
            },
            with_text("prompt")),
        tool(
            "test_elicitation", "Asks the user",
            [](const Call& call) {
                const auto answer = call.inputs.find("user");
                if (answer != call.inputs.end()) return Answer::text("User response: " + answer->second);
                return Answer::ask({elicitation("user", call.argument("message").value_or(""),
                                                R"("username":{"type":"string","description":"Who you are"},)"
                                                R"("email":{"type":"string","description":"Where you are reached"})",
                                                R"("username","email")")});
            },
            with_text("message")),
        tool("test_elicitation_sep1034_defaults", "Asks with values to start from",
             [](const Call& call) {
                 const auto answer = call.inputs.find("user");
                 if (answer != call.inputs.end()) return Answer::text("Elicitation completed: " + answer->second);
                 return Answer::ask({elicitation(
                     "user", "Please review what is filled in",
                     R"("name":{"type":"string","default":"John Doe"},"age":{"type":"integer","default":30},)"
                     R"("score":{"type":"number","default":95.5},)"
                     R"("status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},)"
                     R"("verified":{"type":"boolean","default":true})")});
             }),
        tool("test_elicitation_sep1330_enums", "Asks for choices in every form",
             [](const Call& call) {
                 const auto answer = call.inputs.find("user");
                 if (answer != call.inputs.end()) return Answer::text("Elicitation completed: " + answer->second);
                 constexpr std::string_view titled =
                     R"([{"const":"value1","title":"First"},{"const":"value2","title":"Second"},)"
                     R"({"const":"value3","title":"Third"}])";
                 return Answer::ask({elicitation(
                     "user", "Please choose",
                     fmt::format(
                         R"("untitledSingle":{{"type":"string","enum":["option1","option2","option3"]}},)"
                         R"("titledSingle":{{"type":"string","oneOf":{0}}},)"
                         R"("legacyEnum":{{"type":"string","enum":["opt1","opt2","opt3"],)"
                         R"("enumNames":["Option One","Option Two","Option Three"]}},)"
                         R"("untitledMulti":{{"type":"array","items":{{"type":"string","enum":["option1","option2",)"
                         R"("option3"]}}}},"titledMulti":{{"type":"array","items":{{"anyOf":{0}}}}})",
                         titled))});
             }),
    };
}

std::vector<Prompt> prompts() {
    return {
        {.name = "test_simple_prompt",
         .description = "A prompt without arguments",
         .answer =
             [](const Call&) { return Answer::messages({text_content("This is a simple prompt for testing.")}); }},
        {.name = "test_prompt_with_arguments",
         .description = "A prompt with two arguments",
         .arguments = {{"arg1", "The first", true}, {"arg2", "The second", true}},
         .answer =
             [](const Call& call) {
                 return Answer::messages({text_content(fmt::format("Prompt with arguments: arg1='{}', arg2='{}'",
                                                                   call.argument("arg1").value_or(""),
                                                                   call.argument("arg2").value_or("")))});
             }},
        {.name = "test_prompt_with_embedded_resource",
         .description = "A prompt with a resource in it",
         .arguments = {{"resourceUri", "Of the resource", true}},
         .answer =
             [](const Call& call) {
                 return Answer::messages({embedded_resource(call.argument("resourceUri").value_or(""), "text/plain",
                                                            "Embedded resource content for testing."),
                                          text_content("Please process the embedded resource above.")});
             }},
        {.name = "test_prompt_with_image",
         .description = "A prompt with an image in it",
         .answer =
             [](const Call&) {
                 return Answer::messages(
                     {image_content(png, "image/png"), text_content("Please analyze the image above.")});
             }},
        {.name = "test_input_required_result_prompt",
         .description = "A prompt that asks first",
         .answer =
             [](const Call& call) {
                 const auto context = call.input("user_context", "/content/context");
                 if (context) return Answer::messages({text_content("Context: " + *context)});
                 return Answer::ask({elicitation("user_context", "What is it about?", R"("context":{"type":"string"})",
                                                 R"("context")")});
             }},
    };
}

std::vector<Resource> resources() {
    return {
        {.uri = "test://static-text",
         .name = "static-text",
         .description = "A text",
         .mime_type = "text/plain",
         .read =
             [](const Call& call) {
                 return Answer::contents(
                     call, R"("mimeType":"text/plain","text":"This is the content of the static text resource.")");
             }},
        {.uri = "test://static-binary",
         .name = "static-binary",
         .description = "An image",
         .mime_type = "image/png",
         .read =
             [](const Call& call) {
                 return Answer::contents(call, fmt::format(R"("mimeType":"image/png","blob":"{}")", png));
             }},
        {.uri = "test://watched-resource",
         .name = "watched-resource",
         .description = "A text that may be subscribed to",
         .mime_type = "text/plain",
         .read =
             [](const Call& call) {
                 return Answer::contents(call, R"("mimeType":"text/plain","text":"Watched resource content")");
             }},
    };
}

ResourceTemplate data_by_id() {
    return {.uri_template = "test://template/{id}/data",
            .name = "template",
            .description = "Data by its id",
            .mime_type = "application/json",
            .read = [](const Call& call) {
                const std::string& id = call.variables.find("id")->second;
                const Json data =
                    Members{}.text("id", id).json("templateTest", "true").text("data", "Data for ID: " + id).object();
                return Answer::contents(call, Members{}.text("mimeType", "application/json").text("text", data).str());
            }};
}

}  // namespace

Profile conformance() {
    Profile profile{.name = "pawl-conformance"};
    for (auto& tools : {content_tools(), telling_tools(), asking_tools()}) {
        profile.tools.insert(profile.tools.end(), tools.begin(), tools.end());
    }
    profile.resources = resources();
    profile.templates = {data_by_id()};
    profile.prompts = prompts();
    profile.complete = [](std::string_view, std::string_view, std::string_view begun) {
        std::vector<std::string> values;
        for (const char* value : {"paris", "park", "party"}) {
            if (std::string_view{value}.starts_with(begun)) values.emplace_back(value);
        }
        return values;
    };
    return profile;
}

}  // namespace pawl::mocks::mcp::profile
