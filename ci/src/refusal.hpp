// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_REFUSAL_HPP_INCLUDED
#define PAWL_CI_REFUSAL_HPP_INCLUDED

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "exit_code.hpp"

namespace pawl::cli {

/// Why a command ends without a verdict.
struct Refusal {
    ExitCode code;
    std::string sentence;  ///< what, where, what to do
};

[[nodiscard]] inline tl::unexpected<Refusal> stop(ExitCode code, std::string sentence) {
    return tl::unexpected(Refusal{code, std::move(sentence)});
}

}  // namespace pawl::cli

#endif  // PAWL_CI_REFUSAL_HPP_INCLUDED
