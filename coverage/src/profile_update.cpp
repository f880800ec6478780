// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lines.hpp>
#include <pawl/coverage/profile_update.hpp>

namespace pawl::coverage {
namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace

bool counts_without_atomicity(std::string_view commands) {
    while (!commands.empty()) {
        const std::string_view line = take_line(commands);
        if (holds(line, "LINK_FLAGS") || holds(line, "LINK_LIBRARIES")) continue;  // nothing is counted by linking
        const bool counts = holds(line, "--coverage") || holds(line, "-fprofile-arcs");
        const bool is_atomic = holds(line, "-fprofile-update=atomic") ||
                               holds(line, "-fprofile-update=prefer-atomic") || holds(line, "-pthread");
        if (counts && !is_atomic) return true;
    }
    return false;
}

bool starts_threads(std::string_view object_file) {
    return holds(object_file, "pthread_create") || holds(object_file, "thrd_create") ||
           holds(object_file, "St6thread15_M_start_thread");  // std::thread, std::jthread, std::async of libstdc++
}

}  // namespace pawl::coverage
