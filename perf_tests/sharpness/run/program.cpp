// SPDX-License-Identifier: BSL-1.0
#include "run/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "measure/interruption.hpp"

namespace pawl::sharpness {

namespace {

[[noreturn]] void become(const Program& program) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, descriptor);
    for (const auto& [name, value] : program.environment) ::setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> arguments{const_cast<char*>(program.path.c_str())};
    for (const auto& argument : program.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execv(program.path.c_str(), arguments.data());
    ::_exit(127);
}

}  // namespace

int run_quietly(const Program& program) {
    const pid_t child = ::fork();
    if (child < 0) return 127;
    if (child == 0) become(program);
    const auto ended = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));  // glibc 2.36 declares it for C only
    std::array<pollfd, 2> waiting{{{ended, POLLIN, 0}, {perf::Interruption::descriptor(), POLLIN, 0}}};
    ::poll(waiting.data(), waiting.size(), static_cast<int>(program.time_limit.count()));
    if (waiting[0].revents == 0) ::kill(child, SIGKILL);
    ::close(ended);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace pawl::sharpness
