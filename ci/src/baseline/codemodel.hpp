// SPDX-License-Identifier: BSL-1.0
// What CMake says about its targets: the File API, object kind codemodel version 2 (cmake-file-api(7)).
#ifndef PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED
#define PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

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

/// A call in a CMake file.
struct CallSite {
    std::filesystem::path file;  ///< absolute
    int line = 0;                ///< of its name, from 1
    bool operator==(const CallSite&) const = default;
};

struct ExecutableTarget {
    std::string name;
    std::filesystem::path artifact;              ///< absolute
    std::vector<std::filesystem::path> sources;  ///< absolute; generated ones too
    std::string link_line;                       ///< libraries and link flags as the linker gets them
    std::vector<CallSite> link_calls = {};       ///< of target_link_libraries, where a library comes from one
};

/// Every executable of the first configuration, by name.
[[nodiscard]] tl::expected<std::vector<ExecutableTarget>, CodemodelError> read_executables(
    const std::filesystem::path& build_directory);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CODEMODEL_HPP_INCLUDED
