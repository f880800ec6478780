// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/client.hpp>
#include <pawl/mocks/daemon.hpp>
#include <pawl/mocks/identify.hpp>

#include "support/expected.hpp"
#include "support/sockets.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;

namespace {

Daemon start_goxel() {
    return value_of(Daemon::start(profile::goxel()));
}

std::string request(int id) {
    return R"({"jsonrpc":"2.0","method":"echo","params":[],"id":)" + std::to_string(id) + '}';
}

std::string response(int id) {
    return R"({"jsonrpc":"2.0","result":[],"id":)" + std::to_string(id) + '}';
}

}  // namespace

TEST_CASE("a daemon serves as soon as it has started", "[mocks][daemon]") {
    const Daemon daemon = start_goxel();
    Client client = value_of(Client::connect(daemon.endpoint()));
    CHECK(result_of(client.call("echo", R"(["hello"])")) == R"(["hello"])");

    const Identity identity = value_of(identify(client));
    CHECK(identity.type == "daemon");
    CHECK(identity.version == "0.19.0");
    CHECK(identity.methods.size() == 9);
}

TEST_CASE("a daemon's clients share its state", "[mocks][daemon]") {
    const Daemon daemon = start_goxel();
    Client writer = value_of(Client::connect(daemon.endpoint()));
    Client reader = value_of(Client::connect(daemon.endpoint()));
    CHECK(writer.call("goxel.add_voxel", R"([1,2,3,"#01020304"])"));
    CHECK(result_of(reader.call("goxel.get_voxel", "[1,2,3]")) ==
          R"({"x":1,"y":2,"z":3,"exists":true,"color":[1,2,3,4]})");
}

TEST_CASE("a half-written request waits for its other half and holds up nobody", "[mocks][daemon]") {
    const Daemon daemon = start_goxel();
    RawConnection slow(daemon.endpoint());
    slow.send(request(1).substr(0, 20));
    CHECK(slow.stays_silent());
    RawConnection quick(daemon.endpoint());
    quick.send(request(2));
    CHECK(quick.receive_line() == response(2));
    slow.send(request(1).substr(20));
    CHECK(slow.receive_line() == response(1));
}

TEST_CASE("two requests in one write get two replies in order", "[mocks][daemon]") {
    const Daemon daemon = start_goxel();
    RawConnection connection(daemon.endpoint());
    connection.send(request(1) + request(2));
    CHECK(connection.receive_line() == response(1));
    CHECK(connection.receive_line() == response(2));
}

TEST_CASE("a client that stops sending still gets its reply", "[mocks][daemon]") {
    const Daemon daemon = start_goxel();
    RawConnection connection(daemon.endpoint());
    connection.send(request(1));
    connection.end_sending();
    CHECK(connection.receive_line() == response(1));
    CHECK(connection.receive_line().empty());
}

TEST_CASE("a request over 65,535 bytes is refused and the next one served", "[mocks][daemon][errors]") {
    const Daemon daemon = start_goxel();
    RawConnection connection(daemon.endpoint());
    const std::string head = R"({"jsonrpc":"2.0","method":"ping","id":1,"x":")";
    const std::string too_large = head + std::string(65'536 - head.size() - 2, 'x') + R"("})";
    REQUIRE(too_large.size() == 65'536);
    connection.send(too_large + request(2));
    CHECK(connection.receive_line() ==
          R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"JSON message too large"},"id":null})");
    CHECK(connection.receive_line() == response(2));
}

TEST_CASE("what is no JSON gets a parse error and the connection stays", "[mocks][daemon][errors]") {
    const Daemon daemon = start_goxel();
    RawConnection connection(daemon.endpoint());
    connection.send("hello\n" + request(1));
    CHECK(connection.receive_line() ==
          R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null})");
    CHECK(connection.receive_line() == response(1));
}
