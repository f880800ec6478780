// SPDX-License-Identifier: BSL-1.0
#include "commands/mock.hpp"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdio>
#include <pawl/mocks/daemon.hpp>
#include <pawl/mocks/mcp_server.hpp>
#include <utility>

#include "exit_code.hpp"

namespace pawl::cli {
namespace {

/// A descriptor that becomes readable when the process is asked to end.
int end_requested() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);  // whoever does not read any more is noticed by write()
    return ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int exit_code_of(const mocks::Error& error) {
    switch (error.code) {
        case mocks::ErrorCode::bad_endpoint:
        case mocks::ErrorCode::path_too_long:
            return exit_bad_usage;
        default:
            return exit_environment;
    }
}

void say_ready(const mocks::Endpoint& endpoint) {
    std::fprintf(stderr, "ready %s\n", to_string(endpoint).c_str());
}

int finish(const tl::expected<void, mocks::Error>& served) {
    if (served) return exit_held;
    std::fprintf(stderr, "pawl mock: %s\n", describe(served.error()).c_str());
    return exit_code_of(served.error());
}

}  // namespace

int run_mock_mcp(const MockArguments& arguments) {
    return finish(
        mocks::mcp::serve(mocks::mcp::profile::conformance(), arguments.endpoint, end_requested(), say_ready));
}

int run_mock_daemon(const MockArguments& arguments) {
    return finish(mocks::serve(mocks::profile::goxel(), arguments.endpoint, end_requested(), say_ready));
}

}  // namespace pawl::cli
