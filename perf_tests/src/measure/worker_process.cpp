// SPDX-License-Identifier: BSL-1.0
#include "measure/worker_process.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <thread>
#include <utility>

#include "measure/supervisor.hpp"
#include "measure/system_failure.hpp"
#include "measure/undecidable.hpp"

extern char** environ;

namespace pawl::perf {

namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers(texts.size() + 1, nullptr);
    std::ranges::transform(texts, pointers.begin(), [](std::string& text) { return text.data(); });
    return pointers;
}

bool sets(std::string_view entry, std::string_view variable) {
    return entry.size() > variable.size() && entry.starts_with(variable) && entry[variable.size()] == '=';
}

void preload_first(std::vector<std::string>& environment) {
    const auto theirs = std::ranges::find_if(environment, [](const auto& entry) { return sets(entry, "LD_PRELOAD"); });
    if (theirs == environment.end()) {
        environment.push_back(fmt::format("LD_PRELOAD={}", worker_preload_path));
    } else {
        theirs->insert(std::string_view("LD_PRELOAD=").size(), fmt::format("{}:", worker_preload_path));
    }
}

std::vector<std::string> environment_of(const LaunchPlan& plan) {
    constexpr std::string_view own[] = {worker_variable, worker_test_variable,  side_variable,
                                        task_variable,   heap_padding_variable, "PAWL_PADDING",
                                        "PAWL_BASELINE", "PAWL_RECORD_DIR"};
    std::vector<std::string> environment;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const bool replaced = std::ranges::any_of(own, [&](std::string_view variable) { return sets(text, variable); });
        const bool apart_by_directory = plan.isolation != Isolation::namespaces && sets(text, "TMPDIR");
        if (!replaced && !apart_by_directory) environment.emplace_back(text);
    }
    environment.push_back(fmt::format("{}={}", worker_variable, worker_channel_descriptor));
    environment.push_back(fmt::format("{}={}", worker_test_variable, plan.test_case));
    environment.push_back(fmt::format("{}={}", side_variable, name_of(plan.side)));
    environment.push_back(fmt::format("{}={}", task_variable, name_of(plan.task)));
    environment.push_back(fmt::format("{}={}", heap_padding_variable, plan.heap_padding));
    environment.push_back("PAWL_PADDING=" + std::string(plan.environment_padding, 'x'));
    if (plan.isolation != Isolation::namespaces) environment.push_back("TMPDIR=" + plan.scratch);
    if (plan.preload >= 0) preload_first(environment);
    return environment;
}

bool ended_within(pid_t child, Deadline deadline, int& status) {
    using namespace std::chrono_literals;
    for (auto pause = 50us;; pause = std::min<std::chrono::microseconds>(pause * 2, 5ms)) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno == ECHILD)) return true;
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace

std::string_view name_of(Side side) {
    return side == Side::baseline ? "baseline" : "candidate";
}

std::string_view name_of(Task task) {
    switch (task) {
        case Task::compare_bodies:
            return "compare bodies";
        case Task::count_allocations:
            return "count allocations";
        default:
            return "compare executables";
    }
}

std::string_view role_of(Side side, Task task) {
    if (task != Task::compare_bodies) return name_of(side);
    return side == Side::candidate ? "first body's worker" : "second body's worker";
}

WorkerProcess WorkerProcess::launch(const LaunchPlan& plan) {
    auto [here, there] = Channel::pair();
    std::vector<std::string> argument_texts{plan.executable};
    argument_texts.insert(argument_texts.end(), plan.arguments.begin(), plan.arguments.end());
    auto environment_texts = environment_of(plan);
    const auto arguments = pointers_to(argument_texts);
    const auto environment = pointers_to(environment_texts);
    WorkerImage image{plan.executable.c_str(), arguments.data(), environment.data(), there.descriptor(), plan.preload};
    PrivatePlaces places;
    if (plan.isolation == Isolation::namespaces) places = find_private_places(plan.scratch);

    const pid_t conductor = ::getpid();
    const bool isolated = plan.isolation != Isolation::process_tree;
    sigset_t ending;
    ::sigemptyset(&ending);
    ::sigaddset(&ending, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &ending, &image.signals_blocked);
    const pid_t supervisor = isolated ? fork_isolated() : ::fork();
    if (supervisor != 0) ::pthread_sigmask(SIG_SETMASK, &image.signals_blocked, nullptr);
    if (supervisor < 0) throw Undecidable(why_not_started(errno));
    if (supervisor == 0) {
        if (isolated && !enter_isolation(plan.isolation, places)) ::_exit(isolation_failed_code);
        supervise(image, isolated ? 0 : conductor);
    }
    return WorkerProcess(supervisor, plan.isolation, std::move(here));
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : m_supervisor(std::exchange(other.m_supervisor, -1)),
      m_isolation(other.m_isolation),
      m_channel(std::move(other.m_channel)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
    std::swap(m_supervisor, other.m_supervisor);
    std::swap(m_exit_code, other.m_exit_code);
    std::swap(m_isolation, other.m_isolation);
    std::swap(m_channel, other.m_channel);
    return *this;
}

WorkerProcess::~WorkerProcess() {
    if (m_supervisor > 0) join(std::chrono::steady_clock::now());
}

int WorkerProcess::join(Deadline deadline) {
    if (m_supervisor < 0) return m_exit_code;  // kill(-1) would reach every process of this user
    int status = 0;
    const pid_t supervisor = std::exchange(m_supervisor, -1);
    if (!ended_within(supervisor, deadline, status)) {
        // A subreaper ends its descendants on SIGTERM; it needs no longer than the kernel does.
        const auto grace = std::chrono::steady_clock::now() + std::chrono::seconds(2);
        ::kill(supervisor, m_isolation == Isolation::process_tree ? SIGTERM : SIGKILL);
        if (!ended_within(supervisor, grace, status)) {
            ::kill(supervisor, SIGKILL);
            ::waitpid(supervisor, &status, 0);
        }
    }
    m_channel.close();
    m_exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return m_exit_code;
}

std::string describe_exit(int code) {
    if (code > 128 && code < 128 + 65) {
        return fmt::format("was killed by signal {} ({})", code - 128, ::strsignal(code - 128));
    }
    return fmt::format("ended with exit code {}", code);
}

}  // namespace pawl::perf
