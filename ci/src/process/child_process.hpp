// SPDX-License-Identifier: BSL-1.0
// A started program, its two output pipes and its whole process group, owned by one object.
#ifndef PAWL_CI_PROCESS_CHILD_PROCESS_HPP_INCLUDED
#define PAWL_CI_PROCESS_CHILD_PROCESS_HPP_INCLUDED

#include <sys/types.h>

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "measure/descriptor.hpp"

namespace pawl::cli {

/// Why a program did not start: the step that failed and its errno.
struct StartFailure {
    enum class Step : int { prepare, enter_directory, execute } step;
    int error;
};

class ChildProcess {
public:
    /// Starts `program` (a path; nothing is searched) as the leader of a new process group.
    [[nodiscard]] static tl::expected<ChildProcess, StartFailure> start(const std::string& program,
                                                                        const std::vector<std::string>& argv,
                                                                        const std::vector<std::string>& environment,
                                                                        const std::string& working_directory);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess() { end(); }

    [[nodiscard]] int standard_output() const { return m_output.get(); }
    [[nodiscard]] int standard_error() const { return m_error.get(); }
    [[nodiscard]] int exit_event() const { return m_exit.get(); }  ///< readable once the leader has ended

    void ask_group_to_end() const;
    void kill_group() const;
    /// Kills what is left of the group and reaps the leader; returns its wait status.
    int end();

private:
    ChildProcess() = default;
    [[nodiscard]] bool start_guard();

    pid_t m_leader = -1;
    pid_t m_guard = -1;
    perf::Descriptor m_output, m_error, m_exit, m_lifeline;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_PROCESS_CHILD_PROCESS_HPP_INCLUDED
