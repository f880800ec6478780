// SPDX-License-Identifier: BSL-1.0
// What can be told of a test executable by reading its file (ELF), before anything is started.
#ifndef PAWL_PERF_MEASURE_EXECUTABLE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_EXECUTABLE_HPP_INCLUDED

#include <string>
#include <tl/expected.hpp>

namespace pawl::perf {

struct ExecutableError {
    enum class Code { missing, not_executable, not_elf, other_architecture, without_pawl, other_protocol };
    Code code;
    std::string path;
};

/// One sentence: what is wrong with which file and what to do.
[[nodiscard]] std::string describe(const ExecutableError& error);

/// Whether `path` can be a worker: an executable ELF file for this machine that carries the engine in this version.
[[nodiscard]] tl::expected<void, ExecutableError> check_worker_executable(const std::string& path);

/// Whether both ELF files hold the same code and data: every section that is loaded, notes (the build id) aside. False
/// where one of them finds libraries beside itself ($ORIGIN), since those may differ; a search path into each side's
/// build directory differs by itself. False where either is unreadable.
[[nodiscard]] bool same_code_and_data(const std::string& left, const std::string& right);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_EXECUTABLE_HPP_INCLUDED
