#include "app/commands.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "gis/crs.hpp"
#include "imports/import.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::app {

namespace {

/// In metres of the project. \throws core::Error(usage)
core::Projected position_asked(PlaceOptions const& options, std::string const& project_crs) {
    if (options.crs.empty()) return {options.x, options.y};
    gis::Transformer const convert(gis::Crs::from_code(options.crs), gis::Crs::from_code(project_crs));
    if (auto const position = convert(options.x, options.y)) return *position;
    throw core::Error(
        core::ErrorCode::usage,
        {VIGIE_N_("The place cannot be converted from {0}. Give x (or longitude) first, then y (or latitude)."),
         {options.crs}});
}

}

int run_place(PlaceOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto const residence = project.find_residence(options.code);
    if (!residence)
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("No residence has the code “{0}”. Check it in the table of residences."), {options.code}});
    auto const crs = project.info().crs;
    auto const position = position_asked(options, crs);
    imports::place_by_hand(project, *residence, position);
    project.close();
    console.message(text::tr("{0} is at {1}, {2} ({3}).",
                             {options.code, text::decimal(position.x, 1), text::decimal(position.y, 1), crs}));
    return 0;
}

}
