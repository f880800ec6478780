// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_EXECUTABLE_REPLACED_HPP_INCLUDED
#define PAWL_PERF_MEASURE_EXECUTABLE_REPLACED_HPP_INCLUDED

#include <stdexcept>
#include <string>

namespace pawl::perf {

/// Thrown where launches would be of several builds: whatever they tell, it would be said of the wrong file.
class ExecutableReplaced : public std::runtime_error {
public:
    explicit ExecutableReplaced(const std::string& path)
        : runtime_error(path + " was replaced while it was measured; run this again once its build has ended") {}
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_EXECUTABLE_REPLACED_HPP_INCLUDED
