// SPDX-License-Identifier: BSL-1.0
#include "workloads/bodies.hpp"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <system_error>
#include <thread>

namespace pawl::sharpness {

namespace {

[[noreturn]] void answer(int socket, const Lateness& lateness) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::mt19937_64 random(lateness.share > 0 ? std::random_device()() : 0);
    std::bernoulli_distribution is_late(lateness.share);
    std::uniform_real_distribution<double> by(0, lateness.max_ns);
    std::array<char, 200> bytes{};
    for (ssize_t size = 0; (size = ::read(socket, bytes.data(), bytes.size())) > 0;) {
        if (lateness.share > 0 && is_late(random)) {
            std::this_thread::sleep_for(std::chrono::duration<double, std::nano>(by(random)));
        }
        if (::write(socket, bytes.data(), static_cast<std::size_t>(size)) != size) break;
    }
    ::_exit(0);
}

}  // namespace

std::uint32_t hash_of_4_kib() {
    std::uint32_t hash = 2166136261U;
    for (std::uint32_t i = 0; i < 4096; ++i) hash = (hash ^ (i & 0xff)) * 16777619U;
    return hash;
}

std::size_t map_of_100_strings() {
    std::map<int, std::string> map;
    for (int i = 0; i < 100; ++i) map[i * 7919 % 1009] = std::string(40, 'x');
    return map.size();
}

Echo::Echo(const Lateness& lateness) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    m_process = ::fork();
    if (m_process == 0) {
        ::close(ends[0]);
        answer(ends[1], lateness);
    }
    const int fork_error = errno;
    ::close(ends[1]);
    m_socket = ends[0];
    if (m_process < 0) {
        ::close(m_socket);
        throw std::system_error(fork_error, std::generic_category(), "fork");
    }
}

Echo::~Echo() {
    ::close(m_socket);
    ::waitpid(m_process, nullptr, 0);
}

ssize_t Echo::round_trip() {
    const ssize_t sent = ::write(m_socket, m_bytes.data(), m_bytes.size());
    ssize_t received = 0;
    while (received < sent) {
        const ssize_t size =
            ::read(m_socket, m_bytes.data() + received, m_bytes.size() - static_cast<std::size_t>(received));
        if (size <= 0) throw std::system_error(errno, std::generic_category(), "the other end of the socket is gone");
        received += size;
    }
    return received;
}

void spin(std::uint64_t loops) {
    std::uint64_t value = loops;
    for (; loops > 0; --loops) {
        value = value * 3 + 1;
        asm volatile("" : "+r"(value));
    }
}

}  // namespace pawl::sharpness
