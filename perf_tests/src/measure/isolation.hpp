// SPDX-License-Identifier: BSL-1.0
// What keeps the two sides of a pair, alive at the same time, from meeting one another.
//
// Two copies of one test bind the same socket path, listen on the same port, write the same file. Unseparated, the
// second steals the first one's path and the candidate silently talks to the baseline's daemon. So each side lives in
// namespaces of its own: processes (nothing outlives the side), network, IPC, and mounts with a private layer over the
// temporary directory. That costs about 1 ms a launch. Where the system forbids it, each side has its own TMPDIR, and
// a subreaper ends what the side started.
#ifndef PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED

#include <sys/types.h>

#include <string>
#include <vector>

namespace pawl::perf {

enum class Isolation {
    namespaces,    ///< processes, network, IPC and temporary files apart
    process_tree,  ///< only what a side starts is ended with it; files apart by TMPDIR
};

/// Directories that a side sees with a private, throw-away layer on top, and where that layer's files may live.
struct PrivateLayers {
    std::vector<std::string> directories;  ///< absolute; usually just the temporary directory
    std::string scratch;                   ///< an existing directory of this side's own
};

/// fork() into fresh namespaces: 0 in the child (the init of its process namespace), its id in the parent, -1 where
/// the system forbids it. Tried plainly first (root), then in a user namespace (anyone, where that is allowed).
[[nodiscard]] pid_t fork_isolated();

/// In the child: brings the loopback interface up, mounts /proc and the private layers. Best effort, without
/// allocating: what cannot be mounted stays shared.
void enter_isolation(const PrivateLayers& layers);

/// Whether `fork_isolated` works here; tried once a process.
[[nodiscard]] Isolation best_isolation();

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ISOLATION_HPP_INCLUDED
