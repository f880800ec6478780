// SPDX-License-Identifier: BSL-1.0
// `pawl mock`: the stubs as programs, driven by a shell as a user would.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "process/command.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;

namespace {

/// What a script writes, with `pawl mock` as $pawl, and `wait_ready`, which waits until a server has said where it
/// serves; standard error goes to the file `said`.
std::string run_script(const TemporaryDirectory& directory, const std::string& script) {
    const std::string prologue =
        "pawl='" PAWL_EXECUTABLE
        " mock'\n"
        "wait_ready() { for i in $(seq 500); do grep -q ^ready said && return; sleep 0.01; done; echo never; }\n";
    const auto result =
        run_command({"sh", "-c", prologue + script}, {.working_directory = directory.path().string(), .limit = 30s});
    REQUIRE(result);
    return result->standard_output + result->standard_error;
}

}  // namespace

TEST_CASE("an MCP server on standard input and output ends with its input", "[mock]") {
    const TemporaryDirectory directory;
    const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
    CHECK(run_script(directory, "printf '%s\\n' '" + ping + "' | $pawl mcp --stdio; echo $?") ==
          R"({"jsonrpc":"2.0","id":1,"result":{}})"
          "\n0\nready stdio:\n");
    // Nobody reads: that is its end too.
    CHECK(run_script(directory, "yes '" + ping + "' | $pawl mcp --stdio 2>said | head -n 1 >/dev/null; cat said") ==
          "ready stdio:\n");
}

TEST_CASE("a server on standard input answers late where it is to, and ends when it is asked to", "[mock]") {
    const TemporaryDirectory directory;
    const std::string call =
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"test_tool_with_logging"}})";
    const std::string said = run_script(directory,
                                        "mkfifo in\n$pawl mcp --stdio <in >out 2>said & pid=$!\nexec 3>in\nwait_ready\n"
                                        "echo '" +
                                            call +
                                            "' >&3\n"
                                            "for i in $(seq 500); do grep -q result out && break; sleep 0.01; done\n"
                                            "kill $pid; wait $pid; echo $?; wc -l <out");
    CHECK(said == "0\n4\n");
}

TEST_CASE("a server says where it serves, ends on SIGTERM and leaves no socket", "[mock]") {
    const TemporaryDirectory directory;
    const auto served = [&](const std::string& command) {
        return run_script(directory, "$pawl " + command +
                                         " 2>said & pid=$!\nwait_ready\nls *.sock 2>/dev/null\nkill $pid; wait $pid; "
                                         "echo $?; ls *.sock 2>/dev/null; cat said");
    };
    CHECK(served("daemon --unix d.sock") == "d.sock\n0\nready unix:d.sock\n");
    CHECK(served("mcp --unix m.sock --profile conformance") == "m.sock\n0\nready unix:m.sock\n");
    CHECK_THAT(served("mcp --http 0"), Matches("0\nready http://127\\.0\\.0\\.1:[1-9][0-9]*/mcp\n"));
}

TEST_CASE("a place that is missing, taken or impossible is refused in one sentence", "[mock][errors]") {
    const TemporaryDirectory directory;
    const auto refused = [&](const std::string& command) {
        return run_script(directory, "$pawl " + command + "; echo $?");
    };
    CHECK_THAT(refused("mcp"), ContainsSubstring("2\n"));
    CHECK_THAT(refused("mcp --stdio --http 0"), ContainsSubstring("2\n"));
    CHECK_THAT(refused("daemon --http 0"), ContainsSubstring("2\n"));
    CHECK_THAT(refused("mcp --http 65536"), ContainsSubstring("2\n"));
    CHECK_THAT(refused("mcp --profile nonsense --stdio"), ContainsSubstring("2\n"));
    CHECK(refused("mpc") == "2\npawl mock: there is no command 'mpc'; there are mcp, daemon\n");
    CHECK_THAT(refused("mcp --unix none/x.sock"),
               ContainsSubstring("2\npawl mock: unix:none/x.sock: bad endpoint (No such file or directory)"));
    CHECK_THAT(refused("daemon --unix /sys/x.sock"), ContainsSubstring("4\npawl mock: unix:/sys/x.sock: "));
    CHECK_THAT(run_script(directory,
                          "$pawl mcp --unix m.sock 2>said & pid=$!\nwait_ready\n$pawl mcp --unix m.sock; "
                          "echo $?\nkill $pid; wait $pid"),
               ContainsSubstring("4\n") && ContainsSubstring("a live server answers there"));
}
