// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_SUPPORT_GIT_ENVIRONMENT_HPP_INCLUDED
#define PAWL_TESTS_SUPPORT_GIT_ENVIRONMENT_HPP_INCLUDED

#include <string>
#include <utility>
#include <vector>

/// Under which git knows an author, and neither settings nor repositories of whoever runs the tests.
inline std::vector<std::pair<std::string, std::string>> git_environment() {
    return {{"GIT_CONFIG_GLOBAL", "/dev/null"},
            {"GIT_CONFIG_NOSYSTEM", "1"},
            {"GIT_AUTHOR_NAME", "A"},
            {"GIT_AUTHOR_EMAIL", "a@example.invalid"},
            {"GIT_COMMITTER_NAME", "A"},
            {"GIT_COMMITTER_EMAIL", "a@example.invalid"},
            {"GIT_CEILING_DIRECTORIES", "/tmp:/var/tmp"}};
}

#endif  // PAWL_TESTS_SUPPORT_GIT_ENVIRONMENT_HPP_INCLUDED
