// SPDX-License-Identifier: BSL-1.0
// A reporter that lists test cases as CMake commands, for pawl_discover_perf_tests: names arrive in CTest whatever
// commas, brackets, quotes or semicolons they hold, since no text is parsed on the way.
#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <catch2/reporters/catch_reporter_streaming_base.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "measure/test_spec.hpp"

namespace pawl::perf {

namespace {

// [==[text]==] with as many '=' as the text needs; a newline right behind the bracket would be dropped, hence the one
// that may be.
std::string bracket_argument(const std::string& text) {
    std::string equals;
    while (text.find(']' + equals + ']') != std::string::npos || text.ends_with(']' + equals)) equals += '=';
    return '[' + equals + "[\n" + text + ']' + equals + ']';
}

class CTestReporter final : public Catch::StreamingReporterBase {
public:
    using StreamingReporterBase::StreamingReporterBase;
    static std::string getDescription() { return "Lists test cases as CMake commands, for pawl_discover_perf_tests"; }

    void listTests(const std::vector<Catch::TestCaseHandle>& tests) override {
        for (const auto& test : tests) {
            const Catch::TestCaseInfo& info = test.getTestCaseInfo();
            m_stream << "pawl_perf_test(" << bracket_argument(info.name) << ' '
                     << bracket_argument(test_spec_of(info.name)) << ' ' << bracket_argument(info.tagsAsString())
                     << ")\n";
        }
        m_stream << "# this list is whole\n";  // on a full disk it would end before
        m_stream.flush();
    }
};

}  // namespace

CATCH_REGISTER_REPORTER("pawl-ctest", CTestReporter)

}  // namespace pawl::perf

extern "C" {
extern const char pawl_perf_ctest_reporter = 1;
}
