// SPDX-License-Identifier: BSL-1.0
#include "measure/system_failure.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace pawl::perf {

namespace {

std::string_view what_helps_files(int error) {
    switch (error) {
        case EMFILE:
        case ENFILE:
            return "close some files, or raise the limit on open ones (ulimit -n)";
        case EFBIG:
            return "raise the limit on the size of files (ulimit -f)";
        case ENOSPC:
        case EDQUOT:
            return "free some space there, or set TMPDIR to another directory";
        case ENAMETOOLONG:
            return "set TMPDIR to a directory with a shorter path";
        default:
            return "set TMPDIR to a directory that can be written";
    }
}

std::string_view what_helps_processes(int error) {
    switch (error) {
        case EAGAIN:
            return "end some processes, or raise the limit on them (ulimit -u)";
        case ENOMEM:
            return "end what takes the memory";
        case ENOSPC:
        case EUSERS:
            return "raise the limits on namespaces (sysctl user), or set PAWL_ISOLATE=0";
        default:
            return "set PAWL_ISOLATE=0";
    }
}

}  // namespace

std::string describe(const std::system_error& failure) {
    return fmt::format("{}; {}", failure.what(), what_helps_files(failure.code().value()));
}

std::string why_not_started(int error) {
    return fmt::format("cannot start a worker process: {}; {}", std::strerror(error), what_helps_processes(error));
}

}  // namespace pawl::perf
