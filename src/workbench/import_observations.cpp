// Observations: long (one row an indicator) or wide (one column an indicator), by residence or by zone.
#include "core/error.hpp"
#include "workbench/import_work.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace vigie::workbench {

namespace {

std::vector<FieldNames> long_fields() {
    return {{"code", {"residencecode", "coderesidence", "code", "reference", "ref", "identifiant", "id", "codeiris", "iris", "codeqp", "codgeo"}},
            {"indicator", {"indicateur", "indicator", "codeindicateur"}},
            {"value", {"valeur", "value"}},
            {"numerator", {"numerateur", "numerator"}},
            {"denominator", {"denominateur", "denominator"}},
            {"quality", {"qualite", "quality"}},
            {"date", {"date", "dateobservation"}}};
}

core::Quality quality_of(std::optional<std::string> const& text) {
    auto const word = folded(text.value_or(""));
    if (word == "estime" || word == "estimated") return core::Quality::estimated;
    if (word == "observe" || word == "observed") return core::Quality::observed;
    if (word == "herite" || word == "inherited") return core::Quality::inherited;
    return core::Quality::measured;
}

std::optional<int> year_of(std::string const& name) {
    int year = 0;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), year);
    if (error != std::errc{} || end != name.data() + name.size() || year < 1900 || year > 2200) return std::nullopt;
    return year;
}

/// The campaign named, made when it is a year (inside the import's transaction).
core::Campaign campaign_of(ImportWork& work) {
    std::string const& name = work.request.campaign;
    if (name.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Say which campaign the observations belong to: --campaign 2026."));
    if (auto const found = work.project.find_campaign(name)) {
        if (found->frozen_on)
            throw core::Error(core::ErrorCode::refused, {VIGIE_N_("Campaign {0} is frozen: its observations cannot change. Choose another campaign."), {name}});
        return *found;
    }
    auto const year = year_of(name);
    if (!year) throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no campaign “{0}”, and it is not a year. Add it first with its dates."), {name}});
    core::Campaign campaign{{}, name, core::year_period(*year), std::nullopt};
    if (!work.request.dry_run) campaign.id = work.project.add_campaign(campaign);
    return campaign;
}

/// Who a row's code stands for: one residence, or all of a zone.
class Targets {
  public:
    explicit Targets(ImportWork& work) : keys_(work.project.residence_keys()) {
        for (auto const& residence : work.project.residences())
            for (auto const& alias : residence.aliases)
                if (residence.code.starts_with(alias + "-")) twins_.emplace(residence.code, residence.id);
        if (work.request.by_zone_layer.empty()) return;
        auto const layer = work.project.find_zone_layer(work.request.by_zone_layer);
        if (!layer) throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {work.request.by_zone_layer}});
        is_by_zone_ = true;
        std::unordered_map<core::ZoneId, std::string> code_of;
        for (auto const& zone : work.project.zones(layer->id)) {
            code_of.emplace(zone.id, zone.code);
            members_[zone.code];
        }
        for (auto const& membership : work.project.memberships(layer->id))
            if (membership.distance_m == 0) members_[code_of.at(membership.zone)].push_back(membership.residence);
    }

    [[nodiscard]] bool is_by_zone() const { return is_by_zone_; }

    /// Null when the code is unknown. In a wide table the n-th row of a repeated code is the residence kept as « code-n », known by
    /// its alias; `indicator` tells the rows of a long table apart, where one code comes once an indicator.
    std::vector<core::ResidenceId> const* operator()(std::string const& code, std::string const& indicator) {
        if (is_by_zone_) {
            auto const found = members_.find(code);
            return found == members_.end() ? nullptr : &found->second;
        }
        auto const found = keys_.find(code);
        if (found == keys_.end()) return nullptr;
        int const occurrence = ++seen_[code + '\n' + indicator];
        one_.assign(1, found->second);
        if (occurrence > 1)
            if (auto const twin = twins_.find(code + "-" + std::to_string(occurrence)); twin != twins_.end()) one_.assign(1, twin->second);
        return &one_;
    }

  private:
    std::unordered_map<std::string, core::ResidenceId> keys_;
    std::unordered_map<std::string, std::vector<core::ResidenceId>> members_;
    std::unordered_map<std::string, core::ResidenceId> twins_; ///< kept under « code-n » because their code was taken
    std::unordered_map<std::string, int> seen_;
    std::vector<core::ResidenceId> one_;
    bool is_by_zone_ = false;
};

struct Cell {
    std::string indicator;
    std::optional<double> value, numerator, denominator;
    core::Quality quality = core::Quality::measured;
    std::optional<core::Date> date;
};

/// The cells of one row, long or wide.
class CellReader {
  public:
    CellReader(ImportWork& work, Columns const& columns, core::Grid const& grid) : work_(work), columns_(columns), grid_(grid) {
        if (columns.has("indicator")) return;
        for (auto const& family : grid.families)
            for (auto const& indicator : family.indicators)
                if (columns.has(indicator.code)) wide_.push_back(indicator.code);
        if (wide_.empty())
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0} has no column named after an indicator of the grid. Map some with --map INDICATOR=COLUMN, or import a grid that has them."), {work.source_name}});
    }

    /// Absent when the row is refused; empty when everything in it is missing.
    std::optional<std::vector<Cell>> operator()(gis::Feature const& row) {
        std::vector<Cell> cells;
        if (wide_.empty()) {
            auto const indicator = columns_.text(row, "indicator");
            if (!indicator || grid_.find_indicator(*indicator) == nullptr) {
                work_.refuse(row.row, indicator.value_or(""), {VIGIE_N_("The grid has no indicator “{0}”."), {indicator.value_or("")}},
                             VIGIE_N_("Correct the code, or import a grid that has it."));
                return std::nullopt;
            }
            add(cells, {*indicator, value(row, "value"), value(row, "numerator"), value(row, "denominator"), quality_of(columns_.text(row, "quality")),
                        date(row)});
            return cells;
        }
        for (auto const& code : wide_) {
            Cell cell{code, {}, {}, {}, core::Quality::measured, date(row)};
            if (columns_.is_ratio(code)) {
                auto const ratio = columns_.ratio(row, code);
                cell.numerator = ratio.numerator;
                cell.denominator = ratio.denominator;
            } else {
                cell.value = value(row, code);
            }
            add(cells, std::move(cell));
        }
        return cells;
    }

  private:
    static void add(std::vector<Cell>& cells, Cell cell) {
        bool const has_ratio = cell.numerator && cell.denominator && *cell.denominator > 0;
        if (!has_ratio) cell.numerator = cell.denominator = std::nullopt;
        if (has_ratio || cell.value) cells.push_back(std::move(cell));
    }

    std::optional<core::Date> date(gis::Feature const& row) const {
        auto const text = columns_.text(row, "date");
        return text ? core::parse_date(*text) : std::nullopt;
    }

    std::optional<double> value(gis::Feature const& row, std::string const& field) {
        auto const text = columns_.text(row, field);
        if (!text || gis::means_missing(*text)) return std::nullopt;
        auto const number = gis::parse_number(*text);
        if (!number)
            work_.warn(row.row, columns_.column_name(field), {VIGIE_N_("“{0}” is not a number; it is kept as missing."), {*text}},
                       VIGIE_N_("Correct the figure in the source and import again."));
        return number;
    }

    ImportWork& work_;
    Columns const& columns_;
    core::Grid const& grid_;
    std::vector<std::string> wide_;
};

/// Indicator codes as fields, recognised when a column bears the code itself.
std::vector<FieldNames> fields_with(core::Grid const& grid, std::vector<std::string>& folded_codes) {
    auto fields = long_fields();
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) folded_codes.push_back(folded(indicator.code));
    std::size_t i = 0;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) fields.push_back({indicator.code.c_str(), {folded_codes[i++].c_str()}});
    return fields;
}

}

void import_observations(ImportWork& work) {
    auto const grid = work.project.current_grid();
    for (auto const& [field, column] : work.request.mapping) {
        bool const is_known = grid.find_indicator(field) != nullptr || std::ranges::any_of(long_fields(), [&](FieldNames const& f) { return field == f.field; });
        if (!is_known) throw core::Error(core::ErrorCode::refused, {VIGIE_N_("The grid has no indicator “{0}”. Export the grid to see its indicators."), {field}});
    }
    std::vector<std::string> folded_codes;
    folded_codes.reserve(grid.indicator_count());
    auto const fields = fields_with(grid, folded_codes);
    Columns const columns(work.source.fields(), work.request.mapping, fields, work.source_name);
    columns.require("code");
    work.report.mapping = columns.json();
    auto const campaign = campaign_of(work);
    work.report.target = campaign.name;
    Targets targets(work);
    CellReader read(work, columns, grid);
    std::vector<core::Observation> observations;
    std::int64_t outside = 0;
    std::string first_outside;
    work.read([&](gis::Feature& row) {
        auto const code = columns.text(row, "code");
        auto const* const residences = code ? targets(*code, columns.text(row, "indicator").value_or("")) : nullptr;
        if (residences == nullptr) {
            ++outside;
            if (first_outside.empty()) first_outside = code.value_or("");
            return false;
        }
        auto const cells = read(row);
        if (!cells) return false;
        for (auto const& cell : *cells)
            for (auto const residence : *residences)
                observations.push_back({residence, campaign.id, cell.indicator, cell.value, cell.numerator, cell.denominator,
                                        targets.is_by_zone() ? core::Quality::inherited : cell.quality, cell.date});
        return true;
    });
    work.report.refused += outside;
    if (outside > 0)
        work.note({core::Severity::refused, std::nullopt, first_outside,
                   {VIGIE_N_("{0} rows have a code the project does not know (the first: “{1}”)."), {std::to_string(outside), first_outside}},
                   targets.is_by_zone() ? VIGIE_N_("They concern other places; nothing is to be done.")
                                        : VIGIE_N_("Check the codes against the table of residences; aliases count too.")});
    work.report.made = static_cast<std::int64_t>(observations.size());
    work.warn_personal(columns);
    work.write([&](core::ImportId import) { work.project.put_observations(observations, import); });
}

}
