// SPDX-License-Identifier: BSL-1.0
#include "measure/protocol.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace pawl::perf {

namespace {

constexpr std::size_t text_size_max = 8 * 1024;

// Each message's members, named once for both directions.
template <class M, class Visit>
void members(M& m, Visit&& visit) {
    using T = std::remove_const_t<M>;
    if constexpr (std::is_same_v<T, message::Hello>) {
        visit(m.version);
    } else if constexpr (std::is_same_v<T, message::At>) {
        visit(m.key.section_path, m.key.name, m.key.ordinal, m.file, m.line, m.limit_ratio, m.two_bodies,
              m.counts_allocations, m.not_applicable, m.failed_assertions, m.first_failure);
    } else if constexpr (std::is_same_v<T, message::Calibrated>) {
        visit(m.ns_per_iteration);
    } else if constexpr (std::is_same_v<T, message::Batch>) {
        visit(m.wall_ns, m.cpu_ns, m.others_cpu_ns, m.involuntary_switches);
    } else if constexpr (std::is_same_v<T, message::Threw>) {
        visit(m.what);
    } else if constexpr (std::is_same_v<T, message::Finished>) {
        visit(m.failed_assertions, m.first_failure);
    } else if constexpr (std::is_same_v<T, message::Allocations>) {
        visit(m.calls, m.bytes, m.problem);
    } else if constexpr (std::is_same_v<T, message::Calibrate>) {
        visit(m.target_ns);
    } else if constexpr (std::is_same_v<T, message::RunBatch>) {
        visit(m.iterations, m.untimed_first);
    } else if constexpr (std::is_same_v<T, message::CountAllocations>) {
        visit(m.iterations);
    }
}

class Writer {
public:
    template <class... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    template <class Number>
    void put(const Number& number) {
        const auto bytes = std::as_bytes(std::span(&number, 1));
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }
    void put(const std::string& text) {
        const auto size = static_cast<std::uint32_t>(std::min(text.size(), text_size_max));
        put(size);
        const auto bytes = std::as_bytes(std::span(text.data(), size));
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    std::vector<std::byte> m_bytes;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    template <class... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    [[nodiscard]] bool consumed_exactly() const { return m_good && m_bytes.empty(); }

private:
    template <class Number>
    void get(Number& number) {
        if (!holds(sizeof number)) return;
        std::memcpy(&number, m_bytes.data(), sizeof number);
        m_bytes = m_bytes.subspan(sizeof number);
    }
    void get(bool& flag) {
        std::uint8_t byte = 0;
        get(byte);
        flag = byte != 0;
    }
    void get(std::string& text) {
        std::uint32_t size = 0;
        get(size);
        if (!holds(size)) return;
        text.resize(size);
        std::memcpy(text.data(), m_bytes.data(), size);
        m_bytes = m_bytes.subspan(size);
    }
    bool holds(std::size_t size) { return m_good = m_good && size <= m_bytes.size(); }

    std::span<const std::byte> m_bytes;
    bool m_good = true;
};

template <std::size_t... Index>
std::optional<Message> make_alternative(std::size_t index, std::index_sequence<Index...>) {
    std::optional<Message> message;
    ((index == Index ? void(message.emplace(std::in_place_index<Index>)) : void()), ...);
    return message;
}

}  // namespace

std::vector<std::byte> encode(const Message& message) {
    Writer writer;
    writer(static_cast<std::uint8_t>(message.index()));
    std::visit([&](const auto& alternative) { members(alternative, writer); }, message);
    return writer.take();
}

std::optional<Message> decode(std::span<const std::byte> packet) {
    Reader reader(packet);
    std::uint8_t index = 0xff;
    reader(index);
    auto message = make_alternative(index, std::make_index_sequence<std::variant_size_v<Message>>());
    if (!message) return std::nullopt;
    std::visit([&](auto& alternative) { members(alternative, reader); }, *message);
    if (!reader.consumed_exactly()) return std::nullopt;
    return message;
}

}  // namespace pawl::perf
