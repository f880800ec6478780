// SPDX-License-Identifier: BSL-1.0
#include "process/child_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace pawl::cli {

namespace {

struct Pipe {
    perf::Descriptor read, write;
};

bool open_pipe(Pipe& pipe) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    pipe = {perf::Descriptor{ends[0]}, perf::Descriptor{ends[1]}};
    return true;
}

// By number, because <sys/pidfd.h> of glibc 2.36 lacks its extern "C".
int open_process(pid_t pid) {
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

int wait_for(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (const std::string& string : strings) result.push_back(const_cast<char*>(string.c_str()));
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void give_up(int report, StartFailure::Step step) {
    const StartFailure failure{step, errno};
    [[maybe_unused]] const auto written = ::write(report, &failure, sizeof failure);
    ::_exit(127);
}

struct Launch {
    const char* program;
    char* const* argv;
    char* const* environment;
    const char* working_directory;
    int output, error, report;
    pid_t parent;
};

// Runs between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const Launch& launch) {
    using Step = StartFailure::Step;
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != launch.parent) ::_exit(127);  // it died before the line above
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    const int input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (input < 0 || ::dup2(input, 0) < 0 || ::dup2(launch.output, 1) < 0 || ::dup2(launch.error, 2) < 0) {
        give_up(launch.report, Step::prepare);
    }
    if (*launch.working_directory != '\0' && ::chdir(launch.working_directory) != 0) {
        give_up(launch.report, Step::enter_directory);
    }
    ::execve(launch.program, launch.argv, launch.environment);
    give_up(launch.report, Step::execute);
}

// PR_SET_PDEATHSIG reaches the leader but not what it started (make, compilers), and Ctrl-C does not reach another
// process group. The guard waits for the end of its pipe, which comes when its parent closes it or dies of anything.
[[noreturn]] void guard(int lifeline, int other_end, pid_t group) {
    ::close(other_end);  // by itself, for kernels before 5.9 have no close_range
    ::setsid();
    if (::dup2(lifeline, 0) == 0) {
        ::close_range(1, ~0U, 0);
        char byte = 0;
        while (::read(0, &byte, 1) < 0 && errno == EINTR) {
        }
        ::kill(-group, SIGKILL);
    }
    ::_exit(0);
}

}  // namespace

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_leader{std::exchange(other.m_leader, -1)},
      m_guard{std::exchange(other.m_guard, -1)},
      m_output{std::move(other.m_output)},
      m_error{std::move(other.m_error)},
      m_exit{std::move(other.m_exit)},
      m_lifeline{std::move(other.m_lifeline)} {}

tl::expected<ChildProcess, StartFailure> ChildProcess::start(const std::string& program,
                                                             const std::vector<std::string>& argv,
                                                             const std::vector<std::string>& environment,
                                                             const std::string& working_directory) {
    const auto failed = [](StartFailure failure) { return tl::unexpected<StartFailure>{failure}; };
    Pipe output, error, report;
    if (!open_pipe(output) || !open_pipe(error) || !open_pipe(report)) {
        return failed({StartFailure::Step::prepare, errno});
    }
    const std::vector<char*> arguments = pointers(argv);
    const std::vector<char*> variables = pointers(environment);
    const Launch launch{.program = program.c_str(),
                        .argv = arguments.data(),
                        .environment = variables.data(),
                        .working_directory = working_directory.c_str(),
                        .output = output.write.get(),
                        .error = error.write.get(),
                        .report = report.write.get(),
                        .parent = ::getpid()};
    ChildProcess child;
    child.m_leader = ::fork();
    if (child.m_leader < 0) return failed({StartFailure::Step::prepare, errno});
    if (child.m_leader == 0) become(launch);

    ::setpgid(child.m_leader, child.m_leader);  // here too, so that it holds whichever of the two runs first
    report.write.close();
    StartFailure failure{};
    ssize_t count = 0;
    while ((count = ::read(report.read.get(), &failure, sizeof failure)) < 0 && errno == EINTR) {
    }
    if (count == sizeof failure) return failed(failure);

    child.m_output = std::move(output.read);
    child.m_error = std::move(error.read);
    child.m_exit = perf::Descriptor{open_process(child.m_leader)};
    if (child.m_exit.get() < 0 || !child.start_guard()) return failed({StartFailure::Step::prepare, errno});
    return child;
}

bool ChildProcess::start_guard() {
    Pipe lifeline;
    if (!open_pipe(lifeline)) return false;
    m_guard = ::fork();
    if (m_guard == 0) guard(lifeline.read.get(), lifeline.write.get(), m_leader);
    m_lifeline = std::move(lifeline.write);
    return m_guard > 0;
}

// The leader is not reaped yet, so the number is still the group's.
void ChildProcess::ask_group_to_end() const {
    ::kill(-m_leader, SIGTERM);
}

void ChildProcess::kill_group() const {
    ::kill(-m_leader, SIGKILL);
}

int ChildProcess::end() {
    if (m_leader <= 0) return 0;
    kill_group();
    m_lifeline.close();
    if (m_guard > 0) wait_for(std::exchange(m_guard, -1));
    return wait_for(std::exchange(m_leader, -1));
}

}  // namespace pawl::cli
