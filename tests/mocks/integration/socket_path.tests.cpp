// SPDX-License-Identifier: BSL-1.0
// What may already stand where a daemon wants its socket.
#include <sys/stat.h>
#include <pawl/mocks/client.hpp>
#include <pawl/mocks/daemon.hpp>

#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/descriptor_limit.hpp"
#include "support/expected.hpp"
#include "support/sockets.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using Catch::Matchers::EndsWith;

namespace {

tl::expected<Daemon, Error> start_at(const std::string& path) {
    return Daemon::start(profile::goxel(), {.socket_path = path});
}

/// The sentence without the path it begins with.
std::string sentence(const tl::expected<Daemon, Error>& refused, const std::string& path) {
    return describe(refused.error()).substr(("unix:" + path + ": ").size());
}

class ScopedTmpdir {
public:
    explicit ScopedTmpdir(const std::string& path) { ::setenv("TMPDIR", path.c_str(), 1); }
    ~ScopedTmpdir() { m_before.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", m_before.c_str(), 1); }

private:
    std::string m_before = std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "";
};

}  // namespace

TEST_CASE("a daemon serves at the path it is given and takes it away", "[mocks][daemon][socket_path]") {
    const TemporaryDirectory directory;
    {
        const Daemon daemon = value_of(start_at(directory.file("d.sock")));
        CHECK(daemon.endpoint() == Endpoint{directory.file("d.sock")});
        CHECK(Client::connect(daemon.endpoint()));
    }
    CHECK(directory.is_empty());
}

TEST_CASE("a socket that nobody serves any more is replaced", "[mocks][daemon][socket_path]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("stale.sock");
    { const RawListener gone({path}); }
    REQUIRE(std::filesystem::is_socket(path));
    const Daemon daemon = value_of(start_at(path));
    CHECK(Client::connect(daemon.endpoint()));
}

TEST_CASE("a socket that is served is never stolen", "[mocks][daemon][socket_path][errors]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("live.sock");
    const Daemon owner = value_of(start_at(path));
    const auto thief = start_at(path);
    REQUIRE_THAT(thief, FailsWith(ErrorCode::address_in_use));
    CHECK(sentence(thief, path) ==
          "address in use (a live server answers there); stop what stands there, or choose another path.");
    CHECK(Client::connect(owner.endpoint()));
}

TEST_CASE("a file that is no socket is never removed", "[mocks][daemon][socket_path][errors]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("notes.txt");
    std::ofstream(path) << "dear diary";
    const auto daemon = start_at(path);
    REQUIRE_THAT(daemon, FailsWith(ErrorCode::address_in_use));
    CHECK_THAT(daemon.error().detail, EndsWith("no socket stands there"));
    CHECK(std::filesystem::file_size(path) == 10);
}

TEST_CASE("a path that fits no socket address is refused with the limit", "[mocks][daemon][socket_path][errors]") {
    const std::string path = "/tmp/" + std::string(103, 'p');
    const auto daemon = start_at(path);
    REQUIRE_THAT(daemon, FailsWith(ErrorCode::path_too_long));
    CHECK(sentence(daemon, path) ==
          "socket path too long (108 bytes, at most 107); choose a shorter path, or a shorter TMPDIR.");
}

TEST_CASE("a directory that does not exist is named", "[mocks][daemon][socket_path][errors]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("none/d.sock");
    const auto daemon = start_at(path);
    REQUIRE_THAT(daemon, FailsWith(ErrorCode::bad_endpoint));
    CHECK(sentence(daemon, path) ==
          "bad endpoint (No such file or directory); write unix:PATH with a path in an existing directory, "
          "http://127.0.0.1:PORT/PATH or stdio:COMMAND.");
}

TEST_CASE("a directory that forbids sockets is named", "[mocks][daemon][socket_path][errors]") {
    CHECK_THAT(start_at("/sys/d.sock"), FailsWith(ErrorCode::not_permitted));  // not even root may write there
}

TEST_CASE("a private directory stands under TMPDIR, or the error says why not", "[mocks][daemon][socket_path]") {
    const TemporaryDirectory directory;
    SECTION("there") {
        const ScopedTmpdir tmpdir(directory.path());
        const Daemon daemon = value_of(Daemon::start(profile::goxel()));
        CHECK(daemon.endpoint().path.starts_with(directory.file("pawl-daemon-")));
    }
    SECTION("missing") {
        const ScopedTmpdir tmpdir(directory.file("none"));
        CHECK_THAT(Daemon::start(profile::goxel()), FailsWith(ErrorCode::bad_endpoint));
    }
    SECTION("too long") {
        const std::string deep = directory.file(std::string(100, 'd'));
        REQUIRE(::mkdir(deep.c_str(), 0700) == 0);
        const ScopedTmpdir tmpdir(deep);
        CHECK_THAT(Daemon::start(profile::goxel()), FailsWith(ErrorCode::path_too_long));
        CHECK(std::filesystem::is_empty(deep));
    }
}

TEST_CASE("a system that gives no socket is named", "[mocks][daemon][socket_path][errors]") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("d.sock");
    const auto daemon = [&] {
        const DescriptorLimit none(0);
        return start_at(path);
    }();
    REQUIRE_THAT(daemon, FailsWith(ErrorCode::spawn_failed));
    CHECK(daemon.error().detail == "Too many open files");
}
