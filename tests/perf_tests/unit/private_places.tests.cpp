// SPDX-License-Identifier: BSL-1.0
#include "measure/private_places.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

namespace {

/// "/tmp" layered, "(/tmp/mount)" put back.
std::vector<std::string> arranged(std::vector<std::string> directories, std::vector<std::string> mounts) {
    std::vector<std::string> all;
    for (const auto& place : arrange_places(std::move(directories), std::move(mounts))) {
        all.push_back(place.layered ? place.path : "(" + place.path + ")");
    }
    return all;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("every directory gets one layer, however often it is named", "[perf][isolation]") {
    CHECK(arranged({"/var/tmp", "/tmp", "/tmp"}, {"/"}) == Places{"/tmp", "/var/tmp"});
}

TEST_CASE("a directory inside another is covered by the other's layer", "[perf][isolation]") {
    CHECK(arranged({"/tmp/mine", "/tmp"}, {"/"}) == Places{"/tmp"});
    CHECK(arranged({"/tmp/mine", "/tmp"}, {"/", "/tmp"}) == Places{"/tmp"});
}

TEST_CASE("a directory with the other's name as a beginning is not inside it", "[perf][isolation]") {
    CHECK(arranged({"/tmp", "/tmp-of-mine", "/tmp/a"}, {"/"}) == Places{"/tmp", "/tmp-of-mine"});
}

TEST_CASE("a mount below a layered directory is put back, others are not touched", "[perf][isolation]") {
    CHECK(arranged({"/tmp"}, {"/", "/proc", "/tmp/build", "/tmp/build", "/var"}) == Places{"/tmp", "(/tmp/build)"});
}

TEST_CASE("a mount below one that is put back comes with it", "[perf][isolation]") {
    CHECK(arranged({"/tmp"}, {"/tmp/build", "/tmp/build/deep"}) == Places{"/tmp", "(/tmp/build)"});
}

TEST_CASE("a directory that is a mount of its own below a layered one gets its own layer", "[perf][isolation]") {
    CHECK(arranged({"/tmp", "/tmp/mine"}, {"/tmp/mine"}) == Places{"/tmp", "/tmp/mine"});
}

TEST_CASE("a directory on a mount that is put back gets a layer there, and what that hides is put back in turn",
          "[perf][isolation]") {
    CHECK(arranged({"/tmp", "/tmp/disk/mine"}, {"/tmp/disk", "/tmp/disk/mine/image"}) ==
          Places{"/tmp", "(/tmp/disk)", "/tmp/disk/mine", "(/tmp/disk/mine/image)"});
}

TEST_CASE("mount points are the fifth field of a line, with blanks as the kernel writes them", "[perf][isolation]") {
    // From proc(5), and one with a blank and a backslash in its name.
    CHECK(mount_points_in("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"
                          "37 35 0:5 / /tmp/a\\040b\\134c rw - tmpfs none rw\n"
                          "rubbish\n") == Places{"/mnt2", "/tmp/a b\\c"});
    CHECK(mount_points_in("").empty());
}
