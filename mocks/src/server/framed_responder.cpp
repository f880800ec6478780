// SPDX-License-Identifier: BSL-1.0
#include "server/framed_responder.hpp"

#include "wire/error_object.hpp"
#include "wire/reply.hpp"

namespace pawl::mocks::server {

void FramedResponder::open(ConnectionId connection) {
    m_framers.emplace(connection, m_max_request_bytes);
}

void FramedResponder::receive(ConnectionId connection, std::string_view bytes, TimePoint, Outlet& outlet) {
    const auto framer = m_framers.find(connection);
    if (framer == m_framers.end()) return;
    std::string& out = outlet.to(connection);
    framer->second.feed(bytes);
    while (const auto frame = framer->second.next()) {
        if (frame->too_large) {
            wire::append_error(out, {wire::parse_error, "JSON message too large"}, "null");
        } else {
            m_responder.respond(frame->text, out);
        }
    }
}

void FramedResponder::close(ConnectionId connection) {
    m_framers.erase(connection);
}

}  // namespace pawl::mocks::server
