// SPDX-License-Identifier: BSL-1.0
// What the sources of a build are called in its tracefile, however the compiler came to them.
#ifndef PAWL_CI_COVERAGE_SOURCE_NAMES_HPP_INCLUDED
#define PAWL_CI_COVERAGE_SOURCE_NAMES_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/prefix_map.hpp>
#include <string>
#include <vector>

#include "coverage/build_commands.hpp"

namespace pawl::cli {

class SourceNames {
public:
    /// @param build       tells of prefix maps.
    /// @param source_dir  names are relative to it, and what lies outside has none; empty: names are absolute paths.
    SourceNames(const BuildCommands& build, const std::string& source_dir);

    /// @param directory  that the compiler ran in.
    /// @param printed    as the counters have it: relative to `directory`, mapped, or through a symbolic link.
    /// @return           empty for what is not the project's.
    [[nodiscard]] std::string name_of(const std::string& directory, const std::string& printed) const;

    /// What the source is called that CMake compiled to an object, by the object's place in the build:
    /// BUILD/lib/CMakeFiles/x.dir/sub/a.cpp is SOURCE/lib/sub/a.cpp. Empty where that is no file, or not the project's.
    /// @param object  without its ending.
    [[nodiscard]] std::string name_of_source(const std::string& object) const;

    /// How every path of the project's sources that is no relative one begins in the counters; empty where that is not
    /// certain.
    [[nodiscard]] const std::string& common_prefix() const { return m_common_prefix; }

private:
    std::string m_source_dir;            ///< empty: names are absolute
    std::filesystem::path m_source;      ///< that cmake configured it from
    std::filesystem::path m_configured;  ///< the build directory that cmake configured; empty: none did
    std::vector<coverage::PrefixMap> m_maps;
    std::string m_common_prefix;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_SOURCE_NAMES_HPP_INCLUDED
