// SPDX-License-Identifier: BSL-1.0
#include "mcp/catalog.hpp"

#include <algorithm>
#include <charconv>

#include "mcp/envelope.hpp"

namespace pawl::mocks::mcp {
namespace {

Json item_of(const Tool& tool) {
    return Members{}
        .text("name", tool.name)
        .text("description", tool.description)
        .json("inputSchema", tool.input_schema)
        .raw(tool.more)
        .object();
}

Json item_of(const Resource& resource) {
    return Members{}
        .text("uri", resource.uri)
        .text("name", resource.name)
        .text("description", resource.description)
        .text("mimeType", resource.mime_type)
        .raw(resource.more)
        .object();
}

Json item_of(const ResourceTemplate& resource) {
    return Members{}
        .text("uriTemplate", resource.uri_template)
        .text("name", resource.name)
        .text("description", resource.description)
        .text("mimeType", resource.mime_type)
        .raw(resource.more)
        .object();
}

Json item_of(const Prompt& prompt) {
    Members members;
    members.text("name", prompt.name).text("description", prompt.description);
    std::string arguments;
    for (const PromptArgument& argument : prompt.arguments) {
        if (!arguments.empty()) arguments += ',';
        arguments += Members{}
                         .text("name", argument.name)
                         .text("description", argument.description)
                         .json("required", argument.is_required ? "true" : "false")
                         .object();
    }
    if (!arguments.empty()) members.json("arguments", "[" + arguments + "]");
    return members.raw(prompt.more).object();
}

template <typename Things>
Listing listing_of(std::string_view member, const Things& things) {
    Listing listing{member, {}};
    for (const auto& thing : things) listing.items.push_back(item_of(thing));
    return listing;
}

template <typename Things, typename Name>
const typename Things::value_type* find(const Things& things, Name name, std::string_view wanted) {
    const auto found = std::ranges::find(things, wanted, name);
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::string> Listing::page(std::optional<std::string_view> cursor, std::size_t page_size) const {
    std::size_t begin = 0;
    if (cursor) {
        const auto [end, failure] = std::from_chars(cursor->data(), cursor->data() + cursor->size(), begin);
        const bool is_ours = failure == std::errc{} && end == cursor->data() + cursor->size();
        if (!is_ours || page_size == 0 || begin == 0 || begin >= items.size() || begin % page_size != 0) return {};
    }
    const std::size_t end = page_size == 0 ? items.size() : std::min(items.size(), begin + page_size);
    std::string list;
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) list += ',';
        list += items[i];
    }
    Members members;
    members.json(member, "[" + list + "]");
    if (end < items.size()) members.text("nextCursor", std::to_string(end));
    return members.str();
}

Catalog::Catalog(const Profile& profile, const Results& results) : m_profile{profile} {
    for (const Tool& tool : profile.tools) prepare(tool.answer, results, false);
    for (const Prompt& prompt : profile.prompts) prepare(prompt.answer, results, false);
    for (const Resource& resource : profile.resources) prepare(resource.read, results, true);
    m_listings.emplace("tools/list", listing_of("tools", profile.tools));
    m_listings.emplace("prompts/list", listing_of("prompts", profile.prompts));
    m_listings.emplace("resources/list", listing_of("resources", profile.resources));
    m_listings.emplace("resources/templates/list", listing_of("resourceTemplates", profile.templates));
}

/// What has to wait, or to ask, goes another way.
void Catalog::prepare(const Handler& handler, const Results& results, bool is_cacheable) {
    const Answer* const answer = handler.value();
    if (answer == nullptr || !answer->frames.empty() || answer->delay.count() > 0) return;
    const auto* const result = std::get_if<Result>(&answer->end);
    if (result == nullptr) return;
    const auto behind_id = [&](Era era) {
        return results.complete("", era, result->members, is_cacheable).substr(result_message_begin.size());
    };
    m_ready.emplace(&handler, Ready{behind_id(Era::session), behind_id(Era::stateless)});
}

Found Catalog::found(const Handler& handler) const {
    const auto ready = m_ready.find(&handler);
    return {.handler = &handler, .ready = ready == m_ready.end() ? nullptr : &ready->second};
}

const Listing* Catalog::listing(std::string_view method) const {
    const auto found = m_listings.find(method);
    return found == m_listings.end() ? nullptr : &found->second;
}

std::optional<Found> Catalog::tool(std::string_view name) const {
    const Tool* const tool = find(m_profile.tools, &Tool::name, name);
    return tool ? std::optional{found(tool->answer)} : std::nullopt;
}

std::optional<Found> Catalog::prompt(std::string_view name) const {
    const Prompt* const prompt = find(m_profile.prompts, &Prompt::name, name);
    return prompt ? std::optional{found(prompt->answer)} : std::nullopt;
}

std::optional<Found> Catalog::resource(std::string_view uri) const {
    if (const Resource* const resource = find(m_profile.resources, &Resource::uri, uri)) return found(resource->read);
    for (const ResourceTemplate& candidate : m_profile.templates) {
        if (auto variables = variables_in(uri, candidate.uri_template)) {
            return Found{.handler = &candidate.read, .variables = std::move(*variables)};
        }
    }
    return std::nullopt;
}

Json Catalog::capabilities(bool is_session) const {
    constexpr std::string_view changes = R"({"listChanged":true})";
    Members members;
    if (!m_profile.tools.empty()) members.json("tools", changes);
    if (!m_profile.prompts.empty()) members.json("prompts", changes);
    if (!m_profile.resources.empty() || !m_profile.templates.empty()) {
        members.json("resources", R"({"subscribe":true,"listChanged":true})");
    }
    if (m_profile.complete) members.json("completions", "{}");
    if (is_session) members.json("logging", "{}");
    return members.object();
}

std::optional<std::map<std::string, std::string, std::less<>>> variables_in(std::string_view uri,
                                                                            std::string_view uri_template) {
    std::map<std::string, std::string, std::less<>> variables;
    while (!uri_template.empty()) {
        const auto open = std::min(uri_template.find('{'), uri_template.size());
        const auto close = uri_template.find('}', open);
        if (uri.substr(0, open) != uri_template.substr(0, open)) return std::nullopt;
        uri.remove_prefix(open);
        if (close == uri_template.npos) {
            uri_template.remove_prefix(open);
            break;
        }
        const std::string_view rest = uri_template.substr(close + 1);
        const auto end = std::min(rest.empty() ? uri.size() : uri.find(rest.front()), uri.find('/'));
        const std::string_view value = uri.substr(0, end);
        if (value.empty()) return std::nullopt;
        variables.emplace(uri_template.substr(open + 1, close - open - 1), value);
        uri.remove_prefix(value.size());
        uri_template = rest;
    }
    if (uri != uri_template) return std::nullopt;
    return variables;
}

}  // namespace pawl::mocks::mcp
