// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/counter_file.hpp>

#include <cstdint>
#include <cstring>
#include <optional>

namespace pawl::coverage {
namespace {

constexpr std::size_t word = 4;
constexpr std::uint32_t magic = 0x67636461;  // "gcda"

std::optional<std::uint32_t> take_word(std::string_view& bytes) {
    if (bytes.size() < word) return std::nullopt;
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data(), word);
    bytes.remove_prefix(word);
    return value;
}

/// "B22*" is GCC 12.2.
std::uint32_t major_version(std::uint32_t version) {
    return ((version >> 24) - 'A') * 10 + (((version >> 16) & 0xff) - '0');
}

}  // namespace

bool is_cut_off(std::string_view counter_file) {
    if (counter_file.empty()) return true;
    if (take_word(counter_file) != magic) return false;
    const auto version = take_word(counter_file);
    if (version && (*version >> 24) < 'A') return false;                 // of GCC 4, as Clang writes it
    const bool counts_bytes = version && major_version(*version) >= 12;  // lengths were in words before
    const std::size_t rest_of_header = counts_bytes ? 2 * word : word;   // stamp, checksum
    if (counter_file.size() < rest_of_header) return true;
    counter_file.remove_prefix(rest_of_header);
    while (const auto tag = take_word(counter_file)) {
        if (*tag == 0) return false;  // the end
        const auto length = take_word(counter_file);
        if (!length) return true;
        // A negative length stands for counters that are all zero, and are not there.
        const bool is_there = static_cast<std::int32_t>(*length) >= 0;
        const std::size_t bytes = is_there ? std::size_t{*length} * (counts_bytes ? 1 : word) : 0;
        if (counter_file.size() < bytes) return true;
        counter_file.remove_prefix(bytes);
    }
    return true;
}

}  // namespace pawl::coverage
