// SPDX-License-Identifier: BSL-1.0
// A member's own text, which a parsed document no longer has.
#ifndef PAWL_MOCKS_RAW_MEMBER_HPP_INCLUDED
#define PAWL_MOCKS_RAW_MEMBER_HPP_INCLUDED

#include <string_view>

namespace pawl::mocks::wire {

/// The JSON text of one member of an object, byte for byte.
///
/// @param object  the text of a JSON object, already known to be valid.
/// @param name    of a member of that object itself, as it is written there (escapes are not undone).
/// @return        a view into `object`; empty if there is no such member.
[[nodiscard]] std::string_view raw_member(std::string_view object, std::string_view name);

}  // namespace pawl::mocks::wire

#endif  // PAWL_MOCKS_RAW_MEMBER_HPP_INCLUDED
