// SPDX-License-Identifier: BSL-1.0
#include "measure/private_places.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "measure/temporary_directory.hpp"

namespace pawl::perf {

namespace {

namespace fs = std::filesystem;

bool is_below(std::string_view path, std::string_view directory) {
    return path.size() > directory.size() && path.starts_with(directory) && path[directory.size()] == '/';
}

void sort_uniquely(std::vector<std::string>& paths) {
    std::ranges::sort(paths);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
}

// "\040" for a blank, and so on.
std::string without_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::vector<std::string> meeting_places() {
    std::error_code ignored;
    std::vector<fs::path> wanted{"/tmp", "/var/tmp", "/dev/shm", temporary_directory(ignored)};
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR")) wanted.emplace_back(runtime);
    std::vector<std::string> found;
    for (const auto& path : wanted) {
        const auto real = fs::canonical(path, ignored);
        if (!ignored && fs::is_directory(real, ignored) && real.has_relative_path()) found.push_back(real.string());
    }
    return found;
}

}  // namespace

std::vector<std::string> mount_points_in(std::string_view mountinfo) {
    std::vector<std::string> points;
    std::istringstream lines{std::string(mountinfo)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string point;
        for (int field = 0; field < 5; ++field) words >> point;
        if (words) points.push_back(without_escapes(point));
    }
    return points;
}

std::vector<PrivatePlace> arrange_places(std::vector<std::string> directories, std::vector<std::string> mount_points) {
    sort_uniquely(directories);
    sort_uniquely(mount_points);
    std::vector<std::string> all = directories;
    all.insert(all.end(), mount_points.begin(), mount_points.end());
    sort_uniquely(all);  // a parent's path is a prefix, so it comes first

    std::vector<PrivatePlace> places;
    for (const auto& path : all) {
        const auto nearest =
            std::find_if(places.rbegin(), places.rend(), [&](const auto& place) { return is_below(path, place.path); });
        const bool below_a_layer = nearest != places.rend() && nearest->layered;
        const bool is_mount = std::ranges::binary_search(mount_points, path);
        // A directory on the file system that its parent's layer covers already needs none of its own; a mount below
        // one that is put back comes back with it.
        if (std::ranges::binary_search(directories, path)) {
            if (is_mount || !below_a_layer) places.push_back({path, true});
        } else if (below_a_layer) {
            places.push_back({path, false});
        }
    }
    return places;
}

PrivatePlaces find_private_places(const std::string& scratch) {
    PrivatePlaces found;
    std::ifstream mountinfo("/proc/self/mountinfo");
    found.places =
        arrange_places(meeting_places(), mount_points_in(std::string{std::istreambuf_iterator<char>(mountinfo), {}}));
    found.scratch = scratch;
    std::error_code ignored;
    found.working_directory = fs::current_path(ignored).string();
    return found;
}

}  // namespace pawl::perf
