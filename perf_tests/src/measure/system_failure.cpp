// SPDX-License-Identifier: BSL-1.0
#include "measure/system_failure.hpp"

#include <cerrno>

namespace pawl::perf {

std::string what_helps_against(int error) {
    switch (error) {
        case EAGAIN:
            return "end some processes, or raise the limit on them (ulimit -u)";
        case EMFILE:
        case ENFILE:
            return "close some files, or raise the limit on open ones (ulimit -n)";
        case ENOMEM:
            return "end what takes the memory";
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

std::string describe(const std::system_error& failure) {
    return std::string(failure.what()) + "; " + what_helps_against(failure.code().value());
}

}  // namespace pawl::perf
