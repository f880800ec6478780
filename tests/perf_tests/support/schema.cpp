// SPDX-License-Identifier: BSL-1.0
#include "support/schema.hpp"

#include <catch2/catch_test_macros.hpp>

#include "process/command.hpp"

namespace pawl::perf::tests {

std::string schema_violations(const std::string& directory) {
    constexpr auto script = R"(
import json, pathlib, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
validator = jsonschema.Draft7Validator(json.load(open(sys.argv[1])))
for path in sorted(pathlib.Path(sys.argv[2]).iterdir()):
    for error in validator.iter_errors(json.load(open(path))):
        print(path.name, list(error.path), error.message)
)";
    const auto validated = cli::run_command({"python3", "-c", script, PAWL_RUN_SCHEMA, directory});
    if (!validated || validated->exit_code == 77) SKIP("python3 with jsonschema is not installed");
    INFO(validated->standard_error);
    REQUIRE(validated->exit_code == 0);
    return validated->standard_output;
}

}  // namespace pawl::perf::tests
