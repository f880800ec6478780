// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/counters.hpp>

#include <algorithm>

namespace pawl::coverage {

CounterSurvey survey(std::span<const ObjectCounters> objects) {
    using State = CounterSurvey::State;
    CounterSurvey result;
    result.objects = objects.size();
    bool any_current = false;
    for (const ObjectCounters& object : objects) {
        if (!object.run) continue;
        if (*object.run >= object.built) {
            any_current = true;
        } else if (++result.stale_objects == 1) {
            result.first_stale = object.path;
        }
    }
    result.state = objects.empty()             ? State::not_instrumented
                   : !any_current              ? State::not_run
                   : result.stale_objects != 0 ? State::stale
                                               : State::current;
    return result;
}

bool were_built_since(std::span<const ObjectCounters> objects, std::filesystem::file_time_type counted) {
    return std::ranges::any_of(objects, [&](const ObjectCounters& object) { return object.built > counted; });
}

bool have_run_since(std::span<const ObjectCounters> objects, std::filesystem::file_time_type ended) {
    return std::ranges::any_of(objects, [&](const ObjectCounters& object) { return object.run > ended; });
}

std::string describe(const CounterSurvey& survey) {
    using State = CounterSurvey::State;
    switch (survey.state) {
        case State::not_instrumented:
            return "no object here was compiled with --coverage; build with it, as the preset `coverage` does";
        case State::not_run:
            return "none of the " + std::to_string(survey.objects) +
                   " instrumented objects has run since it was built; run the tests first";
        case State::stale:
            return std::to_string(survey.stale_objects) + " of " + std::to_string(survey.objects) +
                   " instrumented objects have not run since they were rebuilt, first " + survey.first_stale +
                   ".gcda; run all tests, or delete that file if no test runs it any more";
        case State::current:
            return "";
    }
    return "";
}

}  // namespace pawl::coverage
