// SPDX-License-Identifier: BSL-1.0
// One request, one reply, over a real Unix socket to a daemon in a process of its own.
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <pawl/mocks/client.hpp>
#include <pawl/mocks/daemon.hpp>

using pawl::mocks::Client;
using pawl::mocks::Daemon;

TEST_CASE("a goxel daemon answers single operations", "[perf]") {
    auto daemon = Daemon::start(pawl::mocks::profile::goxel());
    if (!daemon) FAIL(describe(daemon.error()));
    auto client = Client::connect(daemon->endpoint());
    if (!client) FAIL(describe(client.error()));

    constexpr auto project = R"({"name":"cube","width":32,"height":32,"depth":32})";
    constexpr auto voxel = R"({"x":1,"y":2,"z":3,"color":[255,0,0,255],"layer_id":0})";
    constexpr auto place = R"({"x":1,"y":2,"z":3})";

    // value() throws on an error, so a call that fails breaks the benchmark instead of being timed.
    BENCHMARK("ping") {
        return client->call("ping").value();
    };
    BENCHMARK("create_project") {
        return client->call("goxel.create_project", project).value();
    };
    BENCHMARK("add_voxel") {
        return client->call("goxel.add_voxel", voxel).value();
    };
    BENCHMARK("get_voxel") {
        return client->call("goxel.get_voxel", place).value();
    };
}
