// SPDX-License-Identifier: BSL-1.0
// The connections of a server, found by number.
#ifndef PAWL_MOCKS_SLOTS_HPP_INCLUDED
#define PAWL_MOCKS_SLOTS_HPP_INCLUDED

#include <cstddef>
#include <string>
#include <vector>

#include "posix/unique_fd.hpp"
#include "server/protocol.hpp"

namespace pawl::mocks::server {

struct Slot {
    posix::UniqueFd socket;  ///< -1: free
    std::string outbox;      ///< what the system has not taken yet
    std::uint32_t generation = 0;
    bool is_closing = false;   ///< once the outbox is empty
    bool is_touched = false;   ///< something may have been appended
    bool awaits_room = false;  ///< the system took less than it was given
};

/// A number is never used twice: that of a connection which is gone finds nothing.
class Slots {
public:
    [[nodiscard]] ConnectionId add(posix::UniqueFd socket) {
        std::size_t index = m_slots.size();
        if (m_free.empty()) {
            m_slots.emplace_back();
        } else {
            index = m_free.back();
            m_free.pop_back();
        }
        m_slots[index].socket = std::move(socket);
        return id_of(index);
    }

    /// nullptr once it is gone.
    [[nodiscard]] Slot* find(ConnectionId id) {
        const auto number = static_cast<std::uint64_t>(id);
        const auto index = static_cast<std::size_t>(number & 0xFFFF'FFFFU);
        if (index >= m_slots.size()) return nullptr;
        Slot& slot = m_slots[index];
        return slot.socket && slot.generation == number >> 32U ? &slot : nullptr;
    }

    void remove(ConnectionId id) {
        Slot* const slot = find(id);
        if (slot == nullptr) return;
        const std::uint32_t generation = slot->generation + 1;
        std::string outbox = std::move(slot->outbox);  // whose memory the next one uses
        outbox.clear();
        *slot = Slot{.socket = {}, .outbox = std::move(outbox), .generation = generation};
        m_free.push_back(static_cast<std::size_t>(static_cast<std::uint64_t>(id) & 0xFFFF'FFFFU));
    }

private:
    [[nodiscard]] ConnectionId id_of(std::size_t index) const {
        return ConnectionId{std::uint64_t{m_slots[index].generation} << 32U | index};
    }

    std::vector<Slot> m_slots;
    std::vector<std::size_t> m_free;
};

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_SLOTS_HPP_INCLUDED
