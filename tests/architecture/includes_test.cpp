// Reads every #include of src/ against docs/architecture.md: use goes downward only, each outside library stays in its box.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Modules = std::set<std::string>;

Modules const ground{"core", "text", "gis", "store", "analysis"};
Modules const below_dossier{"core", "text", "gis", "store", "analysis", "diagnosis", "scene"};
Modules const below_report{"core", "text", "gis", "store", "analysis", "diagnosis", "scene", "dossier"};
Modules const below_workbench{"core", "text", "gis", "store", "analysis", "imports", "diagnosis", "demo", "scene", "dossier"};
Modules const below_screen{"core", "text", "gis", "store", "analysis", "imports", "diagnosis", "demo", "scene", "dossier", "workbench"};
Modules const all{"core", "text",  "gis",       "store", "postgis", "analysis", "imports", "diagnosis",
                  "demo", "scene", "dossier", "workbench", "ui", "render", "report", "app"};

/// Module → the modules it may include, itself left out.
std::map<std::string, Modules> const allowed_uses{
    {"core", {}},
    {"text", {"core"}},
    {"gis", {"core", "text"}},
    {"store", {"core", "text"}},
    {"postgis", {"core"}},
    {"analysis", {"core", "text"}},
    {"imports", {"core", "text", "gis", "store"}},
    {"diagnosis", ground},
    {"demo", {"core", "text", "gis", "store", "imports", "diagnosis"}},
    {"scene", ground},
    {"dossier", below_dossier},
    {"workbench", below_workbench},
    {"ui", below_screen},
    {"render", {"core", "scene"}},
    {"report", below_report},
    {"app", all},
};

/// Start of an outside header's name → the boxes that may include it.
std::vector<std::pair<std::string, Modules>> const outside_libraries{
    {"imgui", {"ui", "app"}},      {"GLFW/", {"app"}},          {"epoxy/", {"render"}},   {"GL/", {"render"}},
    {"GLES", {"render"}},          {"EGL/", {"render"}},        {"ft2build", {"render", "ui"}}, {"freetype", {"render", "ui"}},
    {"fontconfig/", {"render"}},   {"ogr", {"gis"}},            {"gdal", {"gis"}},        {"cpl_", {"gis"}},
    {"proj", {"gis"}},             {"geos", {"gis"}},           {"sqlite3", {"store"}},        {"libpq", {"postgis"}},
      {"spatialite", {"store"}},
    {"cairo", {"report"}},         {"pango/", {"report"}},      {"boost/locale", {"text"}}, {"toml++/", {"text", "imports", "diagnosis"}},
};

/// Heavy, header-only: in a .hpp they would weigh on every source that includes it. Forward declarations weigh nothing.
std::vector<std::string> const source_only{"CLI/", "nlohmann/json.hpp", "toml++/"};

/// The window's document is known to what puts the panels together. Panels and what they show and ask for are values.
std::set<std::string> const know_workbench{"src/ui/drop.cpp", "src/ui/map_panes.cpp", "src/ui/screens.cpp", "src/ui/shell.cpp"};

struct Include {
    std::string name;
    bool is_quoted = false;
};

/// The header a line includes, if it includes one.
std::optional<Include> include_of(std::string_view line) {
    auto const skip = [&line] {
        auto const first = line.find_first_not_of(" \t");
        line = first == std::string_view::npos ? std::string_view{} : line.substr(first);
    };
    skip();
    if (!line.starts_with('#')) return std::nullopt;
    line.remove_prefix(1);
    skip();
    if (!line.starts_with("include")) return std::nullopt;
    line.remove_prefix(7);
    skip();
    if (line.empty() || (line.front() != '"' && line.front() != '<')) return std::nullopt;
    bool const is_quoted = line.front() == '"';
    auto const end = line.find(is_quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Include{std::string(line.substr(1, end - 1)), is_quoted};
}

std::string fault_of_own(std::string const& module, std::string const& name) {
    auto const used = name.substr(0, name.find('/'));
    if (!allowed_uses.contains(used) || used == module) return {};
    if (!allowed_uses.at(module).contains(used)) return module + " may not use " + used;
    return name.starts_with(used + "/detail/") ? "detail/ belongs to " + used : std::string{};
}

std::string fault_of_document(std::string const& path, std::string const& module, std::string const& name) {
    if (name != "workbench/workbench.hpp" || (module != "ui" && module != "workbench")) return {};
    if (module == "ui") return know_workbench.contains(path) ? "" : "a panel knows what it shows and asks for, not the workbench";
    return path.ends_with(".hpp") ? "a name is enough: class Workbench;" : "";
}

std::string fault_of_outside(std::string const& module, std::string const& name, bool is_header) {
    for (auto const& [prefix, boxes] : outside_libraries)
        if (name.starts_with(prefix) && !boxes.contains(module)) return "this library does not belong in " + module;
    if (is_header && std::any_of(source_only.begin(), source_only.end(), [&](auto const& prefix) { return name.starts_with(prefix); }))
        return "this library belongs in .cpp files only";
    return {};
}

/// « src/gis/x.cpp:12: #include "store/y.hpp": gis may not use store » for each line that breaks the picture.
std::vector<std::string> faults_in(std::string const& path, std::string const& module, std::istream& text) {
    std::vector<std::string> found;
    std::string line;
    for (int number = 1; std::getline(text, line); ++number) {
        auto const include = include_of(line);
        if (!include) continue;
        bool const is_own = include->is_quoted && include->name.find('/') != std::string::npos;
        auto fault = is_own ? fault_of_own(module, include->name) : std::string{};
        if (fault.empty()) fault = fault_of_document(path, module, include->name);
        if (fault.empty()) fault = fault_of_outside(module, include->name, path.ends_with(".hpp"));
        if (fault.empty() && is_own == false && include->is_quoted && include->name.starts_with("../")) fault = "name the module instead";
        if (!fault.empty()) found.push_back(path + ':' + std::to_string(number) + ": #include " + include->name + ": " + fault);
    }
    return found;
}

std::vector<std::string> faults_in(std::string const& path, std::string const& module, std::string const& text) {
    std::istringstream stream(text);
    return faults_in(path, module, stream);
}

std::vector<std::filesystem::path> sources() {
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(VIGIE_SOURCE_DIR) / "src"))
        if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}

TEST_CASE("every include goes downward and every outside library stays in its box", "[architecture]") {
    auto const root = std::filesystem::path(VIGIE_SOURCE_DIR) / "src";
    auto const files = sources();
    REQUIRE(files.size() > 20);
    for (auto const& file : files) {
        auto const relative = file.lexically_relative(root);
        auto const module = relative.begin()->string();
        INFO(relative.string());
        REQUIRE(allowed_uses.contains(module));
        std::ifstream stream(file);
        for (auto const& fault : faults_in("src/" + relative.string(), module, stream)) FAIL_CHECK(fault);
    }
}

TEST_CASE("an upward or a sideways include is named with its file and line", "[architecture]") {
    CHECK(faults_in("src/core/a.cpp", "core", "#include <vector>\n#include \"text/number.hpp\"\n") ==
          std::vector<std::string>{"src/core/a.cpp:2: #include text/number.hpp: core may not use text"});
    CHECK(faults_in("src/gis/a.cpp", "gis", "#include \"store/project.hpp\"\n").size() == 1);
    CHECK(faults_in("src/ui/a.cpp", "ui", "#  include \"render/picture.hpp\"\n").size() == 1);
    CHECK(faults_in("src/scene/a.cpp", "scene", "#include \"dossier/snapshot.hpp\"\n").size() == 1);
    CHECK(faults_in("src/ui/a_panel.cpp", "ui", "#include \"workbench/workbench.hpp\"\n").size() == 1);
    CHECK(faults_in("src/workbench/view_a.hpp", "workbench", "#include \"workbench/workbench.hpp\"\n").size() == 1);
    CHECK(faults_in("src/workbench/view_a.cpp", "workbench", "#include \"workbench/workbench.hpp\"\n").empty());
    CHECK(faults_in("src/ui/screens.cpp", "ui", "#include \"workbench/workbench.hpp\"\n").empty());
    CHECK(faults_in("src/report/a.cpp", "report", "#include \"workbench/workbench.hpp\"\n").size() == 1);
    CHECK(faults_in("src/report/a.cpp", "report", "#include \"dossier/detail/intervals.hpp\"\n").size() == 1);
}

TEST_CASE("an outside library is refused outside its box, and heavy ones in headers", "[architecture]") {
    CHECK(faults_in("src/workbench/a.cpp", "workbench", "#include <sqlite3.h>\n").size() == 1);
    CHECK(faults_in("src/app/a.cpp", "app", "#include <epoxy/gl.h>\n").size() == 1);
    CHECK(faults_in("src/ui/a.cpp", "ui", "#include <GLFW/glfw3.h>\n").size() == 1);
    CHECK(faults_in("src/store/a.hpp", "store", "#include <nlohmann/json.hpp>\n").size() == 1);
    CHECK(faults_in("src/store/a.hpp", "store", "#include <nlohmann/json_fwd.hpp>\n").empty());
}

TEST_CASE("what the picture allows is left alone", "[architecture]") {
    CHECK(faults_in("src/app/a.cpp", "app", "#include \"ui/shell.hpp\"\n#include <imgui.h>\n#include <GLFW/glfw3.h>\n").empty());
    CHECK(faults_in("src/store/a.cpp", "store", "#include \"store/detail/database.hpp\"\n#include <nlohmann/json.hpp>\n").empty());
    CHECK(faults_in("src/core/a.cpp", "core", "// #include \"app/main.hpp\" is only spoken of\n").empty());
}
