// SPDX-License-Identifier: BSL-1.0
// The directories where processes meet by name, and how a side gets its own view of them.
#ifndef PAWL_PERF_MEASURE_PRIVATE_PLACES_HPP_INCLUDED
#define PAWL_PERF_MEASURE_PRIVATE_PLACES_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

namespace pawl::perf {

struct PrivatePlace {
    std::string path;
    bool layered = true;  ///< else a mount below a layered directory, put back as it was
    int handle = -1;      ///< for the child: the place as it was before anything was mounted
};

/// Prepared before the fork, because afterwards nothing may allocate.
struct PrivatePlaces {
    std::vector<PrivatePlace> places;  ///< parents before what is below them
    std::string scratch;               ///< an existing directory of this side's own; its layers' files go there
    std::string working_directory;     ///< entered again, so that relative paths pass through the layers too
};

/// The temporary directory, /tmp, /var/tmp, /dev/shm and $XDG_RUNTIME_DIR, as far as they exist.
[[nodiscard]] PrivatePlaces find_private_places(const std::string& scratch);

/// Which directories need a layer, and which mounts would be hidden by one and have to be put back.
/// @param directories   absolute, without symbolic links; in any order, also one below the other.
/// @param mount_points  of this process; in any order, also repeated.
[[nodiscard]] std::vector<PrivatePlace> arrange_places(std::vector<std::string> directories,
                                                       std::vector<std::string> mount_points);

/// The mount points that /proc/self/mountinfo names (proc(5): the fifth field, blanks and backslashes in octal).
[[nodiscard]] std::vector<std::string> mount_points_in(std::string_view mountinfo);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_PRIVATE_PLACES_HPP_INCLUDED
