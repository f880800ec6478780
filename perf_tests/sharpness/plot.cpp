// SPDX-License-Identifier: BSL-1.0
#include "plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace pawl::sharpness {

namespace {

constexpr double width = 640;
constexpr double height = 360;
constexpr double left = 60;
constexpr double bottom = 300;
constexpr double change_max = 0.11;

double x_of(double change) {
    return left + change / change_max * (width - left - 120);
}
double y_of(double share) {
    return bottom - share * (bottom - 30);
}

std::string axes() {
    std::string text;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        text += fmt::format(
            "<line x1=\"{:.0f}\" x2=\"{:.0f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#ccc\"/>"
            "<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.0f} %</text>\n",
            left, width - 120, y_of(share), y_of(share), left - 8, y_of(share) + 4, share * 100);
    }
    for (int percent = 0; percent <= 10; ++percent) {
        text += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\" text-anchor=\"middle\">+{}</text>\n",
                            x_of(percent / 100.0), bottom + 20, percent);
    }
    text += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"30\" y2=\"{1:.0f}\" stroke=\"#888\" stroke-dasharray=\"4\"/>\n"
        "<text x=\"{2:.0f}\" y=\"{3:.0f}\" text-anchor=\"middle\">true change, % (the limit is dashed)</text>\n"
        "<text x=\"{4:.0f}\" y=\"18\">share of comparisons flagged as regressed</text>\n",
        x_of(0.05), bottom, x_of(0.05), bottom + 45, left);
    return text;
}

}  // namespace

std::string curve_svg(const std::vector<CurvePoint>& points) {
    struct Dot {
        double change;
        double share;
    };
    std::map<std::string, std::vector<Dot>> lines;
    for (const CurvePoint& point : points) {
        const auto change = change_ratio(point.cell);
        if (change) lines[point.cell.workload].push_back({*change, double(point.regressed) / point.trials});
    }
    std::string text = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" "
        "font-size=\"12\">\n<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"white\"/>\n",
        width, height);
    text += axes();
    constexpr std::array colours{"#0072b2", "#d55e00", "#009e73"};  // told apart by the colour-blind (Okabe and Ito)
    std::size_t number = 0;
    for (auto& [workload, dots] : lines) {
        std::ranges::sort(dots, {}, &Dot::change);
        const char* colour = colours[number % colours.size()];
        std::string path;
        for (const Dot& dot : dots) {
            path += fmt::format("{:.1f},{:.1f} ", x_of(dot.change), y_of(dot.share));
            text += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>\n", x_of(dot.change),
                                y_of(dot.share), colour);
        }
        text +=
            fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", path, colour);
        text += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" fill=\"{}\">{}</text>\n", width - 105,
                            60.0 + 18 * static_cast<double>(number), colour, workload);
        ++number;
    }
    return text + "</svg>\n";
}

}  // namespace pawl::sharpness
