// SPDX-License-Identifier: BSL-1.0
#include "measure/test_spec.hpp"

#include <string_view>

namespace pawl::perf {

std::string test_spec_of(const std::string& test_name) {
    std::string spec;
    for (const char character : test_name) {
        const bool special = std::string_view("\\,[]\"").find(character) != std::string_view::npos;
        const bool leading_sign = spec.empty() && (character == '-' || character == '~');
        if (special || leading_sign) spec += '\\';
        spec += character;
    }
    return spec;
}

}  // namespace pawl::perf
