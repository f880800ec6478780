// SPDX-License-Identifier: BSL-1.0
// What a daemon answers: a responder, and the recipe a daemon makes its own from.
#ifndef PAWL_MOCKS_PROFILE_HPP_INCLUDED
#define PAWL_MOCKS_PROFILE_HPP_INCLUDED

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pawl::mocks {

/// Turns the text of one request into the text of its reply, over a state of its own.
///
/// It runs in the daemon's process, which was forked from the caller's: it may allocate, but must not wait for what
/// another thread may have held locked at that moment (a mutex, stdio), nor write to the caller's variables and expect
/// them to change.
class Responder {
public:
    virtual ~Responder() = default;

    /// Appends to `reply` what goes back on the wire, line end included; appends nothing to stay silent.
    ///
    /// @param request  one complete frame: a JSON object, or a line that does not begin with a brace.
    virtual void respond(std::string_view request, std::string& reply) = 0;
};

struct Profile {
    std::string name = {};
    std::size_t max_request_bytes = 65'535;  ///< a longer request is answered -32700 "JSON message too large"
    std::function<std::unique_ptr<Responder>()> make_responder = {};  ///< called once a daemon, in the caller's process
};

namespace profile {

/// A voxel editor's daemon: ping, version, echo, list_methods, and goxel.create_project, get_status, add_voxel,
/// get_voxel and remove_voxel over one project of one layer (id 0) whose voxels it remembers.
///
/// Parameters come by name or by position. Errors: -32700, -32600, -32601 and -32602 as in JSON-RPC 2.0, section 5.1;
/// -1004 and -1005 for a layer that add_voxel or remove_voxel does not find. Notifications stay unanswered.
[[nodiscard]] Profile goxel();

}  // namespace profile
}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_PROFILE_HPP_INCLUDED
