// SPDX-License-Identifier: BSL-1.0
// Whatever a client sends to the daemon, it is answered, and the same in whatever pieces it comes.
#include <pawl/mocks/profile.hpp>
#include <server/framed_responder.hpp>

#include <cstdint>
#include <memory>

#include "in_pieces.hpp"

using namespace pawl::mocks;

namespace {

/// With its responder.
class Daemon final : public server::Protocol {
public:
    void open(server::ConnectionId connection) override { m_framed.open(connection); }
    void receive(server::ConnectionId connection, std::string_view bytes, server::TimePoint now,
                 server::Outlet& outlet) override {
        m_framed.receive(connection, bytes, now, outlet);
    }
    void close(server::ConnectionId connection) override { m_framed.close(connection); }

private:
    std::unique_ptr<Responder> m_responder = profile::goxel().make_responder();
    server::FramedResponder m_framed{*m_responder, 1'000};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check_pieces({reinterpret_cast<const char*>(data), size}, [] { return std::make_unique<Daemon>(); });
    return 0;
}
