// SPDX-License-Identifier: BSL-1.0
// Records on disk: whole or not at all, and in the form that the schema promises.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "measure/descriptor.hpp"
#include "process/command.hpp"
#include "record/environment.hpp"
#include "record/file.hpp"
#include "record/json.hpp"
#include "record/read.hpp"
#include "support/example_record.hpp"
#include "support/files.hpp"
#include "support/schema.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

TEST_CASE("a file is written whole, over an old one or in directories that were not there", "[perf][file]") {
    const TemporaryDirectory directory;
    const auto path = directory / "new/directory/run.json";
    REQUIRE(replace_file(path, "first, and longer"));
    REQUIRE(replace_file(path, "second"));
    CHECK(read_file(path) == "second");
    CHECK(count_entries(directory / "new/directory") == 1);
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0644);
}

TEST_CASE("a file that is replaced keeps its permissions", "[perf][file]") {
    const TemporaryDirectory directory;
    const auto path = directory / "secret";
    write_file(path, "old");
    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    REQUIRE(replace_file(path, "new"));
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("what holds no content, or has no end, is named with the cause", "[perf][file][errors]") {
    const TemporaryDirectory directory;
    write_file(directory / "file", std::string(100'000, 'x'));
    CHECK(content_of(directory / "file")->size() == 100'000);
    CHECK(content_of(directory / "none").error() == "No such file or directory");
    CHECK(content_of(directory.path()).error() == "Is a directory");
    CHECK(content_of("/dev/zero", 1'000'000).error() == "File too large");
    REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
    CHECK(content_of(directory / "pipe")->empty());  // nobody writes
}

TEST_CASE("a path without a directory is the current directory's", "[perf][file]") {
    const TemporaryDirectory directory;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(directory.path());
    const auto written = replace_file("run.json", "content");
    std::filesystem::current_path(before);
    CHECK(written.has_value());
    CHECK(read_file(directory / "run.json") == "content");
}

TEST_CASE("of a link the file behind it is replaced", "[perf][file]") {
    const TemporaryDirectory directory;
    write_file(directory / "file", "old");
    std::filesystem::create_symlink("file", directory / "link");
    REQUIRE(replace_file(directory / "link", "new"));
    CHECK(std::filesystem::is_symlink(directory / "link"));
    CHECK(read_file(directory / "file") == "new");
}

TEST_CASE("a pipe is written to and stays one", "[perf][file]") {
    const TemporaryDirectory directory;
    const auto path = directory / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    CHECK_THAT(replace_file(path, "content").error(), ContainsSubstring("No such device or address"));  // no reader
    const Descriptor reader(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    REQUIRE(replace_file(path, "content"));
    std::array<char, 16> text{};
    CHECK(::read(reader.get(), text.data(), text.size()) == 7);
    CHECK(std::string(text.data()) == "content");
    CHECK(std::filesystem::is_fifo(path));
}

TEST_CASE("a file that cannot be written is named with the cause, and nothing is left beside it",
          "[perf][file][errors]") {
    const TemporaryDirectory directory;
    write_file(directory / "file", "content");
    SECTION("its directory is a file") {
        const auto written = replace_file(directory / "file/run.json", "new");
        REQUIRE_FALSE(written);
        CHECK_THAT(written.error(), StartsWith("cannot write " + directory / "file/run.json: ") &&
                                        ContainsSubstring("the previous file, if any, is untouched"));
        CHECK(read_file(directory / "file") == "content");
    }
    SECTION("it is a directory itself") {
        std::filesystem::create_directory(directory / "run.json");
        CHECK_THAT(replace_file(directory / "run.json", "new").error(), ContainsSubstring("Is a directory"));
    }
    SECTION("the file system knows no such thing") {
        CHECK_THAT(replace_file("/proc/self/run.json", "new").error(), StartsWith("cannot write /proc/self/run.json"));
    }
    CHECK(count_entries(directory.path()) <= 2);
}

TEST_CASE("a record is read from its file", "[perf][record]") {
    const TemporaryDirectory directory;
    REQUIRE(replace_file(directory / "run.json", to_json(example_record(Verdict::held))));
    CHECK(read_record(directory / "run.json").has_value());
}

TEST_CASE("a record that is not there is said to be so", "[perf][record][errors]") {
    const auto record = read_record("/no/such/run.json");
    REQUIRE_FALSE(record);
    CHECK(record.error().code == RecordError::Code::unreadable);
    CHECK_THAT(describe(record.error()), StartsWith("/no/such/run.json cannot be read"));
}

TEST_CASE("a record of every verdict obeys the schema", "[perf][record][schema]") {
    const TemporaryDirectory directory;
    for (const auto verdict : every_verdict) {
        REQUIRE(replace_file(directory / std::string(name_of(verdict)), to_json(example_record(verdict))));
    }
    REQUIRE(replace_file(directory / "empty", to_json([] {
                             auto record = example_record(Verdict::held);
                             record.benchmarks.clear();
                             return record;
                         }())));
    CHECK(schema_violations(directory.path()).empty());
}

TEST_CASE("what the schema forbids is found, so its silence means something", "[perf][record][schema]") {
    const TemporaryDirectory directory;
    auto record = example_record(Verdict::held);
    record.baseline_state = "somewhere";
    REQUIRE(replace_file(directory / "run", to_json(record)));
    CHECK_THAT(schema_violations(directory.path()), ContainsSubstring("'somewhere' is not one of"));
}

TEST_CASE("this machine's environment fills a record", "[perf][environment]") {
    const auto environment = read_environment(read_cpu_times());
    CHECK(environment.cpus >= 1);
    CHECK_THAT(environment.kernel, StartsWith("Linux "));
    CHECK_THAT(environment.engine, StartsWith("pawl "));
    CHECK_FALSE(environment.compiler.empty());
    CHECK(environment.load_1m >= 0);
    CHECK(read_environment({}).steal_ratio >= 0);
    CHECK(read_environment({}).steal_ratio <= 1);
    CHECK_THAT(utc_now(), Matches("2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
}
