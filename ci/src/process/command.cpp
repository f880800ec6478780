// SPDX-License-Identifier: BSL-1.0
#include "process/command.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "measure/interruption.hpp"
#include "process/child_process.hpp"
#include "process/program_search.hpp"

namespace pawl::cli {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> own_environment() {
    std::vector<std::string> result;
    for (char** entry = environ; *entry != nullptr; ++entry) result.emplace_back(*entry);
    return result;
}

std::string search_path(const std::vector<std::string>& environment) {
    for (const std::string& entry : environment) {
        if (entry.compare(0, 5, "PATH=") == 0) return entry.substr(5);
    }
    return "/usr/local/bin:/usr/bin:/bin";
}

/// The command as one would type it; of a long one its beginning.
std::string one_line(const std::vector<std::string>& argv) {
    constexpr std::size_t most_words = 8;
    std::string line = argv.front();
    for (std::size_t i = 1; i < std::min(argv.size(), most_words); ++i) line += " " + argv[i];
    if (argv.size() > most_words) line += fmt::format(" and {} more words", argv.size() - most_words);
    return line;
}

std::string why(const StartFailure& failure, const std::string& program, const std::string& directory) {
    const char* reason = std::strerror(failure.error);
    switch (failure.step) {
        case StartFailure::Step::enter_directory:
            return fmt::format("cannot enter '{}': {}", directory, reason);
        case StartFailure::Step::execute:
            return fmt::format("cannot execute '{}': {}", program, reason);
        case StartFailure::Step::prepare:
            break;
    }
    return fmt::format("the system refused: {}", reason);
}

int exit_code(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

struct Stream {
    pollfd& event;
    std::string& text;
};

// One read; false at the end of the stream.
bool take_chunk(Stream stream, const CommandOptions& options) {
    std::array<char, 16384> buffer;
    const ssize_t count = ::read(stream.event.fd, buffer.data(), buffer.size());
    if (count < 0) return errno == EINTR;
    const std::string_view chunk{buffer.data(), static_cast<std::size_t>(count)};
    stream.text.append(chunk);
    if (options.on_output && !chunk.empty()) options.on_output(chunk);
    return count > 0;
}

enum class End { by_itself, timed_out, interrupted };

// Until the leader has ended and its pipes are read empty. One that has to end is asked first: a test executable that
// conducts has workers and files to take with it.
End collect(const ChildProcess& child, const CommandOptions& options, CommandResult& result) {
    constexpr std::chrono::seconds grace{2};
    End end = End::by_itself;
    auto deadline = Clock::now() + options.limit;
    const auto ask_to_end = [&](End why) {
        end = why;
        deadline = Clock::now() + grace;
        child.ask_group_to_end();
    };
    std::array<pollfd, 4> events{{{child.standard_output(), POLLIN, 0},
                                  {child.standard_error(), POLLIN, 0},
                                  {child.exit_event(), POLLIN, 0},
                                  {perf::Interruption::descriptor(), POLLIN, 0}}};
    const std::array<Stream, 2> streams{{{events[0], result.standard_output}, {events[1], result.standard_error}}};
    for (bool ended = false;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) {
            if (end != End::by_itself) return end;
            ask_to_end(End::timed_out);
            continue;
        }
        const auto slice = static_cast<int>(std::min<decltype(left)>(left, 1'000'000));
        // What is left of a group that was asked to end may clean up too: compilers remove what they have begun.
        const bool is_open = end != End::by_itself && (events[0].fd >= 0 || events[1].fd >= 0);
        const bool is_over = ended && !is_open;
        const int ready = ::poll(events.data(), events.size(), is_over ? 0 : slice);
        if (ready < 0) {
            assert(errno == EINTR);
            continue;
        }
        if (ready == 0 && is_over) return end;
        for (const Stream& stream : streams) {
            if (stream.event.fd >= 0 && stream.event.revents != 0 && !take_chunk(stream, options)) stream.event.fd = -1;
        }
        if (events[3].revents != 0) {
            ask_to_end(End::interrupted);
            events[3].fd = -1;  // poll skips it from now on
        }
        if (events[2].revents != 0) {
            if (end == End::by_itself) child.kill_group();  // what is left of it has no one to write to
            ended = true;
            events[2].fd = -1;
        }
    }
}

}  // namespace

std::string describe(const CommandError& error) {
    switch (error.code) {
        case CommandError::Code::not_found:
            return fmt::format("'{}' was not found ({}); install it or put its directory into PATH", error.command,
                               error.detail);
        case CommandError::Code::not_started:
            return fmt::format("'{}' could not be started: {}", error.command, error.detail);
        case CommandError::Code::timed_out:
            return fmt::format("'{}' {} when the time limit passed; raise it if it needs longer", error.command,
                               error.detail);
        case CommandError::Code::interrupted:
            return fmt::format("'{}' was interrupted", error.command);
    }
    return error.detail;
}

tl::expected<CommandResult, CommandError> run_command(const std::vector<std::string>& argv,
                                                      const CommandOptions& options) {
    assert(!argv.empty());
    using Code = CommandError::Code;
    const auto failed = [&](Code code, std::string detail) {
        return tl::make_unexpected(CommandError{code, one_line(argv), std::move(detail)});
    };
    const auto environment = overlay_environment(own_environment(), options.environment);
    const auto is_executable = [](const std::string& path) {
        std::error_code ignored;
        return std::filesystem::is_regular_file(path, ignored) && ::access(path.c_str(), X_OK) == 0;
    };
    const std::string path = search_path(environment);
    const auto program = find_program(argv.front(), path, is_executable);
    if (!program) return failed(Code::not_found, fmt::format("no '{}' in PATH", argv.front()));

    auto child = ChildProcess::start(*program, argv, environment, options.working_directory);
    if (!child) {
        const StartFailure& failure = child.error();
        const bool absent = failure.step == StartFailure::Step::execute && failure.error == ENOENT;
        return failed(absent ? Code::not_found : Code::not_started, why(failure, *program, options.working_directory));
    }
    CommandResult result{};
    switch (collect(*child, options, result)) {
        case End::timed_out: {
            const std::chrono::duration<double> limit = options.limit;
            return failed(Code::timed_out, fmt::format("had run for {:.3g} s", limit.count()));
        }
        case End::interrupted:
            return failed(Code::interrupted, "");
        case End::by_itself:
            break;
    }
    result.exit_code = exit_code(child->end());
    return result;
}

}  // namespace pawl::cli
