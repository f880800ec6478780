// SPDX-License-Identifier: BSL-1.0
#include "profile/goxel.hpp"

#include <ctime>
#include <string>

#include "profile/method_responder.hpp"
#include "profile/voxel_grid.hpp"
#include "wire/json_writer.hpp"

namespace pawl::mocks::profile {
namespace {

using wire::ObjectWriter;

constexpr std::string_view goxel_version = "0.19.0";
constexpr std::int32_t only_layer = 0;
constexpr int add_voxel_failed = -1004;
constexpr int remove_voxel_failed = -1005;

struct Editor {
    UnixTime now;
    Position project_size;  // all zero until a project is created
    VoxelGrid voxels;
};

Outcome fail(int code, std::string message) {
    return tl::make_unexpected(wire::ErrorObject{code, std::move(message)});
}

Position read_position(Params& params) {
    const auto x = params.integer("x");
    const auto y = params.integer("y");
    const auto z = params.integer("z");
    return {x, y, z};
}

Outcome ping(Editor& editor, Params&, std::string& result) {
    ObjectWriter(result).field("pong", true).field("timestamp", editor.now()).end();
    return {};
}

Outcome version(Editor&, Params&, std::string& result) {
    ObjectWriter(result)
        .field("version", goxel_version)
        .field("type", "daemon")
        .field("protocol", "JSON-RPC 2.0")
        .end();
    return {};
}

Outcome echo(Editor&, Params& params, std::string& result) {
    result += params.value() ? simdjson::minify(*params.value()) : "null";
    return {};
}

Outcome list_methods(Editor&, Params&, std::string& result);

Outcome create_project(Editor& editor, Params& params, std::string& result) {
    const auto name = params.text("name");
    const auto width = params.integer("width");
    const auto height = params.integer("height");
    const auto depth = params.integer("depth");
    if (params.problem()) return tl::make_unexpected(*params.problem());
    if (width < 1 || height < 1 || depth < 1) {
        return fail(wire::invalid_params, "Invalid parameter: width, height and depth must be at least 1");
    }
    editor.project_size = {width, height, depth};
    editor.voxels.clear();
    ObjectWriter(result)
        .field("success", true)
        .field("name", name)
        .field("width", width)
        .field("height", height)
        .field("depth", depth)
        .end();
    return {};
}

Outcome get_status(Editor& editor, Params&, std::string& result) {
    ObjectWriter(result)
        .field("version", goxel_version)
        .field("layer_count", 1)
        .field("read_only", false)
        .field("width", editor.project_size.x)
        .field("height", editor.project_size.y)
        .field("depth", editor.project_size.z)
        .end();
    return {};
}

Outcome add_voxel(Editor& editor, Params& params, std::string& result) {
    const Position at = read_position(params);
    const Color color = params.color("color");
    const auto layer = params.integer_or("layer_id", only_layer);
    if (params.problem()) return tl::make_unexpected(*params.problem());
    if (layer != only_layer) return fail(add_voxel_failed, "Layer not found: " + std::to_string(layer));
    editor.voxels[at] = color;
    ObjectWriter(result)
        .field("success", true)
        .field("x", at.x)
        .field("y", at.y)
        .field("z", at.z)
        .field("layer_id", layer)
        .field("color", color)
        .end();
    return {};
}

Outcome get_voxel(Editor& editor, Params& params, std::string& result) {
    const Position at = read_position(params);
    if (params.problem()) return tl::make_unexpected(*params.problem());
    const auto voxel = editor.voxels.find(at);
    const bool exists = voxel != editor.voxels.end();
    ObjectWriter(result)
        .field("x", at.x)
        .field("y", at.y)
        .field("z", at.z)
        .field("exists", exists)
        .field("color", exists ? voxel->second : Color{})
        .end();
    return {};
}

Outcome remove_voxel(Editor& editor, Params& params, std::string& result) {
    const Position at = read_position(params);
    const auto layer = params.integer_or("layer_id", only_layer);
    if (params.problem()) return tl::make_unexpected(*params.problem());
    if (layer != only_layer) return fail(remove_voxel_failed, "Layer not found: " + std::to_string(layer));
    editor.voxels.erase(at);
    ObjectWriter(result)
        .field("success", true)
        .field("x", at.x)
        .field("y", at.y)
        .field("z", at.z)
        .field("layer_id", layer)
        .end();
    return {};
}

constexpr Method<Editor> methods[] = {
    {"ping", "Says that the daemon lives", {}, ping},
    {"version", "Version of daemon and protocol", {}, version},
    {"echo", "Gives back its params", {}, echo},
    {"list_methods", "Lists the methods", {}, list_methods},
    {"goxel.create_project",
     "Replaces the project by an empty one",
     {"name", "width", "height", "depth"},
     create_project},
    {"goxel.get_status", "Size and layers of the project", {}, get_status},
    {"goxel.add_voxel", "Sets one voxel", {"x", "y", "z", "color", "layer_id"}, add_voxel},
    {"goxel.get_voxel", "Reads one voxel", {"x", "y", "z"}, get_voxel},
    {"goxel.remove_voxel", "Clears one voxel", {"x", "y", "z", "layer_id"}, remove_voxel},
};

Outcome list_methods(Editor&, Params&, std::string& result) {
    result += R"({"count":)";
    wire::append_json(result, std::size(methods));
    result += R"(,"methods":)";
    char separator = '[';
    for (const auto& method : methods) {
        result += separator;
        ObjectWriter(result).field("method", method.name).field("description", method.description).end();
        separator = ',';
    }
    result += "]}";
    return {};
}

}  // namespace

std::unique_ptr<Responder> goxel_responder(UnixTime now) {
    return std::make_unique<MethodResponder<Editor>>(methods, Editor{now, {}, {}});
}

Profile goxel() {
    const UnixTime wall_clock = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
    return {.name = "goxel", .make_responder = [wall_clock] { return goxel_responder(wall_clock); }};
}

}  // namespace pawl::mocks::profile
