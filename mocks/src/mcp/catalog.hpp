// SPDX-License-Identifier: BSL-1.0
// What a profile offers, as the lists show it and as requests find it.
#ifndef PAWL_MOCKS_MCP_CATALOG_HPP_INCLUDED
#define PAWL_MOCKS_MCP_CATALOG_HPP_INCLUDED

#include <map>
#include <optional>
#include <pawl/mocks/mcp_profile.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mcp/results.hpp"

namespace pawl::mocks::mcp {

/// One kind of thing, written out once.
struct Listing {
    std::string_view member;  ///< of the result: "tools"
    std::vector<Json> items;

    /// The members of the result of a page; nothing if there is no such cursor.
    /// @param cursor  nothing: the first page.
    [[nodiscard]] std::optional<std::string> page(std::optional<std::string_view> cursor, std::size_t page_size) const;
};

/// What a handler that is a value answers, in either era: all of the message that stands behind the id.
struct Ready {
    std::string in_session;
    std::string stateless;
};

/// Who answers a request, and what of it was found in its URI.
struct Found {
    const Handler* handler = nullptr;
    const Ready* ready = nullptr;  ///< nullptr: the handler is to be asked
    std::map<std::string, std::string, std::less<>> variables = {};
};

class Catalog {
public:
    Catalog(const Profile& profile, const Results& results);

    /// Of the method tools/list, prompts/list, resources/list or resources/templates/list; nullptr for any other.
    [[nodiscard]] const Listing* listing(std::string_view method) const;

    /// Nothing where there is none of that name or URI.
    [[nodiscard]] std::optional<Found> tool(std::string_view name) const;
    [[nodiscard]] std::optional<Found> prompt(std::string_view name) const;
    [[nodiscard]] std::optional<Found> resource(std::string_view uri) const;

    /// An object: what can be asked of this server, in either era.
    [[nodiscard]] Json capabilities(bool is_session) const;

private:
    void prepare(const Handler& handler, const Results& results, bool is_cacheable);
    [[nodiscard]] Found found(const Handler& handler) const;

    const Profile& m_profile;
    std::map<std::string_view, Listing, std::less<>> m_listings;
    std::map<const Handler*, Ready> m_ready;
};

/// The variables of a URI that a template fits; nothing if it does not. A variable is one or more characters other than
/// a slash.
[[nodiscard]] std::optional<std::map<std::string, std::string, std::less<>>> variables_in(
    std::string_view uri, std::string_view uri_template);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_CATALOG_HPP_INCLUDED
