#include "workbench/photo_drop.hpp"

#include "gis/photo.hpp"
#include "store/photos.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench {

bool is_photo(std::filesystem::path const& file) {
    constexpr std::array endings{".jpg", ".jpeg", ".png", ".webp"};
    return std::ranges::find(endings, text::fold(file.extension().string())) != endings.end();
}

namespace {

/// Chosen on the screen of walks; null elsewhere.
core::WalkStop const* chosen_stop(Workbench const& workbench) {
    auto const& book = workbench.walk_book();
    auto const* walk = book.walk();
    bool const is_shown = workbench.mode == Mode::follow && workbench.follow.part == FollowPart::walks;
    if (!is_shown || walk == nullptr) return nullptr;
    auto const stop = std::ranges::find(walk->stops, book.stop, &core::WalkStop::id);
    return book.stop == 0 || stop == walk->stops.end() ? nullptr : &*stop;
}

/// Farther from a stop a picture is not of a residence.
constexpr double near_stop_m = 150;

std::optional<std::uint32_t> residence_of(dossier::Snapshot const& snapshot, core::WalkStop const& stop) {
    if (stop.residence)
        if (auto const row = snapshot.row_of.find(*stop.residence)) return *row;
    std::optional<std::uint32_t> nearest;
    double best = near_stop_m;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (auto const& position = snapshot.residences[row].position)
            if (double const away = core::distance_m(*position, stop.at); away < best) best = away, nearest = row;
    return nearest;
}

}

std::optional<std::uint32_t> photographed(Workbench const& workbench) {
    if (!workbench.has_project()) return std::nullopt;
    auto const* stop = chosen_stop(workbench);
    return stop != nullptr ? residence_of(workbench.snapshot(), *stop) : workbench.focus();
}

void add_photo(Workbench& workbench, std::filesystem::path const& file) {
    auto const row = photographed(workbench);
    if (!row || !workbench.can_edit()) return;
    auto const& residence = workbench.snapshot().residences[*row];
    auto const* stop = chosen_stop(workbench);
    auto const where = stop != nullptr ? stop->name : std::string();
    auto const read = gis::read_photo(file);
    core::Photo photo;
    photo.residence = residence.id;
    if (stop != nullptr) photo.stop = stop->id;
    workbench.change_field_data([&](store::Project& project) { store::add_photo(project, photo, read.file); });
    auto const of = where.empty() ? residence.name : text::tr("{0}, stop “{1}”", {residence.name, where});
    workbench.set_notice(
        text::tr("Picture of {0} kept, for internal use; what the camera wrote into it was left out.", {of}));
}

void apply(Workbench& workbench, ClearPhoto const& intent) {
    workbench.change_field_data([&](store::Project& project) {
        store::clear_photo(project, intent.id, core::today(), intent.role);
    });
    workbench.set_notice(intent.role.empty() ? text::tr("The picture stays in the house again.")
                                             : text::tr("The picture may be shown to partners."));
    if (workbench.dialog == Dialog::clear_photo) workbench.close_dialog();
}

void apply(Workbench& workbench, RemovePhoto const& intent) {
    workbench.change_field_data([&](store::Project& project) { store::remove_photo(project, intent.id); });
    workbench.set_notice(text::tr("Picture removed"));
}

}
