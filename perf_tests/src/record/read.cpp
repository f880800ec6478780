// SPDX-License-Identifier: BSL-1.0
#include "record/read.hpp"

#include <fmt/format.h>

#include <utility>
// Errors then name the field: "/benchmarks/3/verdict".
#define JSON_DIAGNOSTICS 1
#include <nlohmann/json.hpp>

#include "record/file.hpp"

namespace pawl::perf {

namespace {

using Json = nlohmann::json;

constexpr std::string_view known_form = "pawl.run/1";

// Where it is no array, the exception of any other field of another type; iterated as it is, null would be empty.
const Json::array_t& array_in(const Json& json, const char* field) {
    return json.at(field).get_ref<const Json::array_t&>();
}

// What the schema allows to be null.
std::string text_or_nothing(const Json& json) {
    return json.is_null() ? "" : json.get<std::string>();
}

std::vector<double> quantiles_of(const Json& sketch) {
    std::vector<double> values;
    if (sketch.is_null()) return values;
    for (const Json& point : array_in(sketch, "quantiles_ns")) values.push_back(point.at(1).get<double>());
    return values;
}

Judgement judgement_of(const Json& json) {
    Judgement judgement;
    const auto& name = json.at("verdict").get_ref<const std::string&>();
    const auto verdict = verdict_of(name);
    if (!verdict) throw std::invalid_argument(fmt::format("\"{}\" is no verdict", name));
    judgement.verdict = *verdict;
    judgement.reason = json.at("reason").get<std::string>();
    judgement.contention_hidden = json.at("contention_hidden").get<bool>();
    judgement.limit_ratio = json.at("limit_ratio").get<double>();
    const Json& estimate = json.at("estimate");
    if (!estimate.is_null()) {
        judgement.estimate =
            Estimate{estimate.at("change_ratio").get<double>(), estimate.at("lower_ratio").get<double>(),
                     estimate.at("upper_ratio").get<double>(),  estimate.at("level").get<double>(),
                     estimate.at("launches").get<int>(),        estimate.at("agreeing").get<int>()};
    }
    return judgement;
}

Answer answer_of(const std::string& name) {
    if (name == "held") return Answer::held;
    if (name == "broken") return Answer::broken;
    if (name == "not decided") return Answer::not_decided;
    throw std::invalid_argument(fmt::format("\"{}\" is no answer", name));
}

BenchmarkRecord benchmark_of(const Json& json) {
    BenchmarkRecord benchmark;
    benchmark.test_case = json.at("test_case").get<std::string>();
    BenchmarkOutcome& outcome = benchmark.outcome;
    outcome.key = {json.at("section_path").get<std::string>(), json.at("name").get<std::string>(),
                   json.at("ordinal").get<std::int32_t>()};
    outcome.file = json.at("file").get<std::string>();
    outcome.line = json.at("line").get<std::int32_t>();
    outcome.judgement = judgement_of(json);
    outcome.two_bodies = json.at("two_bodies").get<bool>();
    outcome.promises_slowdown = json.at("promises_slowdown").get<bool>();
    outcome.iterations = json.at("iterations").get<std::int32_t>();
    outcome.baseline_ns = quantiles_of(json.at("baseline"));
    outcome.candidate_ns = quantiles_of(json.at("candidate"));
    for (const Json& launch : array_in(json, "launches")) {
        outcome.launches.push_back(
            {.summary = {.log_ratio = launch.at("log_ratio").get<double>(),
                         .standard_error = launch.at("standard_error").get<double>()},
             .core = launch.at("core").get<int>(),
             .rounds = launch.at("rounds").get<int>(),
             .cpu_log_ratio = launch.at("cpu_log_ratio").get<double>(),
             .involuntary_switches_a_round = launch.at("involuntary_switches_a_round").get<double>(),
             .other_threads_share = launch.at("other_threads_share").get<double>(),
             .is_batch = launch.value("batch_scheduling", false)});
    }
    for (const Json& count : array_in(json, "allocations")) {
        outcome.allocations.push_back({count.at("operations").get<std::int32_t>(),
                                       count.at("calls").get<std::int64_t>(), count.at("bytes").get<std::int64_t>(),
                                       count.at("problem").get<std::string>()});
    }
    for (const Json& budget : array_in(json, "budgets")) {
        outcome.findings.push_back({budget.at("budget").get<std::string>(),
                                    answer_of(budget.at("answer").get_ref<const std::string&>()),
                                    budget.at("limit").get<double>(), budget.at("observed").get<double>(),
                                    budget.at("sentence").get<std::string>()});
    }
    return benchmark;
}

Environment environment_of(const Json& json) {
    Environment environment;
    environment.cpu_model = json.at("cpu_model").get<std::string>();
    environment.cpus = json.at("cpus").get<int>();
    environment.kernel = json.at("kernel").get<std::string>();
    environment.compiler = json.at("compiler").get<std::string>();
    environment.compiler_flags = json.at("compiler_flags").get<std::string>();
    environment.build_type = json.at("build_type").get<std::string>();
    environment.engine = json.at("engine").get<std::string>();
    environment.load_1m = json.at("load_1m").get<double>();
    environment.steal_ratio = json.at("steal_ratio").get<double>();
    environment.isolation = text_or_nothing(json.at("isolation"));
    if (const Json& pinned = json.at("pinned"); !pinned.is_null()) environment.pinned = pinned.get<bool>();
    if (const Json& floor = json.at("noise_floor"); !floor.is_null()) {
        environment.noise_floor = NoiseFloor{floor.at("ratio").get<double>(), floor.at("launches").get<int>()};
    }
    return environment;
}

RunRecord record_of(const Json& json) {
    RunRecord record;
    record.created = json.at("created").get<std::string>();
    record.executable = json.at("executable").get<std::string>();
    record.candidate_commit = json.at("candidate_commit").get<std::string>();
    record.strict = json.at("strict").get<bool>();
    record.seed = json.at("seed").get<std::uint64_t>();
    const Json& baseline = json.at("baseline");
    record.baseline_role = baseline.at("role").get<std::string>();
    record.baseline_state = baseline.at("state").get<std::string>();
    record.baseline_label = baseline.at("label").get<std::string>();
    record.baseline_commit = baseline.at("commit").get<std::string>();
    record.baseline_reason = baseline.at("reason").get<std::string>();
    record.environment = environment_of(json.at("environment"));
    for (const Json& benchmark : array_in(json, "benchmarks")) record.benchmarks.push_back(benchmark_of(benchmark));
    return record;
}

}  // namespace

std::string describe(const RecordError& error) {
    using enum RecordError::Code;
    switch (error.code) {
        case unreadable:
            return fmt::format("{} cannot be read ({}); name a record or a directory of records", error.path,
                               error.detail);
        case not_json:
            return fmt::format("{} is no whole JSON document ({}); run the tests again", error.path, error.detail);
        case not_a_record:
            return fmt::format("{} is no pawl.run record; name files from PAWL_RECORD_DIR", error.path);
        case other_version:
            return fmt::format("{} is a record of form {}, and this pawl reads {}; use the pawl that goes with it",
                               error.path, error.detail, known_form);
        default:
            return fmt::format("{} is a damaged record: {}", error.path, error.detail);
    }
}

tl::expected<RunRecord, RecordError> parse_record(std::string_view document, const std::string& path) {
    using enum RecordError::Code;
    const auto refuse = [&](RecordError::Code code, std::string detail) {
        return tl::make_unexpected(RecordError{code, path, std::move(detail)});
    };
    Json json;
    try {
        json = Json::parse(document);
    } catch (const Json::parse_error& error) {
        return refuse(not_json, fmt::format("it breaks off or goes wrong at byte {}", error.byte));
    } catch (const Json::exception&) {
        return refuse(not_json, "it holds a number that is out of range");
    }
    constexpr std::string_view family = "pawl.run/";
    const std::string schema = json.is_object() && json.contains("schema") && json["schema"].is_string()
                                   ? json["schema"].get<std::string>()
                                   : "";
    if (!schema.starts_with(family)) return refuse(not_a_record, "");
    if (schema != known_form) return refuse(other_version, schema);
    try {
        return record_of(json);
    } catch (const std::exception& error) {
        // Of the library's "[json.exception.type_error.302] (/seed) type must be number" what concerns the document.
        const std::string_view what = error.what();
        const auto id_end = what.starts_with("[json.") ? what.find("] ") + 2 : 0;
        return refuse(malformed, std::string(what.substr(id_end)));
    }
}

tl::expected<RunRecord, RecordError> read_record(const std::string& path) {
    return content_of(path)
        .map_error([&](std::string&& why) {
            return RecordError{RecordError::Code::unreadable, path, std::move(why)};
        })
        .and_then([&](const std::string& document) { return parse_record(document, path); });
}

}  // namespace pawl::perf
