// SPDX-License-Identifier: BSL-1.0
// What keeps the two sides of a pair, alive at the same time, from meeting one another.
//
// Two copies of one test bind the same socket path, listen on the same port, write the same file. Unseparated, the
// second steals the first one's path and the candidate silently talks to the baseline's daemon. So each side lives in
// namespaces of its own, with private layers over the directories where processes meet. Where the system forbids part
// of it, a lower level says so by its name. See design/isolation.md.
#ifndef PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED

#include <sys/types.h>

#include <string_view>

#include "measure/private_places.hpp"

namespace pawl::perf {

/// From most to least.
enum class Isolation {
    namespaces,                ///< processes, network, IPC and temporary files apart
    namespaces_without_files,  ///< the same, but each side has only a TMPDIR of its own; fixed paths are shared
    process_tree,              ///< only that TMPDIR; what a side starts is ended with it
};

/// "namespaces", "namespaces without files", "process tree".
[[nodiscard]] std::string_view name_of(Isolation isolation);

/// The most that works here. All of it is tried in a child, once a process: namespaces that can be made but not filled
/// (as AppArmor and containers have it) are none. A SIGINT, SIGTERM or SIGHUP meanwhile waits; no Interruption may
/// live. Throws std::system_error when there is no place for temporary files.
[[nodiscard]] Isolation best_isolation();

/// fork() into fresh namespaces, in the way that `best_isolation` found: 0 in the child (the init of its process
/// namespace), its id in the parent, -1 where the system forbids it.
[[nodiscard]] pid_t fork_isolated();

/// In the child: brings the loopback interface up, mounts /proc and, where files are apart, the private layers.
/// Allocates nothing. Returns false where anything failed: the child then is not what its level says, and must end.
[[nodiscard]] bool enter_isolation(Isolation isolation, PrivatePlaces& places);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED
