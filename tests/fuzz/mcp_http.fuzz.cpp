// SPDX-License-Identifier: BSL-1.0
// Whatever a client sends to an MCP server in HTTP, it is answered, and the same in whatever pieces it comes.
#include <mcp/http_transport.hpp>

#include <cstdint>
#include <memory>

#include "in_pieces.hpp"

using namespace pawl::mocks;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const mcp::Profile profile = mcp::profile::conformance();
    check_pieces({reinterpret_cast<const char*>(data), size},
                 [] { return std::make_unique<mcp::HttpTransport>(profile); });
    return 0;
}
