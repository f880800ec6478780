// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <pawl/coverage/lines.hpp>
#include <stdexcept>

#include "coverage/coverage_record.hpp"

namespace pawl::cli {
namespace {

using namespace pawl::coverage;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_found = 100'000'000'000;  // what Percent can be taken of

template <class Value, std::size_t size>
using Names = std::array<std::pair<Value, std::string_view>, size>;

constexpr Names<Outcome, 3> outcomes{
    {{Outcome::held, "held"}, {Outcome::failed, "failed"}, {Outcome::inconclusive, "inconclusive"}}};
constexpr Names<Shortfall::Scope, 3> scopes{
    {{Shortfall::Scope::total, "total"}, {Shortfall::Scope::folder, "folder"}, {Shortfall::Scope::file, "file"}}};

std::string_view name_in(const auto& names, auto value) {
    return std::ranges::find(names, value, [](const auto& name) { return name.first; })->second;
}

auto value_in(const auto& names, const std::string& name) {
    const auto found = std::ranges::find(names, name, [](const auto& known) { return known.second; });
    if (found == names.end()) throw std::invalid_argument("'" + name + "' is none of its values");
    return found->first;
}

Metric metric_in(const std::string& name) {
    const auto metric = metric_called(name);
    if (!metric) throw std::invalid_argument("'" + name + "' is no metric");
    return *metric;
}

Json json_of(Totals totals) {
    return {{"hit", totals.hit}, {"found", totals.found}};
}

Totals totals_in(const Json& json) {
    const Totals totals{json.at("hit").get<std::uint64_t>(), json.at("found").get<std::uint64_t>()};
    if (totals.hit > totals.found || totals.found >= most_found) throw std::invalid_argument("totals of no tracefile");
    return totals;
}

/// Of what is never empty, for its share is shown.
Totals measured_totals_in(const Json& json) {
    const Totals totals = totals_in(json);
    if (totals.found == 0) throw std::invalid_argument("totals of nothing measured");
    return totals;
}

Json json_of(std::optional<Percent> percent) {
    return percent ? Json(percent->percent_millionths) : Json();
}

Percent percent_in(const Json& json) {
    const Percent percent{json.get<std::uint64_t>()};
    if (percent.percent_millionths > Percent::whole) throw std::invalid_argument("a percentage of more than 100");
    return percent;
}

std::optional<Percent> limit_in(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional{percent_in(json)};
}

Json json_of(const Floors& floors) {
    Json json = Json::object();
    for (const auto& [metric, percent] : floors) json[std::string{name_of(metric)}] = percent.percent_millionths;
    return json;
}

Floors floors_in(const Json& json) {
    Floors floors;
    for (const auto& [name, percent] : json.items()) floors[metric_in(name)] = percent_in(percent);
    return floors;
}

Json json_of(const std::vector<LineRange>& ranges) {
    Json json = Json::array();
    for (const auto& [first, last] : ranges) json.push_back({first, last});
    return json;
}

std::vector<LineRange> ranges_in(const Json& json) {
    std::vector<LineRange> ranges;
    for (const Json& range : json) {
        ranges.push_back({range.at(0).get<std::uint32_t>(), range.at(1).get<std::uint32_t>()});
        if (ranges.back().first > ranges.back().last) throw std::invalid_argument("a range that ends before it begins");
    }
    return ranges;
}

/// What a record calls the files judged by a metric.
std::string key_of(Metric metric) {
    return metric == Metric::lines ? "files" : std::string{name_of(metric)};
}

Json json_of(const std::vector<FileVerdict>& files, Metric metric = Metric::lines) {
    Json json = Json::array();
    for (const FileVerdict& file : files) {
        json.push_back({{"path", file.path},
                        {"outcome", name_in(outcomes, file.outcome)},
                        {std::string{name_of(metric)}, json_of(file.totals)},
                        {"missing", json_of(file.missing)}});
    }
    return json;
}

std::vector<FileVerdict> files_in(const Json& json, Metric metric = Metric::lines) {
    std::vector<FileVerdict> files;
    for (const Json& file : json) {
        files.push_back({value_in(outcomes, file.at("outcome").get<std::string>()), file.at("path").get<std::string>(),
                         measured_totals_in(file.at(std::string{name_of(metric)})), ranges_in(file.at("missing"))});
    }
    return files;
}

Json json_of(const Verdict& verdict) {
    Json totals = Json::object();
    for (const auto& [metric, total] : verdict.totals) totals[std::string{name_of(metric)}] = json_of(total);
    Json shortfalls = Json::array();
    for (const Shortfall& shortfall : verdict.shortfalls) {
        shortfalls.push_back({{"scope", name_in(scopes, shortfall.scope)},
                              {"path", shortfall.path},
                              {"metric", name_of(shortfall.metric)},
                              {"totals", json_of(shortfall.totals)},
                              {"floor", shortfall.floor.percent_millionths}});
    }
    Json json{{"outcome", name_in(outcomes, verdict.outcome)},
              {"floors",
               {{"total", json_of(verdict.floors.total)},
                {"per_folder", json_of(verdict.floors.per_folder)},
                {"per_file", json_of(verdict.floors.per_file)}}},
              {"totals", totals},
              {"shortfalls", shortfalls}};
    for (const auto& [metric, files] : verdict.files) json[key_of(metric)] = json_of(files, metric);
    return json;
}

Verdict verdict_in(const Json& json) {
    Verdict verdict;
    verdict.outcome = value_in(outcomes, json.at("outcome").get<std::string>());
    const Json& floors = json.at("floors");
    verdict.floors = {.total = floors_in(floors.at("total")),
                      .per_folder = floors_in(floors.at("per_folder")),
                      .per_file = floors_in(floors.at("per_file"))};
    for (const auto& [name, totals] : json.at("totals").items())
        verdict.totals[metric_in(name)] = measured_totals_in(totals);
    if (!verdict.totals.contains(Metric::lines)) throw std::invalid_argument("no totals of lines");
    for (const Json& shortfall : json.at("shortfalls")) {
        verdict.shortfalls.push_back({value_in(scopes, shortfall.at("scope").get<std::string>()),
                                      shortfall.at("path").get<std::string>(),
                                      metric_in(shortfall.at("metric").get<std::string>()),
                                      measured_totals_in(shortfall.at("totals")), percent_in(shortfall.at("floor"))});
    }
    verdict.files[Metric::lines] = files_in(json.at(key_of(Metric::lines)), Metric::lines);
    for (const Metric metric : {Metric::functions, Metric::branches}) {
        if (const auto files = json.find(key_of(metric)); files != json.end()) {
            verdict.files[metric] = files_in(*files, metric);
        }
    }
    return verdict;
}

Json json_of(const JudgedDrop& drop) {
    Json lost = Json::array();
    for (const LostLines& file : drop.verdict.lost)
        lost.push_back({{"path", file.path}, {"lines", json_of(file.lines)}});
    return {{"outcome", name_in(outcomes, drop.verdict.outcome)},
            {"max_relative", json_of(drop.verdict.limits.relative)},
            {"max_points", json_of(drop.verdict.limits.points)},
            {"before", json_of(drop.verdict.before)},
            {"after", json_of(drop.verdict.after)},
            {"lost", lost},
            {"older", drop.older},
            {"commit", drop.commit}};
}

JudgedDrop drop_in(const Json& json) {
    JudgedDrop drop{.verdict = {.outcome = value_in(outcomes, json.at("outcome").get<std::string>()),
                                .limits = {limit_in(json.at("max_relative")), limit_in(json.at("max_points"))},
                                .before = measured_totals_in(json.at("before")),
                                .after = measured_totals_in(json.at("after")),
                                .lost = {}},
                    .older = json.at("older").get<std::string>(),
                    .commit = json.at("commit").get<std::string>()};
    for (const Json& file : json.at("lost")) {
        drop.verdict.lost.push_back({file.at("path").get<std::string>(), ranges_in(file.at("lines"))});
    }
    return drop;
}

Json json_of(const JudgedPatch& patch) {
    return {{"outcome", name_in(outcomes, patch.verdict.outcome)},
            {"floor", patch.verdict.floor.percent_millionths},
            {"lines", json_of(patch.verdict.lines)},
            {"files", json_of(patch.verdict.files)},
            {"unmeasured", patch.verdict.unmeasured},
            {"since", patch.since}};
}

JudgedPatch patch_in(const Json& json) {
    return {.verdict = {.outcome = value_in(outcomes, json.at("outcome").get<std::string>()),
                        .floor = percent_in(json.at("floor")),
                        .lines = totals_in(json.at("lines")),
                        .files = files_in(json.at("files")),
                        .unmeasured = json.at("unmeasured").get<std::vector<std::string>>()},
            .since = json.at("since").get<std::string>()};
}

CoverageRecord record_in(const Json& json) {
    const Json& coverage = json.at("coverage");
    CoverageRecord record;  // not initialised at once: what throws half-way is destroyed twice by GCC 12
    record.created = json.at("created").get<std::string>();
    record.gate = coverage.at("gate").get<std::string>();
    record.strict = json.at("strict").get<bool>();
    record.provenance.engine = coverage.at("engine").get<std::string>();
    record.provenance.compiler = coverage.value("compiler", "");
    record.provenance.objects = coverage.at("objects").get<std::vector<std::string>>();
    record.provenance.include = coverage.at("include").get<std::vector<std::string>>();
    record.provenance.exclude = coverage.at("exclude").get<std::vector<std::string>>();
    record.provenance.commit = json.at("candidate_commit").get<std::string>();
    record.outcome = value_in(outcomes, coverage.at("outcome").get<std::string>());
    record.reasons = coverage.at("reasons").get<std::vector<std::string>>();
    if (const auto total = coverage.find("total"); total != coverage.end()) record.total = verdict_in(*total);
    if (const auto drop = coverage.find("drop"); drop != coverage.end()) record.drop = drop_in(*drop);
    if (const auto patch = coverage.find("patch"); patch != coverage.end()) record.patch = patch_in(*patch);
    return record;
}

}  // namespace

std::string to_json(const CoverageRecord& record) {
    Json json{{"schema", "pawl.run/1"},
              {"created", record.created},
              {"candidate_commit", record.provenance.commit},
              {"strict", record.strict}};
    Json& coverage = json["coverage"];
    coverage = {{"gate", record.gate},
                {"outcome", name_in(outcomes, record.outcome)},
                {"reasons", record.reasons},
                {"engine", record.provenance.engine},
                {"objects", record.provenance.objects},
                {"include", record.provenance.include},
                {"exclude", record.provenance.exclude}};
    if (record.total) coverage["total"] = json_of(*record.total);
    if (!record.provenance.compiler.empty()) coverage["compiler"] = record.provenance.compiler;
    if (record.drop) coverage["drop"] = json_of(*record.drop);
    if (record.patch) coverage["patch"] = json_of(*record.patch);
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

tl::expected<std::optional<CoverageRecord>, perf::RecordError> parse_coverage_record(std::string_view document,
                                                                                     const std::string& path) {
    const Json json = Json::parse(document, nullptr, false);
    if (!json.is_object() || json.value("schema", Json{}) != "pawl.run/1" || !json.contains("coverage")) {
        return std::nullopt;
    }
    try {
        return record_in(json);
    } catch (const std::exception& error) {
        return tl::unexpected(perf::RecordError{perf::RecordError::Code::malformed, path, in_one_line(error.what())});
    }
}

}  // namespace pawl::cli
