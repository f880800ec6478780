// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/floor.hpp>

#include <cassert>

namespace pawl::coverage {

tl::expected<Floors, Error> parse_floors(std::span<const std::string> texts) {
    Floors floors;
    for (const std::string& text : texts) {
        const auto refused = [&](std::string why) {
            return tl::unexpected(Error{Error::Code::malformed_percent, "", 0, "'" + text + "' " + std::move(why)});
        };
        const auto equals = text.find('=');
        const std::string_view name =
            equals == text.npos ? name_of(Metric::lines) : std::string_view{text}.substr(0, equals);
        const auto metric = metric_called(name);
        if (!metric) return refused("names no metric, which are lines, functions and branches");
        const auto floor = parse_percent(std::string_view{text}.substr(equals == text.npos ? 0 : equals + 1));
        if (!floor) return tl::unexpected(floor.error());
        if (!floors.emplace(*metric, *floor).second) return refused("is a second floor for " + std::string{name});
    }
    return floors;
}

bool reaches(Totals totals, Percent floor) {
    return short_by(totals, floor) == 0;
}

std::uint64_t short_by(Totals totals, Percent floor) {
    assert(totals.hit <= totals.found && totals.found < 100'000'000'000);  // Percent::whole * found fits in 64 bits
    const std::uint64_t needed = (totals.found * floor.percent_millionths + Percent::whole - 1) / Percent::whole;
    return needed > totals.hit ? needed - totals.hit : 0;
}

}  // namespace pawl::coverage
