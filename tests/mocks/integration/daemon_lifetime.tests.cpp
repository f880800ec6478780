// SPDX-License-Identifier: BSL-1.0
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <pawl/mocks/client.hpp>
#include <pawl/mocks/daemon.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "support/expected.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;

namespace {

bool is_gone(pid_t pid) {
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

/// Reaps a child, or an orphan that became one.
bool ends_within(pid_t pid, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (::waitpid(pid, nullptr, WNOHANG) != pid) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

/// A process that starts a daemon below `directory`, calls it once, and is then killed.
///
/// @return the orphan, which became a child of this process and is to be reaped.
pid_t orphan_a_daemon(const Profile& profile, const TemporaryDirectory& directory) {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    int report[2];
    REQUIRE(::pipe(report) == 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::setenv("TMPDIR", directory.path().c_str(), 1);
        const auto daemon = Daemon::start(profile);
        const pid_t pid = daemon ? daemon->pid() : -1;
        if (daemon) (void)Client::connect(daemon->endpoint(), {.timeout = 20ms})->call("ping");
        if (::write(report[1], &pid, sizeof(pid)) != sizeof(pid)) ::_exit(1);
        while (true) ::pause();
    }
    ::close(report[1]);
    pid_t daemon = -1;
    CHECK(::read(report[0], &daemon, sizeof(daemon)) == sizeof(daemon));
    ::close(report[0]);
    CHECK_FALSE(directory.is_empty());
    ::kill(parent, SIGKILL);
    CHECK(ends_within(parent, 1s));
    REQUIRE(daemon > 0);
    return daemon;
}

/// Waits until a child has ended and its descriptors are closed, and leaves it to its Daemon to reap.
bool dies_within(pid_t pid, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != pid) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

class NeverReturns final : public Responder {
public:
    void respond(std::string_view, std::string&) override {
        while (true) ::pause();
    }
};

class IgnoresSigterm final : public Responder {
public:
    void respond(std::string_view, std::string& reply) override {
        std::signal(SIGTERM, SIG_IGN);
        reply += "{\"jsonrpc\":\"2.0\",\"result\":true,\"id\":1}\n";
    }
};

}  // namespace

TEST_CASE("a daemon ends with its object and leaves nothing behind", "[mocks][daemon][lifetime]") {
    auto daemon = std::optional(value_of(Daemon::start(profile::goxel())));
    const pid_t pid = daemon->pid();
    const std::filesystem::path socket = daemon->endpoint().path;
    CHECK_FALSE(is_gone(pid));
    CHECK(std::filesystem::is_socket(socket));
    CHECK((std::filesystem::status(socket.parent_path()).permissions() & std::filesystem::perms::all) ==
          std::filesystem::perms::owner_all);

    daemon.reset();
    CHECK(is_gone(pid));
    CHECK_FALSE(std::filesystem::exists(socket.parent_path()));
}

TEST_CASE("a daemon that is moved lives on, one that is replaced ends", "[mocks][daemon][lifetime]") {
    Daemon first = value_of(Daemon::start(profile::goxel()));
    Daemon second = value_of(Daemon::start(profile::goxel()));
    const pid_t first_pid = first.pid();
    const pid_t second_pid = second.pid();
    first = std::move(second);
    CHECK(is_gone(first_pid));
    CHECK_FALSE(is_gone(second_pid));
    CHECK(first.pid() == second_pid);
    CHECK(Client::connect(first.endpoint()));
}

TEST_CASE("a daemon whose parent is killed ends and removes its socket", "[mocks][daemon][lifetime]") {
    const TemporaryDirectory directory;
    CHECK(ends_within(orphan_a_daemon(profile::goxel(), directory), 1s));
    CHECK(directory.is_empty());
}

TEST_CASE("a daemon whose parent is killed ends even if it is stuck in a request", "[mocks][daemon][lifetime]") {
    const TemporaryDirectory directory;
    const Profile stuck{.name = "stuck", .make_responder = [] { return std::make_unique<NeverReturns>(); }};
    CHECK(ends_within(orphan_a_daemon(stuck, directory), 1s));
}

TEST_CASE("a daemon outlives the thread that started it", "[mocks][daemon][lifetime]") {
    std::optional<Daemon> daemon;
    std::thread([&] { daemon = value_of(Daemon::start(profile::goxel())); }).join();
    Client client = value_of(Client::connect(daemon->endpoint()));
    CHECK(result_of(client.call("echo", "[1]")) == "[1]");
    CHECK(result_of(client.call("echo", "[2]")) == "[2]");
}

TEST_CASE("a daemon that ignores SIGTERM is killed after the stop timeout", "[mocks][daemon][lifetime]") {
    const Profile stubborn{.name = "stubborn", .make_responder = [] { return std::make_unique<IgnoresSigterm>(); }};
    auto daemon = std::optional(value_of(Daemon::start(stubborn, {.stop_timeout = 30ms})));
    const pid_t pid = daemon->pid();
    Client client = value_of(Client::connect(daemon->endpoint()));
    REQUIRE(result_of(client.call("settle")) == "true");

    const auto begin = std::chrono::steady_clock::now();
    daemon.reset();
    CHECK(std::chrono::steady_clock::now() - begin >= 30ms);
    CHECK(is_gone(pid));
}

TEST_CASE("a daemon that died is noticed by its client at once", "[mocks][daemon][lifetime][errors]") {
    const Daemon daemon = value_of(Daemon::start(profile::goxel()));
    Client client = value_of(Client::connect(daemon.endpoint()));
    REQUIRE(client.call("ping"));
    ::kill(daemon.pid(), SIGKILL);
    REQUIRE(dies_within(daemon.pid(), 1s));
    CHECK_THAT(client.call("ping"), FailsWith(ErrorCode::closed_by_peer));
    CHECK_THAT(Client::connect(daemon.endpoint()), FailsWith(ErrorCode::connect_failed));
}

TEST_CASE("a daemon holds none of its parent's descriptors but the standard three", "[mocks][daemon][lifetime]") {
    int parents_pipe[2];
    REQUIRE(::pipe(parents_pipe) == 0);
    const Daemon daemon = value_of(Daemon::start(profile::goxel()));
    Client client = value_of(Client::connect(daemon.endpoint()));
    REQUIRE(client.call("ping"));  // by now it has closed them

    ::close(parents_pipe[1]);
    char byte = 0;
    CHECK(::read(parents_pipe[0], &byte, 1) == 0);  // the end, since nobody else holds the writing side
    ::close(parents_pipe[0]);
}
