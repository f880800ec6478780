// SPDX-License-Identifier: BSL-1.0
#include "process/surroundings.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace pawl::cli {

std::size_t columns_of_standard_error() {
    winsize size{};
    if (::isatty(STDERR_FILENO) == 0 || ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

bool wants_colour() {
    return ::isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty();
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

void forget_pawl_environment() {
    for (const char* name :
         {"PAWL_BASELINE", "PAWL_BASELINE_ROLE", "PAWL_DISCOVERED", "PAWL_INJECT", "PAWL_MEASURE_IDENTICAL",
          "PAWL_RECORD_DIR", "PAWL_TASK", "PAWL_WORKER", "PAWL_WORKER_TEST"}) {
        ::unsetenv(name);
    }
}

}  // namespace pawl::cli
