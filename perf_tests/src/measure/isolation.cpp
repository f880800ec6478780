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
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "measure/descriptor.hpp"

namespace pawl::perf {

namespace {

constexpr unsigned long separate = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS;

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
    return static_cast<pid_t>(::syscall(SYS_clone, flags | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

void bring_loopback_up() {
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    ::ioctl(socket.get(), SIOCSIFFLAGS, &request);
}

// An overlay: what is there stays readable, what is written goes to this side's tmpfs.
void layer_over(const std::string& directory, const char* upper, const char* work) {
    std::array<char, 4096> options{};
    const int size = std::snprintf(options.data(), options.size(), "lowerdir=%s,upperdir=%s,workdir=%s",
                                   directory.c_str(), upper, work);
    if (size < 0 || static_cast<std::size_t>(size) >= options.size()) return;
    if (::mkdir(upper, 01777) != 0 || ::mkdir(work, 0700) != 0) return;
    ::chmod(upper, 01777);  // as a temporary directory is, whatever the umask
    ::mount("pawl", directory.c_str(), "overlay", 0, options.data());
}

}  // namespace

pid_t fork_isolated() {
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    pid_t child = fork_with(separate);
    if (child >= 0) return child;
    child = fork_with(separate | CLONE_NEWUSER);
    if (child == 0) map_identity(user, group);
    return child;
}

void enter_isolation(const PrivateLayers& layers) {
    bring_loopback_up();
    ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr);
    if (::mount("pawl", layers.scratch.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0) return;
    int number = 0;
    for (const auto& directory : layers.directories) {
        std::array<char, 4096> upper{};
        std::array<char, 4096> work{};
        std::snprintf(upper.data(), upper.size(), "%s/upper%d", layers.scratch.c_str(), number);
        std::snprintf(work.data(), work.size(), "%s/work%d", layers.scratch.c_str(), number);
        layer_over(directory, upper.data(), work.data());
        ++number;
    }
}

Isolation best_isolation() {
    static const Isolation best = [] {
        const pid_t child = fork_isolated();
        if (child == 0) ::_exit(0);
        if (child < 0) return Isolation::process_tree;
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Isolation::namespaces : Isolation::process_tree;
    }();
    return best;
}

}  // namespace pawl::perf
