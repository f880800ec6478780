// SPDX-License-Identifier: BSL-1.0
#include "curve/plot.hpp"

#include <fmt/format.h>

#include <array>

#include "curve/bounds.hpp"
#include "curve/point.hpp"

namespace pawl::sharpness {

namespace {

constexpr double left = 56;
constexpr double panel = 250;
constexpr double gap = 34;
constexpr double top = 84;
constexpr double bottom = 304;
constexpr double inset = 14;  // so that what is at 0 or 10 % stays inside its panel
constexpr double change_max = 0.10;
constexpr double width = left + 3 * panel + 2 * gap + 20;
constexpr double height = 360;

struct Series {
    std::string_view judge;
    const char* style;  ///< CSS class
    const char* label;
    double dodge;  ///< beside the true place, so that intervals do not cover one another
};

constexpr std::array series{
    Series{judge::gate, "gate", "Pawl", 0},
    Series{judge::catch2, "catch2", "Catch2 means at 5 %", -5},
    Series{judge::google, "google", "Google Benchmark medians at 5 % and U test", 5},
};

// Colours that the colour-blind tell apart (Okabe and Ito), lighter on dark pages; shapes differ as well.
constexpr std::string_view style = R"(<style>
.page{fill:#fff}.panel{fill:#f6f7f9}.grid{stroke:#dcdfe4}.limit{stroke:#8a9099;stroke-dasharray:4}text{fill:#24292f}.faint{fill:#57606a}
.gate{stroke:#0072b2;fill:#0072b2}.catch2{stroke:#d55e00;fill:#d55e00}.google{stroke:#009e73;fill:#009e73}
@media (prefers-color-scheme:dark){.page{fill:#0d1117}.panel{fill:#161b22}.grid{stroke:#30363d}.limit{stroke:#8b949e}text{fill:#e6edf3}
.faint{fill:#9da7b3}.gate{stroke:#56b4e9;fill:#56b4e9}.catch2{stroke:#ff9d5c;fill:#ff9d5c}.google{stroke:#3ddbab;fill:#3ddbab}}
text{stroke:none}.bar{stroke-width:1.5}.line{fill:none;stroke-width:2}
</style>
)";

double x_of(std::size_t number, double change) {
    return left + static_cast<double>(number) * (panel + gap) + inset + change / change_max * (panel - 2 * inset);
}
double y_of(double share) {
    return bottom - share * (bottom - top);
}

std::string mark(const Series& of, double x, double y) {
    if (of.judge == judge::gate) {
        return fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="3.5"/>)", of.style, x, y);
    }
    if (of.judge == judge::catch2) {
        return fmt::format(R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="7" height="7"/>)", of.style, x - 3.5,
                           y - 3.5);
    }
    return fmt::format(R"(<path class="{}" d="M{:.1f} {:.1f}l4.5 8h-9z"/>)", of.style, x, y - 5);
}

std::string legend() {
    std::string text = fmt::format(
        R"(<text x="{:.0f}" y="24" font-size="14" font-weight="600">Share of comparisons flagged as slower, with exact 95 % intervals</text>)"
        "\n",
        left);
    double x = left + 4;
    for (const Series& one : series) {
        text += mark(one, x, 46);
        text += fmt::format(R"(<text x="{:.0f}" y="50">{}</text>)"
                            "\n",
                            x + 10, one.label);
        x += 10 + 6.6 * static_cast<double>(std::string_view(one.label).size()) + 24;
    }
    return text;
}

std::string axes(std::size_t number, const char* workload) {
    const double from = x_of(number, 0) - inset;
    std::string text = fmt::format(R"(<rect class="panel" x="{0:.0f}" y="{1:.0f}" width="{2:.0f}" height="{3:.0f}"/>)"
                                   R"(<text x="{0:.0f}" y="{4:.0f}" font-weight="600">{5}</text>)"
                                   "\n",
                                   from, top, panel, bottom - top, top - 8, workload);
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        text += fmt::format(R"(<line class="grid" x1="{:.0f}" x2="{:.0f}" y1="{:.1f}" y2="{:.1f}"/>)", from,
                            from + panel, y_of(share), y_of(share));
        if (number == 0) {
            text += fmt::format(R"(<text class="faint" x="{:.0f}" y="{:.1f}" text-anchor="end">{:.0f} %</text>)",
                                from - 8, y_of(share) + 4, share * 100);
        }
    }
    text += fmt::format(R"(<line class="limit" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.0f}" y2="{2:.0f}"/>)",
                        x_of(number, 0.05), top, bottom);
    for (const int percent : {0, 3, 5, 7, 10}) {
        text +=
            fmt::format(R"(<text class="faint" x="{:.1f}" y="{:.0f}" text-anchor="middle">{}</text>)",
                        x_of(number, percent / 100.0), bottom + 18, percent == 0 ? "0" : fmt::format("+{}", percent));
    }
    return text + '\n';
}

std::string points(std::size_t number, const char* workload, const Series& one, const std::vector<Trial>& trials) {
    constexpr double level = 0.95;
    std::string text;
    std::string line;
    for (const char* change : changes) {
        const Cell cell{std::string(one.judge), workload, change};
        const auto ratio = change_ratio(cell);
        if (!ratio) continue;
        const auto point = point_of(trials_of(trials, cell));
        if (point.answered() == 0) continue;
        const auto interval = exact_interval(point.flagged, point.answered(), level);
        const double x = x_of(number, *ratio) + one.dodge;
        const double y = y_of(static_cast<double>(point.flagged) / point.answered());
        text += fmt::format(R"(<line class="bar {0}" x1="{1:.1f}" x2="{1:.1f}" y1="{2:.1f}" y2="{3:.1f}"/>)", one.style,
                            x, y_of(interval.lower), y_of(interval.upper));
        text += mark(one, x, y) + '\n';
        line += fmt::format("{:.1f},{:.1f} ", x, y);
    }
    if (one.judge != judge::gate || line.empty()) return text;
    return fmt::format(R"(<polyline class="line {}" style="fill:none" points="{}"/>)"
                       "\n",
                       one.style, line) +
           text;
}

}  // namespace

std::string curve_svg(const std::vector<Trial>& trials) {
    std::string text = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.0f} {1:.0f}" font-family="sans-serif" font-size="12">)"
        "\n{2}<rect class=\"page\" width=\"{0:.0f}\" height=\"{1:.0f}\"/>\n",
        width, height, style);
    text += legend();
    for (std::size_t number = 0; number < workloads.size(); ++number) {
        text += axes(number, workloads[number]);
        for (const Series& one : series) text += points(number, workloads[number], one, trials);
    }
    text += fmt::format(
        R"(<text class="faint" x="{:.0f}" y="{:.0f}" text-anchor="middle">true change, % (the limit is dashed)</text>)"
        "\n</svg>\n",
        width / 2, bottom + 42);
    return text;
}

}  // namespace pawl::sharpness
