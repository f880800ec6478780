// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_FINGERPRINT_HPP_INCLUDED
#define PAWL_CI_BASELINE_FINGERPRINT_HPP_INCLUDED

#include <string>
#include <string_view>

namespace pawl::cli {

/// FNV-1a, 64 bits, as 16 hexadecimal digits (Fowler, Noll and Vo 1991). Names cache directories; equality is
/// decided on the whole text, which is stored there.
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_FINGERPRINT_HPP_INCLUDED
