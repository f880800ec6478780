// SPDX-License-Identifier: BSL-1.0
#include "process/child_process.hpp"

#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

#include "posix/deadline.hpp"

namespace pawl::mocks::process {
namespace {

constexpr int kept_as = 3;

// For the signal handler, in the child only.
pid_t parent_pid = 0;
int orphaned_event = -1;

/// The kernel signals the death of the *thread* that forked; only when the whole process is gone has the child another
/// parent.
void notice_parent(int) {
    if (::getppid() == parent_pid) return;
    const int saved_errno = errno;
    const itimerval time_to_return{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_usec = 500'000}};
    ::setitimer(ITIMER_REAL, &time_to_return, nullptr);  // SIGALRM ends a body that does not look
    ::eventfd_write(orphaned_event, 1);
    errno = saved_errno;
}

void reset_signal_handling() {
    for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
}

[[noreturn]] void be_child(int kept_fd, pid_t parent, const ChildBody& body) noexcept {
    reset_signal_handling();
    ::dup2(kept_fd, kept_as);
    ::closefrom(kept_as + 1);
    parent_pid = parent;
    orphaned_event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

    struct sigaction on_parent_death {};
    on_parent_death.sa_handler = notice_parent;
    ::sigaction(SIGHUP, &on_parent_death, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGHUP);
    notice_parent(SIGHUP);  // it may have died before prctl took effect

    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    body(kept_as, orphaned_event);
    ::_exit(0);
}

bool reaped_within(pid_t pid, std::chrono::milliseconds timeout) {
    const posix::Deadline deadline(timeout);
    while (::waitpid(pid, nullptr, WNOHANG) == 0) {
        if (deadline.remaining_ms() == 0) return false;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

}  // namespace

pid_t fork_child(int kept_fd, const ChildBody& body) {
    // Blocked until the child has reset them: a handler of the parent's (a test runner's, say) must not run there.
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) be_child(kept_fd, parent, body);
    const int fork_errno = errno;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = fork_errno;
    return pid;
}

void stop_child(pid_t pid, std::chrono::milliseconds timeout) {
    ::kill(pid, SIGTERM);
    if (reaped_within(pid, timeout)) return;
    ::kill(pid, SIGKILL);
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace pawl::mocks::process
