// SPDX-License-Identifier: BSL-1.0
#include "measure/isolation.hpp"

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "measure/descriptor.hpp"
#include "measure/interruption.hpp"
#include "measure/scratch_directory.hpp"

namespace pawl::perf {

namespace {

constexpr unsigned long separate = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS;

// What works here, and whether it takes a user namespace.
struct Way {
    Isolation isolation = Isolation::process_tree;
    unsigned long flags = separate;
};

void write_file(const char* path, std::string_view text) {
    const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
    if (file) [[maybe_unused]]
        const auto written = ::write(file.get(), text.data(), text.size());
}

// Everybody keeps their own numbers, so that files look as they did outside.
void map_identity(uid_t user, gid_t group) {
    std::array<char, 64> line{};
    const auto write_map = [&line](const char* path, unsigned id) {
        const int size = std::snprintf(line.data(), line.size(), "%u %u 1", id, id);
        write_file(path, {line.data(), static_cast<std::size_t>(size)});
    };
    write_file("/proc/self/setgroups", "deny");
    write_map("/proc/self/uid_map", user);
    write_map("/proc/self/gid_map", group);
}

// The raw call, because glibc's clone() wants a stack and fork() takes no flags.
pid_t fork_with(unsigned long flags) {
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    const auto child = static_cast<pid_t>(::syscall(SYS_clone, flags | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
    if (child == 0 && (flags & CLONE_NEWUSER) != 0) map_identity(user, group);
    return child;
}

bool bring_loopback_up() {
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    return ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
}

bool mount_own_processes() {
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) == 0;
}

// The root of an overlay looks like its upper directory.
bool make_upper_like(int lower, const char* upper) {
    struct stat status {};
    if (::fstat(lower, &status) != 0 || ::mkdir(upper, 0700) != 0) return false;
    // Forbidden where the owner has no number in this user namespace; the side's own user can use it then.
    if (::chown(upper, status.st_uid, status.st_gid) != 0 && errno != EINVAL && errno != EPERM) return false;
    return ::chmod(upper, status.st_mode & 07777) == 0;
}

// An overlay: what is there stays readable, what is written goes to this side's tmpfs, the current directory. By the
// handle, because an earlier layer may hide the path, and a path would have its commas and colons misread.
bool layer_over(const PrivatePlace& place) {
    std::array<char, 32> upper{};
    std::array<char, 32> work{};
    std::array<char, 160> options{};
    std::snprintf(upper.data(), upper.size(), "upper%d", place.handle);
    std::snprintf(work.data(), work.size(), "work%d", place.handle);
    constexpr std::string_view user_attributes = "userxattr,";  // since Linux 5.11
    std::snprintf(options.data(), options.size(), "%slowerdir=/proc/self/fd/%d,upperdir=%s,workdir=%s",
                  user_attributes.data(), place.handle, upper.data(), work.data());
    if (!make_upper_like(place.handle, upper.data()) || ::mkdir(work.data(), 0700) != 0) return false;
    // An overlay marks a directory that was removed and made again by an attribute that only root may set, or by one
    // that anybody may.
    const bool is_root = ::setxattr(upper.data(), "trusted.pawl", "", 0, 0) == 0;
    const auto mount_with = [&](const char* text) {
        return ::mount("pawl", place.path.c_str(), "overlay", 0, text) == 0;
    };
    return (!is_root && mount_with(options.data())) || mount_with(options.data() + user_attributes.size());
}

bool put_back(const PrivatePlace& place) {
    std::array<char, 32> source{};
    std::snprintf(source.data(), source.size(), "/proc/self/fd/%d", place.handle);
    return ::mount(source.data(), place.path.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0;
}

bool enter_places(PrivatePlaces& places) {
    const Descriptor before(::open(".", O_PATH | O_CLOEXEC));
    for (auto& place : places.places) place.handle = ::open(place.path.c_str(), O_PATH | O_CLOEXEC);
    if (::mount("pawl", places.scratch.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0) return false;
    if (::chdir(places.scratch.c_str()) != 0) return false;
    for (const auto& place : places.places) {
        // What this user may not even name (another one's FUSE mount, say) nobody misses.
        if (place.handle < 0) continue;
        if (!(place.layered ? layer_over(place) : put_back(place))) return false;
        ::close(place.handle);
    }
    const bool returned = ::chdir(places.working_directory.c_str()) == 0;
    return returned || ::fchdir(before.get()) == 0;
}

bool works(Way way, const std::string& scratch) {
    PrivatePlaces places = find_private_places(scratch);
    const pid_t child = fork_with(way.flags);
    if (child == 0) ::_exit(enter_isolation(way.isolation, places) ? 0 : 1);
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const Way& best_way() {
    static const Way best = [] {
        const Interruption interruption;  // outlives the scratch directory
        const ScratchDirectory scratch;
        for (const auto isolation : {Isolation::namespaces, Isolation::namespaces_without_files}) {
            // Plainly first (root), then in a user namespace (anyone, where that is allowed).
            for (const unsigned long flags : {separate, separate | CLONE_NEWUSER}) {
                if (const Way way{isolation, flags}; works(way, scratch.fresh("probe"))) return way;
            }
        }
        return Way{};
    }();
    return best;
}

}  // namespace

std::string_view name_of(Isolation isolation) {
    switch (isolation) {
        case Isolation::namespaces:
            return "namespaces";
        case Isolation::namespaces_without_files:
            return "namespaces without files";
        default:
            return "process tree";
    }
}

Isolation best_isolation() {
    return best_way().isolation;
}

pid_t fork_isolated() {
    return fork_with(best_way().flags);
}

bool enter_isolation(Isolation isolation, PrivatePlaces& places) {
    if (!bring_loopback_up() || !mount_own_processes()) return false;
    return isolation != Isolation::namespaces || enter_places(places);
}

}  // namespace pawl::perf
