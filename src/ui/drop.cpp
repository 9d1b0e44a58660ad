#include "ui/drop.hpp"

#include "core/error.hpp"
#include "store/project_probe.hpp"
#include "text/language.hpp"
#include "workbench/photo_drop.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

std::string extension(fs::path const& file) {
    std::string out = file.extension().string();
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// An image with a place goes under the map: there are no rows in it to import.
bool is_image(fs::path const& file) {
    constexpr std::array images{".tif", ".tiff", ".jp2", ".mbtiles", ".vrt"};
    return std::ranges::find(images, extension(file)) != images.end();
}

void lay_under_map(workbench::Workbench& w, fs::path const& file) {
    try {
        w.add_base_map(file);
    } catch (core::Error const& error) {
        w.show_error(error);
    }
}

void keep_with_residence(workbench::Workbench& w, fs::path const& file) {
    try {
        workbench::add_photo(w, file);
    } catch (core::Error const& error) {
        w.show_error(error);
    }
}

/// Parts of a shapefile, dropped with it.
bool is_companion(fs::path const& file, std::vector<fs::path> const& files) {
    constexpr std::array parts{".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".xml"};
    if (std::ranges::find(parts, extension(file)) == parts.end()) return false;
    return std::ranges::any_of(files, [](auto const& other) { return extension(other) == ".shp"; });
}

}

void take_dropped(workbench::Workbench& w, std::vector<fs::path> const& files) {
    std::vector<fs::path> chosen;
    std::ranges::copy_if(files, std::back_inserter(chosen),
                         [&](auto const& file) { return !is_companion(file, files); });
    if (chosen.empty()) return;
    auto const& file = chosen.front();
    if (chosen.size() > 1)
        w.set_notice(text::tr("Only {0} was taken: drop files one at a time.", {file.filename().string()}));
    if (extension(file) == ".gpkg" && store::is_project(file)) {
        w.close_import();
        return w.open(file);
    }
    if (is_image(file) && w.has_project() && w.can_edit()) return lay_under_map(w, file);
    if (workbench::is_photo(file) && w.has_project() && w.can_edit() && workbench::photographed(w)) return keep_with_residence(w, file);
    w.dialog_path = file.string();
    if (w.has_project() && w.can_edit()) return w.begin_import(file);
    w.dialog = workbench::Dialog::create_from_table; // a table needs a project to go to
}

}
