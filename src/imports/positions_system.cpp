// Where rows are: the system their figures are in.
#include "core/error.hpp"
#include "imports/detail/french_places.hpp"
#include "imports/positions.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

std::vector<core::Projected> converted(std::vector<core::Projected> const& places, gis::Crs const& from) {
    gis::Transformer const to_degrees(from, degrees_crs());
    std::vector<core::Projected> out;
    for (auto const p : places)
        if (auto const q = to_degrees(p.x, p.y)) out.push_back(*q);
    return out;
}

}

void Positions::decide_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings) {
    auto const use = [&](gis::Crs crs, CrsOrigin origin) {
        found_ = {origin, crs.code(), gis::plain_name(crs), {}, {}, {}};
        common_ = std::move(crs);
    };
    if (!options_.stated.empty())
        use(gis::Crs::from_code(options_.stated), CrsOrigin::stated);
    else if (source_crs_)
        use(*source_crs_, CrsOrigin::file);
    else if (!options_.usual.empty())
        use(gis::Crs::from_code(options_.usual), CrsOrigin::profile);
    if (common_) {
        found_.sentence = {found_.origin == CrsOrigin::stated ? VIGIE_N_("You stated {0}.")
                           : found_.origin == CrsOrigin::file ? VIGIE_N_("The file says {0}.")
                                                              : VIGIE_N_("Files of this kind are in {0}."),
                           {found_.name}};
        doubt_common(places, findings);
        return;
    }
    if (auto const guess = gis::guess_crs(places, near())) {
        use(guess->crs, CrsOrigin::guessed);
        found_.sentence = {VIGIE_N_("The file does not say its coordinate system; its figures look like {0}."),
                           {found_.name}};
        findings.push_back({core::Severity::warning, std::nullopt, source_name_, found_.sentence,
                            VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")});
        return;
    }
    found_.sentence =
        VIGIE_N_("The file does not say its coordinate system, and its figures look like none in use in France.");
    findings.push_back(
        {core::Severity::warning, std::nullopt, source_name_, found_.sentence,
         VIGIE_N_("Everything is kept as not located. Ask for the system and import again with --crs.")});
}

/// A .prj that lies lands the layer in another country. What the file says is dropped for what its figures say when
/// they land in France and it does not; what the user says is only doubted.
void Positions::doubt_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings) {
    auto const area = common_->area_of_use();
    auto const degrees = converted(places, *common_);
    auto const inside = [&](core::Projected p) { return !area || area->grown(margin_degrees).contains(p); };
    auto const n_inside = static_cast<std::size_t>(std::ranges::count_if(degrees, inside));
    if (2 * n_inside > places.size() &&
        (common_->is_geographic() ? share_in_france(degrees) >= 0.5 || degrees.empty() : true))
        return;
    auto const guess = gis::guess_crs(places, near());
    bool const is_likelier =
        guess && guess->crs.code() != common_->code() && share_in_france(converted(places, guess->crs)) >= 0.95;
    core::Message const elsewhere{VIGIE_N_("These coordinates lie outside where {0} is used."), {found_.name}};
    if (is_likelier && found_.origin != CrsOrigin::stated) {
        auto const name = gis::plain_name(guess->crs);
        findings.push_back({core::Severity::warning,
                            std::nullopt,
                            source_name_,
                            elsewhere,
                            {VIGIE_N_("They look like {0} and were read as that. Look at the map; if the place is "
                                      "wrong, import again with --crs {1}."),
                             {name, found_.code}}});
        found_ = {
            CrsOrigin::guessed,
            guess->crs.code(),
            name,
            found_.code,
            {},
            {VIGIE_N_("The file says {0}, but its figures look like {1} and were read as that."), {found_.name, name}}};
        common_ = guess->crs;
        return;
    }
    if (2 * n_inside > places.size()) return; // degrees somewhere else in the world: told as outside France
    if (guess && guess->crs.code() != common_->code()) found_.better = guess->crs.code();
    findings.push_back(
        {core::Severity::warning, std::nullopt, source_name_, elsewhere,
         found_.better.empty()
             ? core::Message{VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")}
             : core::Message{VIGIE_N_("They look like {0}: look at the map, and import again with --crs {1}."),
                             {gis::plain_name(guess->crs), guess->crs.code()}}});
}

/// No row leaves its system open: each says its own, or its columns do.
void Positions::tell_per_row(std::vector<Raw> const& sample) {
    std::map<int, int> times;
    for (auto const& each : sample)
        if (each.epsg != 0) ++times[each.epsg];
    if (times.empty()) return;
    std::vector<std::string> codes, names;
    for (auto const& [epsg, n] : times) {
        codes.push_back("EPSG:" + std::to_string(epsg));
        try {
            names.push_back(gis::plain_name(gis::Crs::from_code(codes.back())));
        } catch (core::Error const&) {
            names.push_back(codes.back());
        }
    }
    bool const says_each = columns_.has("epsg") || columns_.has("cell");
    found_ = {says_each ? CrsOrigin::per_row : CrsOrigin::column_name,
              joined(codes),
              joined(names),
              {},
              {},
              {says_each ? VIGIE_N_("Each row says its own system: {0}.") : VIGIE_N_("The columns say {0}."),
               {joined(names)}}};
}

std::optional<core::LonLat> Positions::near() const {
    if (destination_.is_open || destination_.extent.is_empty()) return std::nullopt;
    auto const middle_of_project = destination_.extent.centre();
    gis::Transformer const to_degrees(destination_.crs, degrees_crs());
    auto const place = to_degrees(middle_of_project.x, middle_of_project.y);
    if (!place) return std::nullopt;
    return core::LonLat{place->x, place->y};
}

}
