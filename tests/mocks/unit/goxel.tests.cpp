// SPDX-License-Identifier: BSL-1.0
#include "profile/goxel.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

using namespace pawl::mocks;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

class Goxel {
public:
    std::string raw(std::string_view request) {
        std::string reply;
        m_responder->respond(request, reply);
        return reply;
    }

    /// The reply to a request with id 1, without the parts that are the same in each.
    std::string ask(const std::string& method, const std::string& params = "{}") {
        const std::string reply =
            raw(R"({"jsonrpc":"2.0","method":")" + method + R"(","params":)" + params + R"(,"id":1})");
        const std::string head = R"({"jsonrpc":"2.0",)";
        const std::string tail = ",\"id\":1}\n";
        REQUIRE(reply.starts_with(head));
        REQUIRE(reply.ends_with(tail));
        return reply.substr(head.size(), reply.size() - head.size() - tail.size());
    }

private:
    std::unique_ptr<Responder> m_responder = profile::goxel_responder([] { return std::int64_t{1'700'000'000}; });
};

}  // namespace

TEST_CASE("goxel says that it lives and what it is", "[mocks][goxel]") {
    Goxel goxel;
    CHECK(goxel.ask("ping") == R"("result":{"pong":true,"timestamp":1700000000})");
    CHECK(goxel.ask("version") == R"("result":{"version":"0.19.0","type":"daemon","protocol":"JSON-RPC 2.0"})");
}

TEST_CASE("goxel lists its nine methods", "[mocks][goxel]") {
    const std::string list = Goxel().ask("list_methods");
    CHECK_THAT(list, StartsWith(R"("result":{"count":9,"methods":[{"method":"ping","description":"Says)"));
    for (const char* const name : {"version", "echo", "list_methods", "goxel.create_project", "goxel.get_status",
                                   "goxel.add_voxel", "goxel.get_voxel", "goxel.remove_voxel"}) {
        CHECK_THAT(list, ContainsSubstring("{\"method\":\"" + std::string(name) + '"'));
    }
}

TEST_CASE("goxel echoes its params, and null for none", "[mocks][goxel]") {
    Goxel goxel;
    CHECK(goxel.ask("echo", R"({ "a": ["x\n", null] })") == R"("result":{"a":["x\n",null]})");
    CHECK(goxel.ask("echo", "[1,2]") == R"("result":[1,2])");
    CHECK(goxel.raw(R"({"jsonrpc":"2.0","method":"echo","id":1})") ==
          "{\"jsonrpc\":\"2.0\",\"result\":null,\"id\":1}\n");
}

TEST_CASE("goxel remembers a voxel until it is removed", "[mocks][goxel]") {
    Goxel goxel;
    const std::string at = R"({"x":1,"y":-2,"z":3})";
    CHECK(goxel.ask("goxel.get_voxel", at) == R"("result":{"x":1,"y":-2,"z":3,"exists":false,"color":[0,0,0,0]})");
    CHECK(goxel.ask("goxel.add_voxel", R"({"x":1,"y":-2,"z":3,"color":[255,128,0,255]})") ==
          R"("result":{"success":true,"x":1,"y":-2,"z":3,"layer_id":0,"color":[255,128,0,255]})");
    CHECK(goxel.ask("goxel.get_voxel", at) == R"("result":{"x":1,"y":-2,"z":3,"exists":true,"color":[255,128,0,255]})");
    CHECK(goxel.ask("goxel.remove_voxel", at) == R"("result":{"success":true,"x":1,"y":-2,"z":3,"layer_id":0})");
    CHECK(goxel.ask("goxel.get_voxel", at) == R"("result":{"x":1,"y":-2,"z":3,"exists":false,"color":[0,0,0,0]})");
}

TEST_CASE("goxel takes parameters by position and colours in hex", "[mocks][goxel]") {
    Goxel goxel;
    CHECK(goxel.ask("goxel.add_voxel", R"([4,5,6,"#0A0B0C0D",0])") ==
          R"("result":{"success":true,"x":4,"y":5,"z":6,"layer_id":0,"color":[10,11,12,13]})");
    CHECK(goxel.ask("goxel.get_voxel", "[4,5,6]") ==
          R"("result":{"x":4,"y":5,"z":6,"exists":true,"color":[10,11,12,13]})");
}

TEST_CASE("goxel holds one project, and a new one is empty", "[mocks][goxel]") {
    Goxel goxel;
    CHECK_THAT(goxel.ask("goxel.get_status"), ContainsSubstring(R"("width":0,"height":0,"depth":0)"));
    CHECK_THAT(goxel.ask("goxel.add_voxel", R"([0,0,0,"#FFFFFFFF"])"), ContainsSubstring("success"));
    CHECK(goxel.ask("goxel.create_project", R"(["castle",16,32,64])") ==
          R"("result":{"success":true,"name":"castle","width":16,"height":32,"depth":64})");
    CHECK(goxel.ask("goxel.get_status") ==
          R"("result":{"version":"0.19.0","layer_count":1,"read_only":false,"width":16,"height":32,"depth":64})");
    CHECK_THAT(goxel.ask("goxel.get_voxel", "[0,0,0]"), ContainsSubstring(R"("exists":false)"));
}

TEST_CASE("goxel names the method that it does not have", "[mocks][goxel][errors]") {
    CHECK(Goxel().ask("goxel.fly") == R"("error":{"code":-32601,"message":"Method not found: goxel.fly"})");
}

TEST_CASE("goxel names the parameter that is missing or wrong", "[mocks][goxel][errors]") {
    Goxel goxel;
    const auto message = [](const std::string& text) {
        return R"("error":{"code":-32602,"message":")" + text + R"("})";
    };
    CHECK(goxel.ask("goxel.get_voxel", R"({"x":1,"z":3})") == message("Missing required parameter: y"));
    CHECK(goxel.ask("goxel.get_voxel", "[1,2]") == message("Missing required parameter: z"));
    CHECK(goxel.ask("goxel.get_voxel", "[1.5,2,3]") == message("Invalid parameter: x must be a 32-bit integer"));
    CHECK(goxel.ask("goxel.get_voxel", "[2147483648,2,3]") == message("Invalid parameter: x must be a 32-bit integer"));
    CHECK(goxel.ask("goxel.get_voxel", "[-2147483649,2,3]") ==
          message("Invalid parameter: x must be a 32-bit integer"));
    CHECK_THAT(goxel.ask("goxel.get_voxel", "[-2147483648,2147483647,3]"), StartsWith(R"("result":{"x":-2147483648)"));
    CHECK(goxel.ask("goxel.add_voxel", "[1,2,3]") == message("Missing required parameter: color"));
    CHECK(goxel.ask("goxel.add_voxel", R"([1,2,3,"red"])") == message("Invalid hex color format"));
    const std::string wrong_color = message("Invalid parameter: color must be [r,g,b,a], 0 to 255 each, or #RRGGBBAA");
    CHECK(goxel.ask("goxel.add_voxel", "[1,2,3,[0,0,0]]") == wrong_color);
    CHECK(goxel.ask("goxel.add_voxel", "[1,2,3,[0,0,0,256]]") == wrong_color);
    CHECK(goxel.ask("goxel.add_voxel", "[1,2,3,7]") == wrong_color);
    CHECK(goxel.ask("goxel.create_project", "[7,1,1,1]") == message("Invalid parameter: name must be a string"));
    for (const char* const size : {R"(["n",0,1,1])", R"(["n",1,0,1])", R"(["n",1,1,0])"}) {
        CHECK(goxel.ask("goxel.create_project", size) ==
              message("Invalid parameter: width, height and depth must be at least 1"));
    }
    CHECK_THAT(goxel.ask("goxel.create_project", R"(["n",1,1,1])"), StartsWith(R"("result":{"success":true)"));
}

TEST_CASE("goxel has application errors of its own by method", "[mocks][goxel][errors]") {
    Goxel goxel;
    CHECK(goxel.ask("goxel.add_voxel", R"([1,2,3,"#FFFFFFFF",9])") ==
          R"("error":{"code":-1004,"message":"Layer not found: 9"})");
    CHECK(goxel.ask("goxel.remove_voxel", "[1,2,3,9]") == R"("error":{"code":-1005,"message":"Layer not found: 9"})");
}

TEST_CASE("goxel answers what is no request with an error", "[mocks][goxel][errors]") {
    Goxel goxel;
    CHECK(goxel.raw("hello\n") ==
          "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"Parse error\"},\"id\":null}\n");
    CHECK(goxel.raw(R"({"jsonrpc":"2.0","id":"a"})") ==
          "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Invalid Request: method must be a string\"},"
          "\"id\":\"a\"}\n");
}

TEST_CASE("goxel acts on a notification and leaves it unanswered, error or not", "[mocks][goxel]") {
    Goxel goxel;
    CHECK(goxel.raw(R"({"jsonrpc":"2.0","method":"goxel.add_voxel","params":[1,2,3,"#FFFFFFFF"]})").empty());
    CHECK(goxel.raw(R"({"jsonrpc":"2.0","method":"goxel.fly"})").empty());
    CHECK_THAT(goxel.ask("goxel.get_voxel", "[1,2,3]"), ContainsSubstring(R"("exists":true)"));
}
