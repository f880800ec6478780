// SPDX-License-Identifier: BSL-1.0
#include "judge/flag.hpp"

namespace pawl::perf {

std::optional<bool> parse_flag(const std::string& text) {
    if (text == "1" || text == "true" || text == "on" || text == "yes") return true;
    if (text.empty() || text == "0" || text == "false" || text == "off" || text == "no") return false;
    return std::nullopt;
}

bool is_strict(const std::string& pawl_strict, const std::string& ci) {
    return parse_flag(pawl_strict.empty() ? ci : pawl_strict).value_or(true);
}

}  // namespace pawl::perf
