// SPDX-License-Identifier: BSL-1.0
#include "measure/executable.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "measure/mapped_file.hpp"
#include "measure/protocol.hpp"

namespace pawl::perf {

namespace {

template <class T>
std::optional<T> read_at(std::string_view bytes, std::uint64_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::optional<Elf64_Ehdr> elf_header(std::string_view bytes) {
    const auto header = read_at<Elf64_Ehdr>(bytes, 0);
    if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return std::nullopt;
    return header;
}

// Of this very process: whatever machine it was built for is the machine that a worker must be built for.
std::optional<Elf64_Ehdr> own_header() {
    static const auto header = [] { return elf_header(MappedFile("/proc/self/exe").bytes()); }();
    return header;
}

struct Section {
    std::string_view name;
    std::string_view content;  // empty for zeroed memory
    std::uint64_t address = 0;
    std::uint64_t size = 0;

    friend bool operator==(const Section&, const Section&) = default;
};

// The sections that the loader maps; nothing where the file is damaged.
std::optional<std::vector<Section>> loaded_sections(std::string_view bytes) {
    const auto header = elf_header(bytes);
    if (!header || header->e_shentsize != sizeof(Elf64_Shdr)) return std::nullopt;
    const auto section_at = [&](std::uint64_t index) {
        return read_at<Elf64_Shdr>(bytes, header->e_shoff + index * sizeof(Elf64_Shdr));
    };
    const auto names = section_at(header->e_shstrndx);
    if (!names || names->sh_offset >= bytes.size()) return std::nullopt;
    std::vector<Section> sections;
    for (std::uint64_t i = 0; i < header->e_shnum; ++i) {
        const auto section = section_at(i);
        if (!section) return std::nullopt;
        if ((section->sh_flags & SHF_ALLOC) == 0 || section->sh_type == SHT_NOTE) continue;
        Section loaded{"", "", section->sh_addr, section->sh_size};
        const std::uint64_t name_at = names->sh_offset + section->sh_name;
        if (name_at >= bytes.size()) return std::nullopt;
        loaded.name = bytes.substr(name_at, bytes.find('\0', name_at) - name_at);
        if (section->sh_type != SHT_NOBITS) {
            if (section->sh_offset > bytes.size() || section->sh_size > bytes.size() - section->sh_offset) {
                return std::nullopt;
            }
            loaded.content = bytes.substr(section->sh_offset, section->sh_size);
        }
        sections.push_back(loaded);
    }
    if (sections.empty()) return std::nullopt;  // packed, say: the file tells nothing about what is loaded
    return sections;
}

bool finds_libraries_beside_itself(const std::vector<Section>& sections) {
    const auto strings = std::ranges::find(sections, ".dynstr", &Section::name);
    if (strings == sections.end()) return false;
    return strings->content.find("$ORIGIN") != std::string_view::npos ||
           strings->content.find("${ORIGIN}") != std::string_view::npos;
}

}  // namespace

std::string describe(const ExecutableError& error) {
    using enum ExecutableError::Code;
    switch (error.code) {
        case missing:
            return fmt::format("{} does not exist; build it, or name another", error.path);
        case not_executable:
            return fmt::format("{} is not executable; is it the test executable?", error.path);
        case not_elf:
            return fmt::format("{} is no ELF executable; name the test executable itself", error.path);
        case other_architecture:
            return fmt::format("{} is built for another architecture; build it for this machine", error.path);
        case without_pawl:
            return fmt::format("{} was built without Pawl; link it with Pawl::perf, or let `pawl baseline` build it",
                               error.path);
        default:
            return fmt::format("{} carries another version of Pawl's engine; let `pawl baseline` build it anew",
                               error.path);
    }
}

tl::expected<void, ExecutableError> check_worker_executable(const std::string& path) {
    using enum ExecutableError::Code;
    const auto refuse = [&](ExecutableError::Code code) { return tl::make_unexpected(ExecutableError{code, path}); };
    if (::access(path.c_str(), F_OK) != 0) return refuse(missing);
    if (::access(path.c_str(), X_OK) != 0) return refuse(not_executable);
    const MappedFile file(path);
    const auto header = elf_header(file.bytes());
    if (!header) return refuse(not_elf);
    if (const auto own = own_header(); own && own->e_machine != header->e_machine) return refuse(other_architecture);
    constexpr std::string_view marker(protocol_marker);
    // Searched with its final NUL: version 1 must not match version 12.
    if (file.bytes().find(std::string_view(protocol_marker, sizeof protocol_marker)) != std::string_view::npos) {
        return {};
    }
    const auto any_version = marker.substr(0, marker.find('/') + 1);
    const bool has_engine = file.bytes().find(any_version) != std::string_view::npos;
    return refuse(has_engine ? other_protocol : without_pawl);
}

bool same_code_and_data(const std::string& left, const std::string& right) {
    const MappedFile left_file(left);
    const MappedFile right_file(right);
    const auto left_sections = loaded_sections(left_file.bytes());
    const auto right_sections = loaded_sections(right_file.bytes());
    return left_sections && right_sections && *left_sections == *right_sections &&
           !finds_libraries_beside_itself(*left_sections);
}

}  // namespace pawl::perf
