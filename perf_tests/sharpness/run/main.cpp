// SPDX-License-Identifier: BSL-1.0
// Runs the trials that are still missing from a log, and prints the curve of what is there.
#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "curve/plot.hpp"
#include "curve/tables.hpp"
#include "run/log_file.hpp"
#include "run/session.hpp"

namespace {

using namespace pawl::sharpness;

void drop_missing_peer(std::vector<Goal>& goals, const std::string& directory) {
    if (std::filesystem::exists(directory + "/sharpness_google_benchmark")) return;
    const auto dropped = std::erase_if(goals, [](const Goal& goal) { return goal.cell.judge == judge::google; });
    if (dropped > 0) std::cerr << "Google Benchmark was not there at configuration: its cells are left out\n";
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"The gate's operating curve, on this machine, beside a full-time hog and a bursty neighbour"};
    std::string log = "sharpness.log";
    std::string directory = std::filesystem::path(argv[0]).parent_path().string();
    std::string plot;
    std::vector<std::string> only;
    double minutes = 0;
    app.add_option("--log", log, "One line a trial; an existing log is continued")->capture_default_str();
    app.add_option("--workloads", directory, "Where the workloads' executables are; usually beside this one")
        ->capture_default_str();
    app.add_option("--minutes", minutes, "Run missing trials for so long; 0: only print the curve")
        ->capture_default_str();
    app.add_option("--only", only, "Only cells whose name matches one of these shell patterns, such as 'pawl/*/0'");
    app.add_option("--plot", plot, "Write the curve to this SVG file");
    CLI11_PARSE(app, argc, argv);

    auto goals = selected(published_goals(), only);
    if (goals.empty()) {
        std::cerr << "no cell has such a name; names are pawl/cpu/0, p99/tail/0.8, catch2/socket/10 and their like\n";
        return 2;
    }
    try {
        if (minutes > 0) {
            drop_missing_peer(goals, directory);
            run({log, directory, goals, std::chrono::duration<double, std::ratio<60>>(minutes)});
        }
        const auto curve = read_log(log);
        std::cout << report(curve);
        if (!plot.empty()) std::ofstream(plot) << curve_svg(curve.trials);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 4;
    }
}
