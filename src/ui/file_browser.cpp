// Folders and files, by mouse and by keyboard.
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

constexpr float row_height = 28;
constexpr double reread_s = 2; ///< a file that was just saved shows soon

std::string lower(std::string words) {
    for (char& c : words) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return words;
}

bool is_wanted(fs::path const& path, std::vector<std::string> const& extensions) {
    return extensions.empty() || std::ranges::count(extensions, lower(path.extension().string())) > 0;
}

/// The parts of a shapefile go with it.
void hide_companions(std::vector<FileEntry>& entries) {
    constexpr std::array parts{".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj"};
    std::set<std::string> layers;
    for (auto const& entry : entries)
        if (lower(fs::path(entry.name).extension().string()) == ".shp") layers.insert(fs::path(entry.name).stem().string());
    std::erase_if(entries, [&](FileEntry const& entry) {
        fs::path const name(entry.name);
        return !entry.is_folder && layers.contains(name.stem().string()) &&
               std::ranges::find(parts, lower(name.extension().string())) != parts.end();
    });
}

/// What lies beside a project while it is open, and is no file of its own.
void hide_project_companions(std::vector<FileEntry>& entries) {
    constexpr std::array endings{"-wal", "-shm", "-journal", ".lock", ".backups"};
    std::set<std::string> projects;
    for (auto const& entry : entries)
        if (lower(fs::path(entry.name).extension().string()) == ".gpkg") projects.insert(entry.name);
    std::erase_if(entries, [&](FileEntry const& entry) {
        return std::ranges::any_of(endings, [&](std::string const& ending) {
            return entry.name.ends_with(ending) &&
                   (projects.contains(entry.name.substr(0, entry.name.size() - ending.size())) ||
                    projects.contains(fs::path(entry.name).stem().string() + ".gpkg"));
        });
    });
}

/// Folders first, then files, each in order; what is hidden stays hidden. A folder that cannot be read is empty.
std::vector<FileEntry> read_folder(std::string const& folder, std::vector<std::string> const& extensions) {
    std::vector<FileEntry> entries;
    std::error_code failed;
    for (auto const& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, failed)) {
        auto const name = entry.path().filename().string();
        bool const is_folder = entry.is_directory(failed);
        if (name.starts_with('.') || (!is_folder && !is_wanted(entry.path(), extensions))) continue;
        entries.push_back({name, entry.path().string(), is_folder});
    }
    hide_companions(entries);
    hide_project_companions(entries);
    std::ranges::sort(entries, [](FileEntry const& a, FileEntry const& b) {
        return a.is_folder != b.is_folder ? a.is_folder : lower(a.name) < lower(b.name);
    });
    entries.insert(entries.begin(), {"..", fs::path(folder).parent_path().string(), true});
    return entries;
}

void refresh(Desk& desk, std::vector<std::string> const& extensions) {
    auto& form = desk.state.form;
    if (form.listed == form.folder && desk.now < form.listed_at + reread_s) return;
    bool const is_other = form.listed != form.folder;
    form.entries = read_folder(form.folder, extensions);
    form.listed = form.folder;
    form.listed_at = desk.now;
    if (is_other) form.entry_at.reset();
}

void draw_entry(Ui const& ui, Rect const& r, FileEntry const& entry, bool is_chosen, bool is_here) {
    if (is_chosen || is_here) ui.fill(r, is_chosen ? ui.theme.accent_soft : ui.theme.hover);
    ui.icon({r.x + ui.px(10), r.y, ui.px(18), r.h}, entry.is_folder ? icon::folder : icon::file, ui.theme.text2);
    ui.text({r.x + ui.px(36), r.y, r.w - ui.px(48), r.h},
            entry.name + (entry.is_folder && entry.name != ".." ? "/" : ""), ui.fonts.body, ui.theme.text);
}

}

bool draw_file_browser(Desk& desk, Rect const& r, std::string& chosen, std::vector<std::string> const& extensions,
                       bool by_click) {
    auto const& ui = desk.ui;
    auto& form = desk.state.form;
    refresh(desk, extensions);
    ui.text({r.x, r.y, r.w, ui.px(20)}, form.folder, ui.fonts.caption, ui.theme.text3);
    Rect const rows{r.x, r.y + ui.px(22), r.w, r.h - ui.px(22)};
    ui.outline(rows, ui.theme.border, ui.px(1), ui.px(6));
    Rect const inner{rows.x + ui.px(1), rows.y + ui.px(1), rows.w - ui.px(2), rows.h - ui.px(2)};
    Region const region("browser", inner, std::nullopt, true);
    float const row_px = ui.px(row_height);
    auto const page = static_cast<std::size_t>(inner.h / row_px);
    if (auto const next = ui.list_keys("browser", inner, form.entry_at, form.entries.size(), page)) {
        form.entry_at = *next;
        if (!form.entries[*next].is_folder) chosen = form.entries[*next].path;
        show_table_row(inner, inner.y, *next, row_px);
    }
    std::optional<std::size_t> opened;
    if (ui.list_enter("browser") && form.entry_at && *form.entry_at < form.entries.size()) opened = form.entry_at;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(form.entries.size()), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const index = static_cast<std::size_t>(i);
            auto const& entry = form.entries[index];
            Rect const row{inner.x, inner.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, inner.w, row_px};
            bool const clicked = ui.hit("file." + std::to_string(i), row);
            bool const is_double = ui.is_hovered() && ImGui::IsMouseDoubleClicked(0);
            draw_entry(ui, row, entry, !entry.is_folder && chosen == entry.path,
                       ui.is_hovered() || form.entry_at == index);
            if (clicked) form.entry_at = index;
            if (clicked && !entry.is_folder) chosen = entry.path;
            if ((clicked && (entry.is_folder || by_click)) || is_double) opened = index;
        }
    if (!opened) return false;
    auto const entry = form.entries[*opened];
    if (entry.is_folder) form.folder = entry.path;
    return !entry.is_folder;
}

}
