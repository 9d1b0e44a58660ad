// Opening a source: which layer, which profile; and its first rows.
#include "core/error.hpp"
#include "imports/detail/work.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>

namespace vigie::imports {

namespace {

constexpr auto no_profile = "none";

gis::SourceOptions options_of(ImportRequest const& request, std::string const& layer) {
    return {layer, request.encoding, request.delimiter, request.header_row, request.most_rows};
}

/// Formats of one layer are not opened twice.
bool may_hold_layers(std::filesystem::path const& path) {
    constexpr std::array single{"csv", "tsv", "txt", "shp", "dbf", "geojson", "fgb", "tab", "mif"};
    return std::ranges::find(single, folded(path.extension().string())) == single.end();
}

/// The layer a profile is made for, when the file has several; empty = no reason to prefer one.
std::string fitting_layer(std::filesystem::path const& path, std::vector<Profile> const& wanted,
                          std::optional<ImportKind> kind) {
    if (!may_hold_layers(path)) return {};
    std::vector<gis::LayerSummary> filled;
    for (auto& layer : gis::layers_of(path))
        if (layer.rows.value_or(1) > 0) filled.push_back(std::move(layer));
    if (filled.size() < 2) return {};
    std::vector<std::string> fitting;
    for (auto const& layer : filled)
        if (fitting_profile(wanted, {Header(layer.fields), path.stem().string(), layer.name, layer.has_geometry}, kind))
            fitting.push_back(layer.name);
    return fitting.size() == 1 ? fitting.front() : std::string();
}

[[noreturn]] void refuse_profile(Profile const& profile, Recognition const& found, Header const& header,
                                 std::string const& source_name) {
    if (found.lacking.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} has no outlines, and the profile “{1}” reads areas. Choose another profile."),
                           {source_name, text::pick(profile.name)}});
    auto const& lacking = found.lacking.front();
    if (std::ranges::find(profile.without, lacking.empty() ? std::string() : lacking.front()) != profile.without.end())
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("{0} has a column “{1}” that files of the profile “{2}” do not have. Choose another profile."),
             {source_name, lacking.front(), text::pick(profile.name)}});
    throw core::Error(core::ErrorCode::refused,
                      {VIGIE_N_("{0} lacks the column “{1}” that the profile “{2}” needs. The nearest columns: {3}."),
                       {source_name, lacking.empty() ? std::string("?") : joined(lacking), text::pick(profile.name),
                        joined(header.nearest(lacking))}});
}

std::optional<Profile> chosen_profile(ImportRequest const& request, gis::Source const& source,
                                      std::vector<Profile> const& all, std::optional<ImportKind> kind) {
    if (request.profile == no_profile) return std::nullopt;
    SourceLook const look{Header(source.fields()), request.source.stem().string(), source.layer_name(),
                          source.has_geometry()};
    if (request.profile.empty()) return fitting_profile(all, look, kind);
    auto const& profile = all.front();
    if (kind && profile.kind != *kind)
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("The profile “{0}” reads {1}, not {2}. Choose another profile, or another kind of import."),
             {profile.code, std::string(code(profile.kind)), std::string(code(*kind))}});
    auto const found = recognise(profile, look);
    // What the user maps by hand may stand for a column that lacks.
    if (!found.fits() && request.mapping.empty())
        refuse_profile(profile, found, look.header, request.source.filename().string());
    return profile;
}

}

OpenedSource open_source(ImportRequest const& request, std::optional<ImportKind> kind) {
    std::vector<Profile> wanted;
    if (request.profile.empty())
        wanted = profiles();
    else if (request.profile != no_profile)
        wanted = {find_profile(request.profile)};
    auto const layer = request.layer.empty() ? fitting_layer(request.source, wanted, kind) : request.layer;
    auto source = gis::Source::open(request.source, options_of(request, layer));
    auto profile = chosen_profile(request, source, wanted, kind);
    return {std::move(source), std::move(profile)};
}

std::vector<gis::Feature> first_rows(gis::Source& source, std::int64_t most, std::stop_token stop) {
    std::vector<gis::Feature> rows;
    source.limit(most);
    source.read([&](gis::Feature&& row) { rows.push_back(std::move(row)); }, std::move(stop));
    return rows;
}

Destination destination_of(store::Project const& project) {
    Destination destination{gis::Crs::from_code(project.info().crs), {}, false};
    destination.extent = project.residence_extent();
    bool has_place = !destination.extent.is_empty();
    for (auto const& layer : project.zone_layers()) {
        has_place = true;
        if (destination.extent.is_empty()) destination.extent = project.zone_extent(layer.id);
    }
    for (auto const& layer : project.context_layers()) {
        has_place = true;
        if (destination.extent.is_empty()) destination.extent = project.context_extent(layer.id);
    }
    destination.is_open = !has_place && project.residence_count() == 0 && project.incident_kinds().empty();
    return destination;
}

}
