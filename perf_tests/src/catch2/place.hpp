// SPDX-License-Identifier: BSL-1.0
// Where in a test case the run stands, and so who the next benchmark is.
#ifndef PAWL_PERF_CATCH2_PLACE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_PLACE_HPP_INCLUDED

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "measure/protocol.hpp"

namespace pawl::perf {

/// Follows Catch2's events and names benchmarks: section path, name, and how often this pair was met before in the
/// test case. The count tells generator elements and loop turns apart, and is right for nested and dynamic sections.
class Place {
public:
    void enter_test_case() {
        m_sections.clear();
        m_met.clear();
    }
    /// Catch2 runs a test case anew for each leaf section; its sections are entered afresh each time.
    void enter_partial_run() { m_sections.clear(); }
    /// The first section of a partial run is the test case itself.
    void enter_section(std::string name) { m_sections.push_back(std::move(name)); }
    void leave_section() {
        if (!m_sections.empty()) m_sections.pop_back();
    }

    [[nodiscard]] BenchmarkKey meet(std::string name) {
        BenchmarkKey key{section_path(), std::move(name), 0};
        key.ordinal = m_met[{key.section_path, key.name}]++;
        return key;
    }

private:
    [[nodiscard]] std::string section_path() const {
        std::string path;
        for (std::size_t i = 1; i < m_sections.size(); ++i) path += (i > 1 ? " › " : "") + m_sections[i];
        return path;
    }

    std::vector<std::string> m_sections;
    std::map<std::pair<std::string, std::string>, std::int32_t> m_met;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_PLACE_HPP_INCLUDED
