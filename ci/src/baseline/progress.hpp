// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_PROGRESS_HPP_INCLUDED
#define PAWL_CI_BASELINE_PROGRESS_HPP_INCLUDED

#include <iosfwd>
#include <string>
#include <string_view>

namespace pawl::cli {

/// What a command is at: on a terminal one line that is rewritten in place, with the newest output of the tool
/// at work; elsewhere one plain line a step.
class Progress {
public:
    /// @param columns  width of the terminal; 0: not a terminal.
    Progress(std::ostream& out, std::size_t columns) : m_out{out}, m_columns{columns} {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    void step(std::string_view sentence);
    void tool_output(std::string_view chunk);
    void clear();  ///< before something else writes there

private:
    void show(std::string_view line);

    std::ostream& m_out;
    std::size_t m_columns;
    std::string m_step;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_PROGRESS_HPP_INCLUDED
