// Observations: long (one row an indicator) or wide (one column an indicator), by residence or by zone.
#include "core/error.hpp"
#include "imports/detail/campaign.hpp"
#include "imports/detail/former_figures.hpp"
#include "imports/detail/targets.hpp"
#include "store/loaders.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

core::Quality quality_of(std::optional<std::string> const& text) {
    auto const word = folded(text.value_or(""));
    if (word == "estime" || word == "estimated") return core::Quality::estimated;
    if (word == "observe" || word == "observed") return core::Quality::observed;
    if (word == "herite" || word == "inherited") return core::Quality::inherited;
    return core::Quality::measured;
}

struct Cell {
    std::string indicator;
    std::optional<double> value, numerator, denominator;
    core::Quality quality = core::Quality::measured;
    std::optional<core::Date> date;
};

/// The cells of one row, long or wide.
class CellReader {
public:
    CellReader(ImportWork& work, Columns const& columns, core::Grid const& grid)
        : work_(work)
        , columns_(columns)
        , grid_(grid) {
        if (columns.has("indicator")) return;
        for (auto const& family : grid.families)
            for (auto const& indicator : family.indicators)
                if (columns.has(indicator.code)) wide_.push_back(indicator.code);
        if (wide_.empty())
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0} has no column named after an indicator of the grid. Map some with --map "
                                        "INDICATOR=COLUMN, or import a grid that has them."),
                               {work.source_name}});
    }

    /// Absent when the row is refused; empty when everything in it is missing.
    std::optional<std::vector<Cell>> operator()(gis::Feature const& row) {
        std::vector<Cell> cells;
        if (wide_.empty()) {
            auto const indicator = columns_.text(row, "indicator");
            if (indicator && work_.profile && !work_.profile->values.empty() &&
                grid_.find_indicator(*indicator) == nullptr) {
                ++other_indicators_; // of a published table: Vigie reads some of its series
                ++work_.report.refused;
                return std::nullopt;
            }
            if (!indicator || grid_.find_indicator(*indicator) == nullptr) {
                work_.refuse(row.row, indicator.value_or(""),
                             {VIGIE_N_("The grid has no indicator “{0}”."), {indicator.value_or("")}},
                             VIGIE_N_("Correct the code, or import a grid that has it."));
                return std::nullopt;
            }
            add(cells, {*indicator, value(row, "value"), value(row, "numerator"), value(row, "denominator"),
                        quality_of(columns_.text(row, "quality")), date(row)});
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

    void close() {
        if (other_indicators_ > 0)
            work_.note({core::Severity::refused,
                        std::nullopt,
                        work_.source_name,
                        {VIGIE_N_("{0} rows are of other indicators, which the profile does not read."),
                         {std::to_string(other_indicators_)}},
                        VIGIE_N_("Nothing is to be done.")});
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
        auto const number = columns_.number(row, field);
        if (!number)
            work_.warn(row.row, columns_.column_name(field),
                       {VIGIE_N_("“{0}” is not a number; it is kept as missing."), {*text}},
                       VIGIE_N_("Correct the figure in the source and import again."));
        return number;
    }

    ImportWork& work_;
    Columns const& columns_;
    core::Grid const& grid_;
    std::vector<std::string> wide_;
    std::int64_t other_indicators_ = 0;
};

/// Writes observations one by one, all but those a profile may not feed: of a source that is for context only, the
/// indicators that count in the score.
class Writer {
public:
    /// \param loader none on a trial run
    Writer(ImportWork& work, core::Grid const& grid, core::Campaign const& campaign, store::ObservationLoader* loader)
        : work_(work)
        , grid_(grid)
        , former_(work, campaign)
        , loader_(loader)
        , is_context_only_(work.profile && work.profile->is_context_only) {}

    /// \param code of the residence or zone, as in the file
    void operator()(core::Observation const& observation, std::string const& code) {
        if (is_context_only_ && !grid_.find_indicator(observation.indicator)->is_context) {
            if (dropped_++ == 0) first_dropped_ = observation.indicator;
            return;
        }
        ++work_.report.made;
        former_.compare(observation, code);
        if (loader_ != nullptr) loader_->put(observation);
    }

    void close() {
        former_.close();
        if (dropped_ > 0)
            work_.note({core::Severity::warning,
                        std::nullopt,
                        first_dropped_,
                        {VIGIE_N_("{0} figures were left out: this source is for context only, and “{1}” counts in the "
                                  "score."),
                         {std::to_string(dropped_), first_dropped_}},
                        VIGIE_N_("Map it to a context indicator of the grid.")});
    }

private:
    ImportWork& work_;
    core::Grid const& grid_;
    FormerFigures former_;
    store::ObservationLoader* loader_;
    bool is_context_only_;
    std::int64_t dropped_ = 0;
    std::string first_dropped_;
};

/// Codes the first rows carry, for choosing the zone layer they speak of.
std::vector<std::string> sample_codes(ImportWork const& work, Columns const& columns) {
    std::vector<std::string> codes;
    for (auto const& row : work.sample)
        if (auto code = columns.text(row, "code")) codes.push_back(std::move(*code));
    return codes;
}

void check_mapping(ImportRequest const& request, core::Grid const& grid) {
    auto const known = fields_of(ImportKind::observations);
    for (auto const& [field, column] : request.mapping) {
        bool const is_known = grid.find_indicator(field) != nullptr ||
                              std::ranges::any_of(known, [&](FieldNames const& f) { return field == f.field; });
        if (!is_known)
            throw core::Error(
                core::ErrorCode::refused,
                {VIGIE_N_("The grid has no indicator “{0}”. Export the grid to see its indicators."), {field}});
    }
}

/// \param loader none on a trial run
void bring_in(ImportWork& work, Columns const& columns, core::Grid const& grid, core::Campaign const& campaign,
              store::ObservationLoader* loader) {
    ObservationTargets targets(work, sample_codes(work, columns));
    CellReader read(work, columns, grid);
    PeriodFilter in_campaign(work, columns, campaign);
    Writer write(work, grid, campaign, loader);
    std::int64_t outside = 0;
    std::string first_outside;
    work.read([&](gis::Feature& row) {
        if (!in_campaign(row)) return false;
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
                write({residence, campaign.id, cell.indicator, cell.value, cell.numerator, cell.denominator,
                       targets.is_inherited() ? core::Quality::inherited : cell.quality, cell.date},
                      *code);
        return true;
    });
    in_campaign.close();
    read.close();
    work.report.refused += outside;
    if (outside > 0)
        work.note({core::Severity::refused,
                   std::nullopt,
                   first_outside,
                   {VIGIE_N_("{0} rows have a code the project does not know (the first: “{1}”)."),
                    {std::to_string(outside), first_outside}},
                   targets.is_inherited()
                       ? VIGIE_N_("They concern other places; nothing is to be done.")
                       : VIGIE_N_("Check the codes against the table of residences; aliases count too.")});
    targets.close();
    write.close();
    work.warn_personal(columns);
    if (loader != nullptr) targets.keep_aliases();
}

}

void import_observations(ImportWork& work) {
    auto const grid = work.project.current_grid();
    check_mapping(work.request, grid);
    auto const& columns = work.columns(fields_of(ImportKind::observations, &grid));
    columns.require("code");
    if (work.profile && work.profile->aggregate != Aggregate::none) return import_aggregates(work, columns, grid);
    auto const campaign = campaign_of(work, columns);
    work.report.target = campaign.name;
    if (work.request.dry_run) return bring_in(work, columns, grid, campaign, nullptr);
    work.write([&](core::ImportId import) {
        auto loader = work.project.load_observations(import);
        bring_in(work, columns, grid, campaign, &loader);
    });
}

}
