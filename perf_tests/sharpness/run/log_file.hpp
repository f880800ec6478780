// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_LOG_FILE_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_LOG_FILE_HPP_INCLUDED

#include <fstream>
#include <string>

#include "curve/log.hpp"

namespace pawl::sharpness {

/// Empty where there is no such file.
[[nodiscard]] Log read_log(const std::string& path);

/// A log that is continued: what an interrupted run left of a last line is cut off first. Each line is in the file
/// before the next trial starts.
class LogFile {
public:
    /// Adds the line of this run. Throws std::runtime_error where the file cannot be written.
    explicit LogFile(const std::string& path);
    void add(const std::string& line);

private:
    std::string m_path;
    std::ofstream m_file;
};

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_LOG_FILE_HPP_INCLUDED
