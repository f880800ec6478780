// SPDX-License-Identifier: BSL-1.0
#include "measure/supervisor.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "measure/descriptor.hpp"

namespace pawl::perf {

namespace {

void close_from(unsigned first) {
    ::syscall(SYS_close_range, first, ~0U, 0U);
}

[[noreturn]] void become_worker(const WorkerImage& image) {
    // The worker's output is nobody's: a leaked child that held the conductor's would hang whoever reads it.
    // Out of the way first: where standard input was closed, the channel may be one of the numbers set up here.
    const int channel = ::fcntl(image.channel, F_DUPFD_CLOEXEC, worker_preload_descriptor + 1);
    const int preload = image.preload < 0 ? -1 : ::fcntl(image.preload, F_DUPFD_CLOEXEC, worker_preload_descriptor + 1);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, standard);
    ::dup2(channel, worker_channel_descriptor);  // a copy made by dup2 stays open across exec
    if (preload >= 0) ::dup2(preload, worker_preload_descriptor);
    close_from(static_cast<unsigned>(preload >= 0 ? worker_preload_descriptor : worker_channel_descriptor) + 1);
    ::execve(image.executable, image.arguments, image.environment);
    ::_exit(exec_failed_code);
}

// Ends the children of this process until there are none: those of a dead child come to us, the subreaper.
void end_descendants() {
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/self/task/%d/children", static_cast<int>(::getpid()));
    for (int round = 0; round < 1000; ++round) {
        std::array<char, 4096> text{};
        ssize_t size = 0;
        {
            const Descriptor children(::open(path.data(), O_RDONLY | O_CLOEXEC));
            size = ::read(children.get(), text.data(), text.size() - 1);
        }
        if (size <= 0) return;
        for (char* next = text.data(); *next != '\0';) {
            const auto child = static_cast<pid_t>(std::strtol(next, &next, 10));
            if (child <= 0) break;
            ::kill(child, SIGKILL);
            while (*next == ' ') ++next;
        }
        // One at least is about to end. Waiting for all would wait for their children too, which are ours by then and
        // have not been killed yet.
        ::waitpid(-1, nullptr, 0);
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
    }
}

int exit_code_of(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

void supervise(const WorkerImage& image, pid_t conductor) {
    sigset_t watched;
    ::sigemptyset(&watched);
    ::sigaddset(&watched, SIGCHLD);
    ::sigaddset(&watched, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &watched, nullptr);
    ::signal(SIGCHLD, SIG_DFL);  // inherited "ignore" would reap the worker unseen
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    // The init of a process namespace takes the namespace with it, so it may die at once; a subreaper has to clean up.
    ::prctl(PR_SET_PDEATHSIG, conductor == 0 ? SIGKILL : SIGTERM);
    if (conductor != 0 && ::getppid() != conductor) ::_exit(exec_failed_code);
    ::setsid();  // a Ctrl-C is the conductor's to answer

    // Not fork(): its handlers take locks that another thread of the conductor may have held when this process was
    // made.
    const pid_t worker = ::_Fork();
    if (worker < 0) ::_exit(fork_failed_code);
    if (worker == 0) {
        ::sigprocmask(SIG_SETMASK, &image.signals_blocked, nullptr);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        become_worker(image);
    }
    close_from(0);  // the conductor's descriptors, and with them the channel, are the worker's alone

    int code = exec_failed_code;
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(-1, &status, WNOHANG);
        if (ended == worker) {
            code = exit_code_of(status);
            break;
        }
        if (ended > 0) continue;
        if (ended < 0 && errno == ECHILD) break;
        if (::sigwaitinfo(&watched, nullptr) == SIGTERM) break;
    }
    if (conductor != 0) end_descendants();
    ::_exit(code);
}

}  // namespace pawl::perf
