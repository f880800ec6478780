// SPDX-License-Identifier: BSL-1.0
// A forked process that ends with its parent.
#ifndef PAWL_MOCKS_CHILD_PROCESS_HPP_INCLUDED
#define PAWL_MOCKS_CHILD_PROCESS_HPP_INCLUDED

#include <sys/types.h>

#include <chrono>
#include <functional>

namespace pawl::mocks::process {

/// What the child runs, with all descriptors above 2 closed but two.
///
/// @param kept_fd      a duplicate of the descriptor given to fork_child().
/// @param orphaned_fd  becomes readable once the parent is gone, however it went; the body then has 500 ms to return.
using ChildBody = std::function<void(int kept_fd, int orphaned_fd)>;

/// Forks. The child has default signal handling, runs `body` and ends by _exit: no destructor, no exit handler and no
/// buffered output of the parent's runs twice. An exception out of `body` aborts it.
///
/// The body may allocate (glibc makes its allocator usable in the child of a process with threads) but must not touch
/// anything else that another thread could have held locked: no stdio, no logging.
///
/// @return the child's process id, or -1 with errno.
[[nodiscard]] pid_t fork_child(int kept_fd, const ChildBody& body);

/// Ends a child and reaps it: SIGTERM, then SIGKILL if it is still there after `timeout`.
void stop_child(pid_t pid, std::chrono::milliseconds timeout);

}  // namespace pawl::mocks::process

#endif  // PAWL_MOCKS_CHILD_PROCESS_HPP_INCLUDED
