// SPDX-License-Identifier: BSL-1.0
// What CMake says about its targets: the File API, object kind codemodel version 2 (cmake-file-api(7)).
#ifndef PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED
#define PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::cli {

struct TargetFacts {
    std::string type;           ///< EXECUTABLE, STATIC_LIBRARY, UTILITY, ...
    std::string artifact;       ///< relative to the build directory unless absolute; "" where it makes no file
    std::string configuration;  ///< the one it was looked up in
};

enum class CodemodelError {
    unreadable,  ///< no reply, or not the JSON that CMake documents
    no_target,   ///< no target of that name
};

/// Asks for a codemodel; to be called before cmake configures.
/// @return false if the query cannot be written.
[[nodiscard]] bool write_codemodel_query(const std::filesystem::path& build_directory);

/// Looks `target` up in the reply to that query.
/// @param configuration  of a multi-configuration generator; empty, or not one of them: the first.
[[nodiscard]] tl::expected<TargetFacts, CodemodelError> read_target(const std::filesystem::path& build_directory,
                                                                    std::string_view target,
                                                                    std::string_view configuration);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED
