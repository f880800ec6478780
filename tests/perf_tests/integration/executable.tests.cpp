// SPDX-License-Identifier: BSL-1.0
// What is told of an executable before it is started. Copies of a real worker are patched.
#include "measure/executable.hpp"

#include <elf.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstddef>

#include "measure/mapped_file.hpp"
#include "measure/protocol.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;
namespace fs = std::filesystem;

namespace {

/// A copy of the scripted worker.
class Copy {
public:
    Copy() { write(read_file(PAWL_SCRIPTED_WORKER)); }

    void write(const std::string& bytes) {
        write_file(path, bytes);
        fs::permissions(path, fs::perms::owner_all);
    }
    void patch(std::size_t offset, char byte) {
        auto bytes = read_file(path);
        bytes.at(offset) = byte;
        write(bytes);
    }
    [[nodiscard]] ExecutableError::Code refused() const {
        const auto checked = check_worker_executable(path);
        REQUIRE_FALSE(checked);
        CHECK_THAT(describe(checked.error()), StartsWith(path + " "));
        CHECK(describe(checked.error()).find(';') != std::string::npos);  // what is wrong; what to do
        return checked.error().code;
    }

    TemporaryDirectory directory;
    std::string path = directory / "worker";
};

}  // namespace

TEST_CASE("a test executable with this engine can be a worker", "[perf][executable]") {
    CHECK(check_worker_executable(PAWL_SCRIPTED_WORKER).has_value());
    CHECK(check_worker_executable(Copy().path).has_value());
}

TEST_CASE("what cannot be a worker is refused with the reason", "[perf][executable][errors]") {
    using enum ExecutableError::Code;
    Copy copy;
    SECTION("no file") {
        fs::remove(copy.path);
        CHECK(copy.refused() == missing);
    }
    SECTION("a file that nobody may execute") {
        fs::permissions(copy.path, fs::perms::owner_read);
        CHECK(copy.refused() == not_executable);
    }
    SECTION("a directory") {
        fs::remove(copy.path);
        fs::create_directory(copy.path);
        CHECK(copy.refused() == not_elf);
    }
    SECTION("a script") {
        copy.write("#!/bin/sh\n");
        CHECK(copy.refused() == not_elf);
    }
    SECTION("an empty file") {
        copy.write("");
        CHECK(copy.refused() == not_elf);
    }
    SECTION("a program for another machine") {
        copy.patch(offsetof(Elf64_Ehdr, e_machine), static_cast<char>(EM_SPARCV9));
        CHECK(copy.refused() == other_architecture);
    }
    SECTION("a program without Pawl") {
        copy.write(read_file("/bin/true"));
        CHECK(copy.refused() == without_pawl);
    }
    SECTION("another version of the engine") {
        const auto marker = std::string(protocol_marker) + '\0';
        auto at = read_file(copy.path).find(marker);
        REQUIRE(at != std::string::npos);
        for (; at != std::string::npos; at = read_file(copy.path).find(marker)) {
            copy.patch(at + sizeof protocol_marker - 2, '9');
        }
        CHECK(copy.refused() == other_protocol);
    }
}

TEST_CASE("a copy has the same code and data", "[perf][executable]") {
    CHECK(same_code_and_data(PAWL_SCRIPTED_WORKER, Copy().path));
}

TEST_CASE("what is not loaded makes no difference, what is loaded does", "[perf][executable]") {
    Copy copy;
    const auto bytes = read_file(copy.path);
    SECTION("bytes behind the last section") {
        copy.write(bytes + "appended");
        CHECK(same_code_and_data(PAWL_SCRIPTED_WORKER, copy.path));
    }
    SECTION("one byte of a string") {
        copy.patch(bytes.find("no-hello"), 'N');
        CHECK_FALSE(same_code_and_data(PAWL_SCRIPTED_WORKER, copy.path));
    }
}

TEST_CASE("an executable that finds libraries beside itself is never called the same", "[perf][executable]") {
    Copy copy;
    auto bytes = read_file(copy.path);
    const std::string_view needed = "libstdc++.so.6";  // stands in .dynstr, as a search path would
    const auto at = bytes.find(needed);
    REQUIRE(at != std::string::npos);
    const bool by_origin = GENERATE(true, false);
    const std::string_view path = by_origin ? GENERATE("$ORIGIN", "${ORIGIN}/lib") : "ORIGIN";
    copy.write(bytes.replace(at, path.size(), path));
    CHECK(same_code_and_data(copy.path, copy.path) != by_origin);
}

TEST_CASE("files that cannot be compared are never the same", "[perf][executable][errors]") {
    Copy copy;
    const auto bytes = read_file(copy.path);
    SECTION("missing") {
        fs::remove(copy.path);
    }
    SECTION("no ELF file") {
        copy.write("#!/bin/sh\n");
    }
    SECTION("cut inside the header") {
        copy.write(bytes.substr(0, 40));
    }
    SECTION("cut inside its sections") {
        copy.write(bytes.substr(0, bytes.size() / 2));
    }
    SECTION("section headers of another size") {
        copy.patch(offsetof(Elf64_Ehdr, e_shentsize), 1);
    }
    SECTION("no sections at all, as packers leave it") {
        auto packed = bytes;
        packed.replace(offsetof(Elf64_Ehdr, e_shoff), sizeof(Elf64_Off), sizeof(Elf64_Off), '\0');
        packed.replace(offsetof(Elf64_Ehdr, e_shnum), 2 * sizeof(Elf64_Half), 2 * sizeof(Elf64_Half), '\0');
        copy.write(packed);
    }
    SECTION("the names of its sections nowhere") {
        copy.patch(offsetof(Elf64_Ehdr, e_shstrndx) + 1, '\x7f');
    }
    CHECK_FALSE(same_code_and_data(copy.path, copy.path));
}

TEST_CASE("a file is mapped as it is, and as nothing where there is none", "[perf][executable]") {
    const TemporaryDirectory directory;
    write_file(directory / "file", "some bytes");
    write_file(directory / "empty", "");
    CHECK(MappedFile(directory / "file").bytes() == "some bytes");
    CHECK(MappedFile(directory / "empty").bytes().empty());
    CHECK(MappedFile(directory / "none").bytes().empty());
    CHECK(MappedFile(directory.path()).bytes().empty());
}
