// SPDX-License-Identifier: BSL-1.0
// A responder behind frames that end where their braces balance.
#ifndef PAWL_MOCKS_FRAMED_RESPONDER_HPP_INCLUDED
#define PAWL_MOCKS_FRAMED_RESPONDER_HPP_INCLUDED

#include <cstddef>
#include <pawl/mocks/profile.hpp>
#include <unordered_map>

#include "server/protocol.hpp"
#include "wire/framing.hpp"

namespace pawl::mocks::server {

class FramedResponder final : public Protocol {
public:
    FramedResponder(Responder& responder, std::size_t max_request_bytes)
        : m_responder{responder}, m_max_request_bytes{max_request_bytes} {}

    void open(ConnectionId connection) override;
    void receive(ConnectionId connection, std::string_view bytes, TimePoint now, Outlet& outlet) override;
    void close(ConnectionId connection) override;

private:
    Responder& m_responder;
    std::size_t m_max_request_bytes;
    std::unordered_map<ConnectionId, wire::Framer> m_framers;
};

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_FRAMED_RESPONDER_HPP_INCLUDED
