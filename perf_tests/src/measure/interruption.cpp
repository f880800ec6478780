// SPDX-License-Identifier: BSL-1.0
#include "measure/interruption.hpp"

#include <sys/eventfd.h>

#include <cerrno>

namespace pawl::perf {

namespace {

// What a signal handler may touch.
volatile sig_atomic_t caught = 0;
volatile sig_atomic_t wake_up = -1;

void note(int signal) {
    const int before = errno;
    caught = signal;
    ::eventfd_write(wake_up, 1);
    errno = before;
}

}  // namespace

Interruption::Interruption() : m_wake_up(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    caught = 0;
    wake_up = m_wake_up.get();
    struct sigaction ours {};
    ours.sa_handler = note;
    ours.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        ::sigaction(signals[i], nullptr, &m_before[i]);
        if (m_before[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &ours, nullptr);
    }
}

Interruption::~Interruption() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &m_before[i], nullptr);
    wake_up = -1;
    if (caught != 0) ::raise(caught);
}

int Interruption::descriptor() {
    return wake_up;
}

}  // namespace pawl::perf
