#include "app/window_settings.hpp"

#include "app/output_file.hpp"
#include "core/error.hpp"
#include "ui/user_folders.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace vigie::app {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t largest_file_bytes = 100'000; // ours has a few hundred
constexpr int smallest_px = 320, largest_px = 16'384;
constexpr double smallest_panel = 120, largest_panel = 2000;

/// Takes values of the right kind out of an object and notes whether one was of another.
class Reader {
  public:
    explicit Reader(ordered_json const& object) : object_(object) {
        if (!object.is_object()) is_sound = false;
    }

    void take(char const* key, bool& value) {
        if (auto const* found = find(key)) found->is_boolean() ? void(value = found->get<bool>()) : spoil();
    }
    void take(char const* key, std::string& value) {
        if (auto const* found = find(key)) found->is_string() ? void(value = found->get<std::string>()) : spoil();
    }
    template <typename Number> void take(char const* key, Number& value, double lowest, double highest) {
        auto const* found = find(key);
        if (found == nullptr) return;
        if (!found->is_number()) return spoil();
        value = static_cast<Number>(std::clamp(found->get<double>(), lowest, highest));
    }
    void take(char const* key, std::vector<std::string>& values) {
        auto const* found = find(key);
        if (found == nullptr) return;
        bool const is_list = found->is_array() && std::ranges::all_of(*found, [](auto const& each) { return each.is_string(); });
        is_list ? void(values = found->get<std::vector<std::string>>()) : spoil();
    }
    /// \return null when absent
    ordered_json const* find(char const* key) {
        if (!object_.is_object()) return nullptr;
        auto const found = object_.find(key);
        return found == object_.end() ? nullptr : &*found;
    }
    bool is_sound = true;

  private:
    void spoil() { is_sound = false; }
    ordered_json const& object_;
};

bool take_place(ordered_json const& json, WindowSettings& settings) {
    Reader reader(json);
    WindowPlace place;
    reader.take("x", place.x, -100'000, 100'000);
    reader.take("y", place.y, -100'000, 100'000);
    reader.take("width", place.width, smallest_px, largest_px);
    reader.take("height", place.height, smallest_px, largest_px);
    reader.take("maximised", settings.is_maximised);
    if (reader.is_sound) settings.place = place;
    return reader.is_sound;
}

bool take_layout(ordered_json const& json, ui::LayoutChoice& layout) {
    Reader reader(json);
    reader.take("left", layout.left, smallest_panel, largest_panel);
    reader.take("side", layout.side, smallest_panel, largest_panel);
    reader.take("weights", layout.weights, smallest_panel, largest_panel);
    reader.take("table", layout.table, smallest_panel, largest_panel);
    reader.take("table_folded", layout.is_table_folded);
    reader.take("side_open", layout.is_side_open);
    bool has_row = false;
    if (reader.find("filter_row") != nullptr) {
        reader.take("filter_row", has_row);
        layout.has_filter_row = has_row;
    }
    return reader.is_sound;
}

bool take_import(ordered_json const& json, ImportLimits& limits) {
    Reader reader(json);
    reader.take("minutes", limits.minutes, 1, 100'000);
    reader.take("silent_minutes", limits.silent_minutes, 1, 100'000);
    reader.take("memory_mib", limits.memory_mib, 0, 10'000'000);
    return reader.is_sound;
}

bool take_all(ordered_json const& json, WindowSettings& settings) {
    Reader reader(json);
    std::string language, theme;
    reader.take("language", language);
    reader.take("theme", theme);
    reader.take("still", settings.shell.is_still);
    reader.take("ui_scale", settings.shell.ui_scale, 0.5, 4);
    reader.take("folder", settings.shell.folder);
    reader.take("columns", settings.shell.columns);
    settings.language = text::language_of_code(language);
    settings.shell.look = scene::look_of_code(theme).value_or(scene::Look::light);
    bool is_sound = reader.is_sound;
    if (auto const* window = reader.find("window")) is_sound &= take_place(*window, settings);
    if (auto const* panels = reader.find("panels")) is_sound &= take_layout(*panels, settings.shell.layout);
    if (auto const* import = reader.find("import")) is_sound &= take_import(*import, settings.import);
    return is_sound;
}

ordered_json as_json(WindowSettings const& settings) {
    auto const& layout = settings.shell.layout;
    ordered_json json;
    if (settings.language) json["language"] = *settings.language == text::Language::fr ? "fr" : "en";
    json["theme"] = scene::code(settings.shell.look);
    json["still"] = settings.shell.is_still;
    json["ui_scale"] = settings.shell.ui_scale;
    if (!settings.shell.folder.empty()) json["folder"] = settings.shell.folder;
    if (auto const& place = settings.place)
        json["window"] = {{"x", place->x}, {"y", place->y}, {"width", place->width}, {"height", place->height}, {"maximised", settings.is_maximised}};
    json["panels"] = {{"left", layout.left}, {"side", layout.side}, {"weights", layout.weights}, {"table", layout.table},
                      {"table_folded", layout.is_table_folded}, {"side_open", layout.is_side_open}};
    if (layout.has_filter_row) json["panels"]["filter_row"] = *layout.has_filter_row;
    if (!settings.shell.columns.empty()) json["columns"] = settings.shell.columns;
    json["import"] = {{"minutes", settings.import.minutes}, {"silent_minutes", settings.import.silent_minutes}, {"memory_mib", settings.import.memory_mib}};
    return json;
}

}

std::filesystem::path settings_file() {
    auto const folder = ui::settings_folder();
    return folder.empty() ? folder : folder / "settings.json";
}

ReadSettings read_settings(std::filesystem::path const& file) {
    ReadSettings read;
    std::error_code failed;
    if (file.empty() || !std::filesystem::exists(file, failed)) return read;
    std::ifstream in(file, std::ios::binary);
    std::string text(largest_file_bytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    if (!take_all(ordered_json::parse(text, nullptr, /*allow_exceptions=*/false), read.settings))
        read.notice = VIGIE_N_("The settings file is damaged: some settings are the usual ones again.");
    return read;
}

void write_settings(std::filesystem::path const& file, WindowSettings const& settings) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    write_file(file.string(), [&](std::ostream& out) {
        out << as_json(settings).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    });
}

WindowSettings with_asked(WindowSettings settings, AskedSettings const& asked) {
    if (asked.language) settings.language = asked.language;
    if (asked.look) settings.shell.look = *asked.look;
    if (asked.ui_scale) settings.shell.ui_scale = *asked.ui_scale;
    if (asked.size) {
        settings.place = *asked.size;
        settings.is_maximised = false;
    }
    return settings;
}

WindowSettings to_keep(WindowSettings now, WindowSettings const& kept, AskedSettings const& asked) {
    auto const has_size = [&](WindowPlace place) { return place.width == asked.size->width && place.height == asked.size->height; };
    if (asked.language && now.language == asked.language) now.language = kept.language;
    if (asked.look == now.shell.look) now.shell.look = kept.shell.look;
    if (asked.ui_scale == now.shell.ui_scale) now.shell.ui_scale = kept.shell.ui_scale;
    if (asked.size && !now.is_maximised && (!now.place || has_size(*now.place))) {
        now.place = kept.place;
        now.is_maximised = kept.is_maximised;
    }
    return now;
}

}
