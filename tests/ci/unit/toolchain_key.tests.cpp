// SPDX-License-Identifier: BSL-1.0
#include "baseline/toolchain_key.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>

using pawl::cli::key_text;
using pawl::cli::KeyParts;

namespace {

KeyParts parts() {
    return {.commit = "c0ffee",
            .target = "tests",
            .depends = {"daemon"},
            .configuration = "",
            .source_directory = "/p",
            .build_directory = "/p/build",
            .generator = "Ninja",
            .compilers = {"/usr/bin/c++ c++ 12.2.0"},
            .toolchain_file = "0123",
            .entries = {{"CMAKE_BUILD_TYPE", "STRING", "Release"}},
            .pawl = "/pawl 0123"};
}

}  // namespace

TEST_CASE("the same parts give the same key", "[baseline][toolchain_key]") {
    CHECK(key_text(parts()) == key_text(parts()));
}

TEST_CASE("an entry that was given anew, without its type, does not change the key", "[baseline][toolchain_key]") {
    KeyParts again = parts();
    again.entries[0].type = "UNINITIALIZED";
    CHECK(key_text(again) == key_text(parts()));
}

TEST_CASE("whatever can change the executable changes the key", "[baseline][toolchain_key]") {
    const std::vector<std::function<void(KeyParts&)>> changes{
        [](KeyParts& p) { p.commit = "decade"; },
        [](KeyParts& p) { p.target = "more_tests"; },
        [](KeyParts& p) { p.depends.clear(); },
        [](KeyParts& p) { p.configuration = "Debug"; },
        [](KeyParts& p) { p.source_directory = "/q"; },
        [](KeyParts& p) { p.build_directory = "/p/other"; },
        [](KeyParts& p) { p.generator = "Unix Makefiles"; },
        [](KeyParts& p) { p.compilers = {"/usr/bin/c++ c++ 12.3.0"}; },
        [](KeyParts& p) { p.toolchain_file = "4567"; },
        [](KeyParts& p) { p.entries[0].value = "Debug"; },
        [](KeyParts& p) { p.entries.clear(); },
        [](KeyParts& p) { p.pawl = "/pawl 4567"; },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        KeyParts changed = parts();
        changes[i](changed);
        INFO("change " << i);
        CHECK(key_text(changed) != key_text(parts()));
    }
}
