// SPDX-License-Identifier: BSL-1.0
// The server's loop on a thread of the test, without a process of its own.
#include "server/serve.hpp"

#include <sys/eventfd.h>
#include <pawl/mocks/client.hpp>

#include <memory>
#include <string>
#include <thread>

#include "server/framed_responder.hpp"
#include "server/listener.hpp"
#include "support/descriptor_limit.hpp"
#include "support/expected.hpp"
#include "support/sockets.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;

namespace {

class ServerOnThread {
public:
    ServerOnThread()
        : m_thread([this] { m_has_served = server::serve(m_listener.socket.get(), m_stop.get(), m_protocol); }) {}
    ~ServerOnThread() {
        ::eventfd_write(m_stop.get(), 1);
        m_thread.join();
        m_listener.remove_files();
    }

    const Endpoint& endpoint() const { return m_listener.endpoint; }

private:
    server::Listener m_listener = value_of(server::listen_in_private_directory());
    posix::UniqueFd m_stop{::eventfd(0, EFD_CLOEXEC)};
    std::unique_ptr<Responder> m_responder = profile::goxel().make_responder();
    server::FramedResponder m_protocol{*m_responder, 65'535};
    bool m_has_served = false;
    std::thread m_thread;
};

}  // namespace

TEST_CASE("a server serves until it is told to stop", "[mocks][serve]") {
    const ServerOnThread server;
    Client client = value_of(Client::connect(server.endpoint()));
    CHECK(result_of(client.call("echo", "[1]")) == "[1]");
}

TEST_CASE("connections come and go while others are served", "[mocks][serve]") {
    const ServerOnThread server;
    Client first = value_of(Client::connect(server.endpoint()));
    auto second = std::make_unique<Client>(value_of(Client::connect(server.endpoint())));
    Client third = value_of(Client::connect(server.endpoint()));
    CHECK(result_of(second->call("echo", "[2]")) == "[2]");
    second.reset();
    CHECK(result_of(third.call("echo", "[3]")) == "[3]");
    CHECK(result_of(first.call("echo", "[1]")) == "[1]");
}

TEST_CASE("a client that reads late gets every reply", "[mocks][serve]") {
    const ServerOnThread server;
    RawConnection connection(server.endpoint());
    // 5 replies of 60 kB are more than the 208 KiB that a socket holds, so the server has to keep some back.
    const std::string value = "[\"" + std::string(60'000, 'v') + "\"]";
    for (int id = 0; id < 5; ++id) {
        connection.send(R"({"jsonrpc":"2.0","method":"echo","params":)" + value + R"(,"id":)" + std::to_string(id) +
                        '}');
    }
    for (int id = 0; id < 5; ++id) {
        CHECK(connection.receive_line() ==
              R"({"jsonrpc":"2.0","result":)" + value + R"(,"id":)" + std::to_string(id) + '}');
    }
}

TEST_CASE("a server out of descriptors serves the waiting client once another has gone", "[mocks][serve]") {
    const ServerOnThread server;
    auto first = std::make_unique<Client>(value_of(Client::connect(server.endpoint())));
    REQUIRE(first->call("ping"));
    RawConnection waiting{posix::UniqueFd()};
    const bool kept_out = [&] {
        const DescriptorLimit one(1);
        waiting = RawConnection(server.endpoint());  // takes the one, so that the server has none to accept it with
        return waiting.stays_silent();
    }();
    CHECK(kept_out);
    waiting.send(R"({"jsonrpc":"2.0","method":"echo","id":1})");
    first.reset();
    CHECK(waiting.receive_line() == R"({"jsonrpc":"2.0","result":null,"id":1})");
}

TEST_CASE("a client that vanishes with replies unread does no harm", "[mocks][serve]") {
    const ServerOnThread server;
    { RawConnection(server.endpoint()).send(R"({"jsonrpc":"2.0","method":"list_methods","id":1})"); }
    Client client = value_of(Client::connect(server.endpoint()));
    CHECK(result_of(client.call("echo", "[1]")) == "[1]");
}
