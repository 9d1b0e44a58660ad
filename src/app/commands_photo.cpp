#include "app/commands_photo.hpp"

#include "app/json.hpp"
#include "app/open_project.hpp"
#include "app/output_file.hpp"
#include "app/walk_arguments.hpp"
#include "core/error.hpp"
#include "dossier/photo_prints.hpp"
#include "dossier/snapshot.hpp"
#include "gis/crs.hpp"
#include "gis/photo.hpp"
#include "store/photos.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <ostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

core::Photo const& require_photo(std::vector<core::Photo> const& photos, std::string const& number) {
    for (auto const& photo : photos)
        if (std::to_string(photo.id) == number) return photo;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no picture {0}. vigie photo PROJECT list shows them."), {number}});
}

std::optional<core::Projected> on_ground(store::Project const& project, std::optional<core::LonLat> at) {
    if (!at) return std::nullopt;
    gis::Transformer const transform(gis::Crs::from_code("EPSG:4326"), gis::Crs::from_code(project.info().crs));
    return transform(at->lon, at->lat);
}

/// What the camera wrote down is offered, and kept only when it is asked for.
void offer(gis::PhotoNotes const& notes, std::optional<core::Projected> at, core::Residence const& residence,
           PhotoOptions const& options, Console const& console) {
    if (at && !options.keep_position)
        console.message(tr("The camera wrote down a place, {0}. It was not kept; --keep-position keeps it.",
                           {dossier::photo_place_words(residence, *at)}));
    if (notes.taken_on && !options.keep_date && options.date.empty())
        console.message(tr("The camera wrote down a day, {0}. It was not kept; --keep-date keeps it.",
                           {text::short_date(*notes.taken_on)}));
}

int add(store::Project& project, PhotoOptions const& options, Console const& console) {
    if (options.arguments.size() < 2)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("photo add: give the code of a residence, then the files."));
    auto const id = project.find_residence(options.arguments[0]);
    if (!id)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("There is no residence {0}. Check its code."), {options.arguments[0]}});
    auto const residence = project.residence(*id);
    std::vector<gis::ReadPhoto> read; // all of them before any is written
    for (std::size_t i = 1; i < options.arguments.size(); ++i)
        read.push_back(gis::read_photo(options.arguments[i]));
    project.edit({VIGIE_N_("Pictures of {0}"), {residence.name}}, [&] {
        for (auto const& each : read) {
            core::Photo photo;
            photo.residence = *id;
            photo.caption = options.caption;
            auto const at = on_ground(project, each.notes.at);
            offer(each.notes, at, residence, options, console);
            if (options.keep_position) photo.at = at;
            if (options.keep_date) photo.taken_on = each.notes.taken_on;
            if (!options.date.empty()) photo.taken_on = date_or_today(options.date);
            store::add_photo(project, photo, each.file);
            console.message(tr("Picture {0} kept: {1} × {2} px, {3}.",
                               {std::to_string(photo.id), std::to_string(photo.width), std::to_string(photo.height),
                                text::file_size(each.file.jpeg.size())}));
        }
    });
    return 0;
}

int list(PhotoOptions const& options) {
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    std::optional<core::ResidenceId> only;
    if (!options.arguments.empty()) {
        only = project.find_residence(options.arguments[0]);
        if (!only)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is no residence {0}. Check its code."), {options.arguments[0]}});
    }
    auto document = ordered_json::array();
    for (auto const& photo : store::photos(project)) {
        if (only && photo.residence != *only) continue;
        auto const residence = project.residence(photo.residence);
        auto const date = [](std::optional<core::Date> on) { return on ? core::iso(*on) : std::string(); };
        document.push_back({{"number", photo.id},
                            {"residence", residence.code},
                            {"caption", photo.caption},
                            {"date", date(photo.taken_on)},
                            {"width", photo.width},
                            {"height", photo.height},
                            {"position", photo.at ? ordered_json::array({photo.at->x, photo.at->y}) : ordered_json()},
                            {"cleared", date(photo.cleared_on)},
                            {"cleared_by", photo.cleared_by},
                            {"sha256", photo.sha256}});
        if (options.json) continue;
        auto const cleared = photo.cleared_on ? tr("cleared for partners on {0} by {1}",
                                                   {text::short_date(*photo.cleared_on), photo.cleared_by})
                                              : tr("internal");
        std::cout << photo.id << '\t' << residence.code << '\t' << photo.caption << '\t' << date(photo.taken_on) << '\t'
                  << cleared << '\n';
    }
    if (options.json) print_json(document);
    return 0;
}

int clear(store::Project& project, PhotoOptions const& options, bool is_cleared) {
    if (options.arguments.size() != 1)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the number of the picture."));
    if (is_cleared && options.role.empty())
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("photo clear: say by which role, with --role."));
    auto const id = require_photo(store::photos(project), options.arguments[0]).id;
    store::clear_photo(project, id, date_or_today(options.date), is_cleared ? options.role : std::string());
    return 0;
}

int write(PhotoOptions const& options, Console const& console) {
    if (options.arguments.size() != 2)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("photo write: give the number of the picture and the file to write."));
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const photos = store::photos(project);
    auto const bytes = store::photo_bytes(project, require_photo(photos, options.arguments[0]).file);
    write_file(options.arguments[1], [&](std::ostream& out) {
        out.write(reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
    console.message(tr("{0} written.", {options.arguments[1]}));
    return 0;
}

}

int run_photo(PhotoOptions const& options, Console const& console) {
    if (options.verb == "list") return list(options);
    if (options.verb == "write") return write(options, console);
    auto project = open_to_write(options.project, console);
    if (options.verb == "add") return add(project, options, console);
    if (options.verb == "clear" || options.verb == "unclear") return clear(project, options, options.verb == "clear");
    if (options.verb == "purge") {
        auto const gone = store::purge_photos(project);
        console.message(tr("{0} pictures that nothing shows any more are gone for good.", {std::to_string(gone)}));
        return 0;
    }
    if (options.arguments.size() != 1)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the number of the picture."));
    store::remove_photo(project, require_photo(store::photos(project), options.arguments[0]).id);
    return 0;
}

}
