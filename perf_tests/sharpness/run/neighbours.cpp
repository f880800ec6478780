// SPDX-License-Identifier: BSL-1.0
#include "run/neighbours.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <random>
#include <system_error>
#include <thread>

namespace pawl::sharpness {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

void work_until(Clock::time_point end) {
    while (Clock::now() < end) {
        for (int i = 0; i < 1000; ++i) asm volatile("");
    }
}

[[noreturn]] void work_in_bursts() {
    std::mt19937 random(20261123);
    for (;;) {
        work_until(Clock::now() + milliseconds(5 + random() % 56));
        std::this_thread::sleep_for(milliseconds(5 + random() % 116));
    }
}

template <class Work>
pid_t start(Work work) {
    const pid_t child = ::fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "cannot start a neighbour");
    if (child > 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    work();
    ::_exit(0);
}

}  // namespace

Neighbour::~Neighbour() {
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
}

Neighbours::Neighbours()
    : m_hog(start([] { work_until(Clock::time_point::max()); })), m_bursty(start([] { work_in_bursts(); })) {}

}  // namespace pawl::sharpness
