// SPDX-License-Identifier: BSL-1.0
// What decides what the baseline executable is made of, so far as pawl knows: not what a toolchain file includes.
#ifndef PAWL_CI_BASELINE_TOOLCHAIN_KEY_HPP_INCLUDED
#define PAWL_CI_BASELINE_TOOLCHAIN_KEY_HPP_INCLUDED

#include <string>
#include <vector>

#include "baseline/cmake_cache.hpp"

namespace pawl::cli {

struct KeyParts {
    std::string commit;
    std::string target;
    std::vector<std::string> depends;  ///< targets built with it
    std::string configuration;
    std::string source_directory;  ///< the candidate's; debug information and __FILE__ name it
    std::string build_directory;   ///< the candidate's; likewise
    std::string generator;         ///< and the cmake that ran it
    /// What each compiler says of itself, whose path may stay when it is upgraded, and of the machine, for
    /// -march=native.
    std::vector<std::string> compilers;
    std::string toolchain_file;       ///< fingerprint of its content, where it is no part of the commit
    std::vector<CacheEntry> entries;  ///< carried over
    std::string pawl;                 ///< version and content of the Pawl that is injected
};

/// Readable, one line a part; equal exactly where the parts are, but for the entries' types: cmake forgets a type where
/// the same value is given again on its command line.
[[nodiscard]] std::string key_text(const KeyParts& parts);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_TOOLCHAIN_KEY_HPP_INCLUDED
