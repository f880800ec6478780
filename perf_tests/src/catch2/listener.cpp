// SPDX-License-Identifier: BSL-1.0
// Catch2's events, passed on to the session.
#include <fmt/format.h>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include "catch2/session.hpp"

namespace pawl::perf {

namespace {

class Listener final : public Catch::EventListenerBase {
public:
    using EventListenerBase::EventListenerBase;

    void testRunStarting(const Catch::TestRunInfo&) override { session().start_run(); }
    void testCaseStarting(const Catch::TestCaseInfo& test) override {
        m_depth = 0;
        m_may_fail = test.okToFail();
        session().start_test_case(test);
    }
    void testCasePartialStarting(const Catch::TestCaseInfo&, std::uint64_t) override {
        m_depth = 0;
        session().place().enter_partial_run();
    }
    void sectionStarting(const Catch::SectionInfo& section) override {
        ++m_depth;
        session().place().enter_section(section.name);
    }
    void fatalErrorEncountered(Catch::StringRef) override { session().note_fatal_error(); }
    void assertionEnded(const Catch::AssertionStats& stats) override {
        const auto& result = stats.assertionResult;
        if (result.isOk() || m_may_fail) return;
        const auto place = result.getSourceInfo();
        session().failures().add(fmt::format("{}:{}: {}", place.file, place.line, result.getExpressionInMacro()));
    }
    void benchmarkPreparing(Catch::StringRef name) override { session().note_foreign_engine(std::string(name)); }
    void sectionEnded(const Catch::SectionStats& stats) override {
        // The last moment at which an assertion is still the test case's own.
        if (--m_depth == 0) session().report_unmet(stats.sectionInfo.lineInfo);
        session().place().leave_section();
    }
    void testCaseEnded(const Catch::TestCaseStats&) override { session().end_test_case(); }
    void testRunEnded(const Catch::TestRunStats& stats) override {
        const Catch::Totals& totals = stats.totals;
        session().end_run(totals.assertions.failed > 0, totals.testCases.skipped > 0);
    }

private:
    static Session& session() { return Session::current(); }

    int m_depth = 0;
    bool m_may_fail = false;  ///< tagged [!mayfail] or [!shouldfail]
};

}  // namespace

CATCH_REGISTER_LISTENER(Listener)

}  // namespace pawl::perf

// `Pawl::perf` asks the linker for this name, so that the listener is there even where no file met the shadow header.
extern "C" {
extern const char pawl_perf_listener = 1;
}
