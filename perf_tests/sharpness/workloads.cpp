// SPDX-License-Identifier: BSL-1.0
// Three bodies that vary for different reasons: by code alone, by where the heap lies, by the scheduler.
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdint>
#include <map>
#include <string>

TEST_CASE("cpu", "[!benchmark]") {
    BENCHMARK("hash of 4 KiB") {  // FNV-1a, about 4 µs
        std::uint32_t hash = 2166136261U;
        for (std::uint32_t i = 0; i < 4096; ++i) hash = (hash ^ (i & 0xff)) * 16777619U;
        return hash;
    };
}

TEST_CASE("allocation", "[!benchmark]") {
    BENCHMARK("a map of 100 strings") {
        std::map<int, std::string> map;
        for (int i = 0; i < 100; ++i) map[i * 7919 % 1009] = std::string(40, 'x');
        return map.size();
    };
}

TEST_CASE("socket", "[!benchmark]") {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    const pid_t echo = ::fork();
    if (echo == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(ends[0]);
        std::array<char, 200> bytes{};
        for (ssize_t size = 0; (size = ::read(ends[1], bytes.data(), bytes.size())) > 0;) {
            if (::write(ends[1], bytes.data(), static_cast<std::size_t>(size)) != size) break;
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    std::array<char, 200> bytes{};
    BENCHMARK("round trip of 200 bytes") {
        const ssize_t sent = ::write(ends[0], bytes.data(), bytes.size());
        ssize_t received = 0;
        while (received < sent) {
            received += ::read(ends[0], bytes.data() + received, bytes.size() - static_cast<std::size_t>(received));
        }
        return received;
    };
    ::close(ends[0]);
}
