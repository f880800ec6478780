// SPDX-License-Identifier: BSL-1.0
// Sides that meet where they should not, or miss what they need: never a number, and one sentence that says so.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "measure/descriptor.hpp"
#include "measure/isolation.hpp"
#include "support/gate.hpp"
#include "support/scripted_pair.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

GateRun meet(const std::string& fixture, const std::string& test_case, Variables environment) {
    environment.emplace_back("PAWL_THRESHOLD", "900%");
    return gate(PAWL_FIXTURE_DIR "/" + fixture + "_a", PAWL_FIXTURE_DIR "/" + fixture + "_b", {test_case}, environment);
}

void check_that_they_met(const GateRun& run, const std::string& said) {
    INFO(run.output << run.error);
    CHECK(run.exit_code == 4);
    CHECK(run.verdict() == Verdict::not_decided);
    CHECK_THAT(run.reason(), StartsWith("the sides meet: ") && ContainsSubstring(said) &&
                                 ContainsSubstring("put $TMPDIR or $PAWL_SIDE into its paths and ports"));
    CHECK_FALSE(run.benchmark().judgement.estimate);
    CHECK(run.benchmark().launches.empty());
    CHECK(run.benchmark().candidate_ns.empty());
    CHECK(run.benchmark().iterations == 0);
}

class Port {
public:
    Port() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(m_socket.get(), reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::getsockname(m_socket.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
        m_number = std::to_string(ntohs(address.sin_port));
    }
    void listen() { REQUIRE(::listen(m_socket.get(), 256) == 0); }
    void give_up() { m_socket = Descriptor(); }
    [[nodiscard]] const std::string& number() const { return m_number; }

private:
    Descriptor m_socket;
    std::string m_number;
};

void skip_unless_apart() {
    if (best_isolation() != Isolation::namespaces) SKIP("this system forbids namespaces");
}

}  // namespace

TEST_CASE("a candidate that talks to the baseline's server, or the other way round, is not measured",
          "[perf][company]") {
    const TemporaryDirectory directory;
    const auto seed = GENERATE("1", "2", "3");  // of who is started first, and so of whose server it is
    const auto run = meet("fixed_path", "a server under a fixed path that nobody looks at closely",
                          {{"SOCKET_PATH", directory / "server.sock"}, {"PAWL_ISOLATE", "0"}, {"PAWL_SEED", seed}});
    skip_unless_timed();
    check_that_they_met(run, "was asked to work, the ");
}

TEST_CASE("sides in namespaces that meet in a socket outside their layers are not measured", "[perf][company]") {
    skip_unless_apart();
    const std::string path = PAWL_FIXTURE_DIR "/" + std::to_string(::getpid()) + ".sock";
    if (path.starts_with("/tmp/") || path.starts_with("/var/tmp/")) SKIP("this build directory is a temporary one");
    const auto run =
        meet("fixed_path", "a server under a fixed path that nobody looks at closely", {{"SOCKET_PATH", path}});
    skip_unless_timed();
    check_that_they_met(run, "was asked to work, the ");
    ::unlink(path.c_str());
}

TEST_CASE("a test that notices the other side's server is not called broken for it", "[perf][company]") {
    const TemporaryDirectory directory;
    const auto run = meet("fixed_path", "a server under a fixed path",
                          {{"SOCKET_PATH", directory / "server.sock"}, {"PAWL_ISOLATE", "0"}});
    skip_unless_timed();
    check_that_they_met(run, "CHECK( ask() == side() )");
}

TEST_CASE("a benchmark that was removed is no failure where the sides meet", "[perf][company]") {
    const TemporaryDirectory directory;
    const auto run = meet("fixed_path", "a server under a fixed path and a benchmark less",
                          {{"SOCKET_PATH", directory / "server.sock"}, {"PAWL_ISOLATE", "0"}});
    skip_unless_timed();
    check_that_they_met(run, "CHECK( ask() == side() )");
}

TEST_CASE("two bodies that meet in a server are named as bodies", "[perf][company]") {
    const TemporaryDirectory directory;
    const auto run = meet("fixed_path", "two ways to ask a server under a fixed path",
                          {{"SOCKET_PATH", directory / "server.sock"}, {"PAWL_ISOLATE", "0"}});
    skip_unless_timed();
    check_that_they_met(run, "body's worker was asked to work, the ");
}

TEST_CASE("a port that the other side has taken is named", "[perf][company]") {
    Port port;
    port.give_up();
    const auto seed = GENERATE("1", "2", "3");
    const auto run = meet("fixed_port", "listens on a fixed port",
                          {{"PORT", port.number()}, {"PAWL_ISOLATE", "0"}, {"PAWL_SEED", seed}});
    skip_unless_timed();
    check_that_they_met(run, "but not alone (");
    CHECK_THAT(run.reason(), ContainsSubstring("fixed_port.cpp:") && ContainsSubstring("REQUIRE( succeeds(::bind) )"));
}

TEST_CASE("one port for both sides is no matter in namespaces", "[perf][company]") {
    skip_unless_apart();
    Port port;
    port.give_up();
    const auto run = meet("fixed_port", "listens on a fixed port", {{"PORT", port.number()}});
    skip_unless_timed();
    CHECK(run.verdict() == Verdict::held);
}

TEST_CASE("a test that needs a service outside is told why its workers miss it", "[perf][company]") {
    skip_unless_apart();
    Port port;
    port.listen();
    const auto run = meet("fixed_port", "calls a fixed port", {{"PORT", port.number()}});
    const auto unconfined = meet("fixed_port", "calls a fixed port", {{"PORT", port.number()}, {"PAWL_ISOLATE", "0"}});
    skip_unless_timed();
    CHECK(run.exit_code == 4);
    CHECK(run.verdict() == Verdict::not_decided);
    CHECK_THAT(run.reason(), StartsWith("the candidate fails in namespaces of its own, but not outside (") &&
                                 ContainsSubstring("REQUIRE( succeeds(::connect) )"));
    CHECK(unconfined.verdict() == Verdict::held);
}

TEST_CASE("a test that fails in any company is broken", "[perf][company]") {
    Port port;  // taken, and nobody listens
    const std::string isolate = GENERATE("1", "0");
    const auto run = meet("fixed_port", "calls a fixed port", {{"PORT", port.number()}, {"PAWL_ISOLATE", isolate}});
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.error, ContainsSubstring("pawl: failed: calls a fixed port in a worker: "));
}

TEST_CASE("a side that is busy on its own account is measured", "[perf][company]") {
    const auto outcome = conduct_script({"baseline:busy", "both:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.reason == "");
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::held);
}

TEST_CASE("both bodies run equally often while the sides are watched", "[perf][company]") {
    // 10 ns more an iteration each time it is asked: only equal counts keep the sides equal.
    const auto outcome = conduct_script({"both:bench=a 1000 grows", "both:bench=b 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.estimate->change_ratio == 0);
}
