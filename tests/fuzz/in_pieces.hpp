// SPDX-License-Identifier: BSL-1.0
// A conversation with a server, whose bytes may arrive in any pieces.
#ifndef PAWL_TESTS_FUZZ_IN_PIECES_HPP_INCLUDED
#define PAWL_TESTS_FUZZ_IN_PIECES_HPP_INCLUDED

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <server/protocol.hpp>
#include <string>
#include <string_view>

#include "must.hpp"

namespace pawl::mocks {

/// All that one connection is sent, and whether it was closed.
class OneConnection final : public server::Outlet {
public:
    std::string& to(server::ConnectionId) override { return m_sent; }
    void close(server::ConnectionId) override { m_is_closed = true; }

    [[nodiscard]] const std::string& sent() const { return m_sent; }
    [[nodiscard]] bool is_closed() const { return m_is_closed; }

private:
    std::string m_sent;
    bool m_is_closed = false;
};

/// What comes back to bytes that arrive `size` at a time, and in the hour after.
inline OneConnection answers(server::Protocol& protocol, std::string_view bytes, std::size_t size) {
    constexpr auto connection = server::ConnectionId{1};
    OneConnection outlet;
    server::TimePoint now{};
    protocol.open(connection);
    for (; !bytes.empty() && !outlet.is_closed(); bytes.remove_prefix(std::min(size, bytes.size()))) {
        protocol.receive(connection, bytes.substr(0, size), now, outlet);
    }
    for (int i = 0; i < 10'000; ++i) {
        const auto due = protocol.next_due();
        if (!due) break;
        must(*due >= now, "time does not run backwards");
        now = *due;
        protocol.advance(now, outlet);
    }
    protocol.close(connection);
    return outlet;
}

/// Without what is said only to who has not sent everything yet.
inline std::size_t bytes_of_answers(std::string sent) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    for (auto at = sent.find(go_on); at != sent.npos; at = sent.find(go_on, at)) sent.erase(at, go_on.size());
    return sent.size();
}

/// Tokens are random and always of one length, so answers are held against each other by theirs.
template <typename MakeProtocol>
void check_pieces(std::string_view bytes, MakeProtocol make_protocol) {
    const auto whole = answers(*make_protocol(), bytes, std::max<std::size_t>(bytes.size(), 1));
    const auto single = answers(*make_protocol(), bytes, 1);
    must(bytes_of_answers(whole.sent()) == bytes_of_answers(single.sent()),
         "the same is answered however the bytes arrive");
    must(whole.is_closed() == single.is_closed(), "a connection ends however the bytes arrive");
}

}  // namespace pawl::mocks

#endif  // PAWL_TESTS_FUZZ_IN_PIECES_HPP_INCLUDED
