// SPDX-License-Identifier: BSL-1.0
#include "measure/scratch_directory.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <memory>

#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::perf;
using namespace pawl::perf::tests;
namespace fs = std::filesystem;

namespace {

/// A temporary directory for this process, and what scratch directories leave in it.
class Temporary {
public:
    Temporary() { ::setenv("TMPDIR", directory.path().c_str(), 1); }
    ~Temporary() { ::unsetenv("TMPDIR"); }

    /// By a process that is gone without removing it.
    void abandon_one() const {
        const pid_t child = ::fork();
        if (child == 0) {
            const ScratchDirectory scratch;
            write_file(scratch.fresh("a") + "/file", "content");
            ::_exit(0);
        }
        REQUIRE(::waitpid(child, nullptr, 0) == child);
    }

    TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("a scratch directory goes with everything in it", "[perf][scratch]") {
    const Temporary temporary;
    {
        const ScratchDirectory scratch;
        write_file(scratch.fresh("a") + "/file", "content");
        write_file(scratch.fresh("b") + "/file", "content");
        CHECK(count_directories(temporary.directory.path()) == 1);
        CHECK(count_entries(scratch.fresh("a")) == 0);
    }
    CHECK(count_entries(temporary.directory.path()) == 0);
}

TEST_CASE("what a killed process left is removed by the next one", "[perf][scratch]") {
    const Temporary temporary;
    temporary.abandon_one();
    temporary.abandon_one();  // the first one's is gone by then
    CHECK(count_directories(temporary.directory.path()) == 1);
    const ScratchDirectory next;
    CHECK(count_directories(temporary.directory.path()) == 1);  // its own
}

TEST_CASE("what is in use stays, in this process and in others", "[perf][scratch]") {
    const Temporary temporary;
    auto first = std::make_unique<ScratchDirectory>();
    const auto kept = first->fresh("kept");
    {
        const ScratchDirectory second;
        CHECK(fs::exists(kept));
        CHECK(count_directories(temporary.directory.path()) == 2);
    }
    const pid_t other = ::fork();
    if (other == 0) {
        { const ScratchDirectory theirs; }
        ::_exit(fs::exists(kept) ? 0 : 1);
    }
    int status = 1;
    REQUIRE(::waitpid(other, &status, 0) == other);
    CHECK(status == 0);
    first.reset();
    CHECK(count_entries(temporary.directory.path()) == 0);
}

TEST_CASE("what is not certainly an abandoned scratch directory stays", "[perf][scratch]") {
    const Temporary temporary;
    const auto& directory = temporary.directory;
    fs::create_directory(directory / "pawl-nobody");  // no owner's file: just being made, or somebody's own
    fs::create_directory(directory / "pawl-toolong");
    write_file(directory / "pawl-toolong/owner", "");
    fs::create_directory(directory / "pawl-do.ted");
    write_file(directory / "pawl-do.ted/owner", "");
    fs::create_directory(directory / "target");
    write_file(directory / "target/owner", "");
    fs::create_directory_symlink(directory / "target", directory / "pawl-linked");
    fs::create_directory(directory / "pawl-owners");
    fs::create_symlink(directory / "target/owner", directory / "pawl-owners/owner");
    if (::geteuid() == 0) {
        fs::create_directory(directory / "pawl-others");
        write_file(directory / "pawl-others/owner", "");
        REQUIRE(::chown((directory / "pawl-others").c_str(), 65534, 65534) == 0);
    }
    const auto before = count_entries(directory.path());
    { const ScratchDirectory scratch; }
    CHECK(count_entries(directory.path()) == before);
    CHECK(fs::exists(directory / "target/owner"));
}

TEST_CASE("a directory that another process is sweeping is left to it", "[perf][scratch]") {
    const Temporary temporary;
    temporary.abandon_one();
    const auto abandoned = fs::directory_iterator(temporary.directory.path())->path();
    const Descriptor swept(::open((abandoned / "owner").c_str(), O_RDWR | O_CLOEXEC));
    REQUIRE(::flock(swept.get(), LOCK_EX | LOCK_NB) == 0);
    { const ScratchDirectory scratch; }
    CHECK(fs::exists(abandoned / "a/file"));
}

TEST_CASE("an empty TMPDIR is none", "[perf][scratch]") {
    ::setenv("TMPDIR", "", 1);
    const auto path = ScratchDirectory().fresh("a");
    ::unsetenv("TMPDIR");
    CHECK(path.starts_with("/tmp/pawl-"));
}

TEST_CASE("a scratch directory that cannot be made is an error that names it", "[perf][scratch][errors]") {
    ::setenv("TMPDIR", "/proc", 1);
    CHECK_THROWS_AS(ScratchDirectory(), std::system_error);
    ::unsetenv("TMPDIR");
}
