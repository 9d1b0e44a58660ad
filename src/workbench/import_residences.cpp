// Residences: points or footprints, from layers or tables.
#include "core/error.hpp"
#include "workbench/import_work.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace vigie::workbench {

namespace {

constexpr int most_dwellings = 20'000;

std::vector<FieldNames> residence_fields() {
    auto fields = position_fields();
    std::vector<FieldNames> const own{
        {"code", {"residencecode", "coderesidence", "code", "reference", "ref", "identifiant", "id", "idresidence", "codegroupe", "programme", "cleabs"}},
        {"name", {"nom", "name", "nomresidence", "residence", "libelle", "designation", "nomprogramme"}},
        {"address", {"adresse", "address", "adressecomplete", "adresseprogramme", "voie"}},
        {"insee", {"codeinsee", "insee", "inseecom", "depcom", "codecommune", "codgeo"}},
        {"dwellings", {"nblogements", "logements", "nblogt", "nblgt", "nblog", "nombredelogements", "dwellings", "nblogmttotal"}},
        {"households", {"nbmenages", "menages", "households"}},
        {"year_built", {"anneeconstruction", "anneedeconstruction", "construct", "anneeconstr", "yearbuilt"}},
        {"year_renovated", {"anneerehab", "anneerehabilitation", "rehabilitation", "yearrenovated"}},
        {"agency", {"agence", "agency", "nomagence"}},
        {"alias", {"alias", "anciencode", "autrecode"}}};
    fields.insert(fields.end(), own.begin(), own.end());
    return fields;
}

class Reader {
  public:
    Reader(ImportWork& work, Columns const& columns) : work_(work), columns_(columns) {
        for (auto const& [key, id] : work.project.residence_keys()) taken_.insert(key);
    }

    /// Absent when the row is refused.
    std::optional<core::Residence> operator()(gis::Feature const& row) {
        core::Residence residence;
        auto const code = columns_.text(row, "code");
        if (!code) {
            work_.refuse(row.row, {}, VIGIE_N_("The row has no code."), VIGIE_N_("Give the residence a code in the source and import again."));
            return std::nullopt;
        }
        if (taken_.contains(*code) && !seen_.contains(*code)) {
            work_.refuse(row.row, *code, {VIGIE_N_("The code “{0}” is in the project already."), {*code}},
                         VIGIE_N_("Nothing was changed; if it is another residence, give it another code."));
            return std::nullopt;
        }
        residence.code = unique_code(*code, row.row, residence.aliases);
        residence.address = columns_.text(row, "address").value_or("");
        residence.name = columns_.text(row, "name").value_or(residence.address.empty() ? *code : residence.address);
        residence.insee = columns_.text(row, "insee").value_or("");
        residence.agency = columns_.text(row, "agency").value_or("");
        residence.dwellings = count(row, "dwellings", -most_dwellings, most_dwellings);
        if (residence.dwellings.value_or(0) < 0)
            work_.warn(row.row, residence.code, {VIGIE_N_("The number of dwellings is negative ({0}); it is kept as in the file and counts as none."), {std::to_string(*residence.dwellings)}},
                       VIGIE_N_("Correct the figure in the source and import again."));
        residence.households = count(row, "households", 0, most_dwellings);
        residence.year_built = count(row, "year_built", 1500, 2100);
        residence.year_renovated = count(row, "year_renovated", 1500, 2100);
        if (auto const alias = columns_.text(row, "alias"); alias && *alias != residence.code) residence.aliases.push_back(*alias);
        return residence;
    }

  private:
    /// « 123 », then « 123-2 », « 123-3 » with « 123 » as alias and a warning: no row is lost.
    std::string unique_code(std::string const& code, std::int64_t row, std::vector<std::string>& aliases) {
        if (seen_.insert(code).second) return code;
        std::string suffixed;
        for (int n = 2; suffixed.empty() || seen_.contains(suffixed) || taken_.contains(suffixed); ++n) suffixed = code + "-" + std::to_string(n);
        seen_.insert(suffixed);
        aliases.push_back(code);
        work_.warn(row, code, {VIGIE_N_("The code “{0}” is there again; this row is kept as “{1}”."), {code, suffixed}},
                   VIGIE_N_("If the two rows are one residence, merge them in the source."));
        return suffixed;
    }

    std::optional<int> count(gis::Feature const& row, std::string const& field, int low, int high) {
        auto const text = columns_.text(row, field);
        if (!text || gis::means_missing(*text)) return std::nullopt;
        auto const value = gis::parse_number(*text);
        if (value && *value >= low && *value <= high && *value == std::floor(*value)) return static_cast<int>(*value);
        work_.warn(row.row, columns_.column_name(field), {VIGIE_N_("“{0}” is not a plausible figure for column {1}; it is kept as unknown."), {*text, columns_.column_name(field)}},
                   VIGIE_N_("Correct the figure in the source and import again."));
        return std::nullopt;
    }

    ImportWork& work_;
    Columns const& columns_;
    std::unordered_set<std::string> taken_, seen_;
};

void place(core::Residence& residence, core::Geometry& geometry) {
    residence.position = core::representative_point(geometry);
    if (auto* const polygons = std::get_if<core::MultiPolygon>(&geometry)) residence.footprint = std::move(*polygons);
}

core::Box extent_of(std::vector<core::Residence> const& residences) {
    core::Box box;
    for (auto const& residence : residences)
        if (residence.position) box.include(*residence.position);
    return box;
}

}

void import_residences(ImportWork& work) {
    auto const fields = residence_fields();
    Columns const columns(work.source.fields(), work.request.mapping, fields, work.source_name);
    columns.require("code");
    work.report.mapping = columns.json();
    Positions positions(work.source, columns, work.request.crs, work.project_crs);
    Reader read(work, columns);
    std::vector<core::Residence> residences;
    work.read([&](gis::Feature& row) {
        auto residence = read(row);
        if (!residence) return false;
        residences.push_back(std::move(*residence));
        positions.note(row);
        return true;
    });
    auto geometries = positions.resolve(work.report.findings);
    for (std::size_t i = 0; i < residences.size(); ++i) place(residences[i], geometries[i]);
    work.report.unlocated = std::ranges::count_if(residences, [](core::Residence const& r) { return !r.position; });
    work.report.made = static_cast<std::int64_t>(residences.size());
    if (auto finding = far_away(extent_of(residences), extent_of(work.project.residences()))) work.note(std::move(*finding));
    work.warn_personal(columns);
    work.write([&](core::ImportId import) {
        work.project.add_residences(residences, import);
        for (auto const& layer : work.project.zone_layers()) assign_residences(work.project, layer);
    });
}

}
