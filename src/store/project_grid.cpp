// Grids and campaigns.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

std::string_view code(core::ValueKind kind) {
    switch (kind) {
    case core::ValueKind::event_rate: return "event_rate";
    case core::ValueKind::survey_share: return "survey_share";
    case core::ValueKind::measure: break;
    }
    return "measure";
}

core::ValueKind kind_of(std::string const& text) {
    if (text == "event_rate") return core::ValueKind::event_rate;
    if (text == "survey_share") return core::ValueKind::survey_share;
    return core::ValueKind::measure;
}

core::Normalisation read_normalisation(Statement const& row, int first) {
    return {method_of(row.text(first)), row.text(first + 1), row.real(first + 2), row.maybe_real(first + 3), table_of_json(row.text(first + 4))};
}

void add_indicator(Database& db, core::GridId grid, std::int64_t family, int ordinal, core::Indicator const& indicator) {
    db.prepare(sql::add_indicator_code).bind(":code", indicator.code).run();
    auto row = db.prepare(sql::add_grid_indicator);
    row.bind(":grid", grid).bind(":code", indicator.code).bind(":family", family).bind(":ordinal", ordinal);
    row.bind(":name_fr", indicator.name.fr).bind(":name_en", indicator.name.en).bind(":unit_fr", indicator.unit.fr).bind(":unit_en", indicator.unit.en);
    row.bind(":kind", code(indicator.kind)).bind(":scale", indicator.scale).bind(":at_0", indicator.goalposts.at_0).bind(":at_100", indicator.goalposts.at_100);
    row.bind(":weight", indicator.weight).bind(":is_context", int{indicator.is_context}).bind(":is_sensitive", int{indicator.is_sensitive});
    row.bind(":alert_at", indicator.alert_at).bind(":incident_kinds", json_of(indicator.incident_kinds)).bind(":source", indicator.source);
    row.bind(":decimals", indicator.decimals).bind(":definition_fr", indicator.definition.fr).bind(":definition_en", indicator.definition.en);
    auto const& with = indicator.normalisation;
    row.bind(":method", code_of(with.method)).bind(":reference", with.reference).bind(":tail", with.tail).bind(":target", with.target);
    row.bind(":score_table", json_of(with.table)).bind(":formula_fr", indicator.formula.fr).bind(":formula_en", indicator.formula.en);
    row.bind(":reading_fr", indicator.reading.fr).bind(":reading_en", indicator.reading.en);
    row.bind(":years_fr", indicator.years.fr).bind(":years_en", indicator.years.en);
    row.run();
}

core::Indicator read_indicator(Statement const& row) {
    core::Indicator indicator;
    indicator.code = row.text(0);
    indicator.name = {row.text(1), row.text(2)};
    indicator.unit = {row.text(3), row.text(4)};
    indicator.kind = kind_of(row.text(5));
    indicator.scale = row.real(6);
    indicator.goalposts = {row.real(7), row.real(8)};
    indicator.weight = row.real(9);
    indicator.is_context = row.integer(10) != 0;
    indicator.is_sensitive = row.integer(11) != 0;
    indicator.alert_at = row.maybe_real(12);
    indicator.incident_kinds = list_of_json(row.text(13));
    indicator.source = row.text(14);
    indicator.decimals = static_cast<int>(row.integer(15));
    indicator.definition = {row.text(16), row.text(17)};
    indicator.normalisation = read_normalisation(row, 18);
    indicator.formula = {row.text(23), row.text(24)};
    indicator.reading = {row.text(25), row.text(26)};
    indicator.years = {row.text(27), row.text(28)};
    return indicator;
}

/// A version number alone makes no other grid.
bool is_same(core::Grid grid, core::Grid const& current) {
    grid.version = current.version;
    return grid == current;
}

}

core::GridId Project::save_grid(core::Grid const& grid) {
    core::GridId id;
    if (auto const current = current_grid_id(); current && is_same(grid, this->grid(*current))) return *current;
    write({VIGIE_N_("Grid “{0}”"), {grid.title.fr.empty() ? grid.code : grid.title.fr}}, [&] {
        auto& db = *database_;
        int version = 1;
        {
            auto last = db.prepare(sql::last_grid_version);
            last.bind(":code", grid.code);
            if (last.step()) version = std::max(grid.version, last.maybe_int(0).value_or(0) + 1);
        }
        auto row = db.prepare(sql::add_grid);
        row.bind(":code", grid.code).bind(":version", version).bind(":title_fr", grid.title.fr).bind(":title_en", grid.title.en);
        row.bind(":power", grid.rules.power).bind(":minimum_coverage", grid.rules.minimum_coverage).bind(":minimum_families", grid.rules.minimum_families);
        row.bind(":limit_b", grid.rules.class_limits[0]).bind(":limit_c", grid.rules.class_limits[1]).bind(":limit_d", grid.rules.class_limits[2]);
        row.bind(":saved_at", utc_now()).run();
        id = {db.last_row_id()};
        int family_ordinal = 0, indicator_ordinal = 0;
        for (auto const& family : grid.families) {
            db.prepare(sql::add_family).bind(":grid", id).bind(":ordinal", family_ordinal++).bind(":code", family.code).bind(":name_fr", family.name.fr)
                .bind(":name_en", family.name.en).bind(":short_fr", family.short_name.fr).bind(":short_en", family.short_name.en)
                .bind(":weight", family.weight).bind(":is_in_index", int{family.is_in_index})
                .bind(":alert_at", family.alert_at).run();
            std::int64_t const family_id = db.last_row_id();
            for (auto const& indicator : family.indicators) add_indicator(db, id, family_id, indicator_ordinal++, indicator);
        }
        db.prepare(sql::put_meta).bind(":key", "current_grid").bind(":value", std::to_string(id.value)).run();
    });
    return id;
}

std::optional<core::GridId> Project::current_grid_id() const {
    auto row = database_->prepare(sql::meta);
    row.bind(":key", "current_grid");
    if (!row.step()) return std::nullopt;
    return core::GridId{row.integer(0)};
}

core::Grid Project::grid(core::GridId id) const {
    auto& db = *database_;
    core::Grid grid;
    {
        auto row = db.prepare(sql::grid);
        row.bind(":grid", id);
        if (!row.step()) throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no diagnostic grid. Import one first."));
        grid.code = row.text(0);
        grid.version = static_cast<int>(row.integer(1));
        grid.title = {row.text(2), row.text(3)};
        grid.rules = {row.real(4), row.real(5), static_cast<int>(row.integer(6)), {row.real(7), row.real(8), row.real(9)}};
    }
    auto families = db.prepare(sql::families);
    families.bind(":grid", id);
    while (families.step()) {
        core::Family family;
        family.code = families.text(1);
        family.name = {families.text(2), families.text(3)};
        family.short_name = {families.text(4), families.text(5)};
        family.weight = families.real(6);
        family.is_in_index = families.integer(7) != 0;
        family.alert_at = families.maybe_real(8);
        auto rows = db.prepare(sql::grid_indicators);
        rows.bind(":grid", id).bind(":family", families.integer(0));
        while (rows.step()) family.indicators.push_back(read_indicator(rows));
        grid.families.push_back(std::move(family));
    }
    return grid;
}

core::Grid Project::current_grid() const {
    auto const id = current_grid_id();
    if (!id) throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no diagnostic grid. Import one first."));
    return grid(*id);
}

core::CampaignId Project::add_campaign(core::Campaign const& campaign) {
    if (find_campaign(campaign.name))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("Campaign “{0}” exists already. Choose another name."), {campaign.name}});
    if (!(campaign.period.from < campaign.period.to))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("Campaign “{0}” ends before it starts. Check its dates."), {campaign.name}});
    std::string const from = core::iso(campaign.period.from), to = core::iso(campaign.period.to);
    {
        auto other = database_->prepare(sql::overlapping_campaign);
        other.bind(":starts_on", from).bind(":ends_on", to);
        if (other.step())
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("Campaign “{0}” overlaps campaign “{1}”. Give it other dates."), {campaign.name, other.text(0)}});
    }
    core::CampaignId id;
    write({VIGIE_N_("Campaign {0}"), {campaign.name}}, [&] {
        database_->prepare(sql::add_campaign).bind(":name", campaign.name).bind(":starts_on", from).bind(":ends_on", to)
            .bind(":frozen_on", iso_or_null(campaign.frozen_on)).run();
        id = {database_->last_row_id()};
    });
    return id;
}

void Project::freeze_campaign(core::CampaignId id, core::Date on) {
    std::string name;
    for (auto const& campaign : campaigns())
        if (campaign.id == id) name = campaign.name;
    write({VIGIE_N_("Campaign {0} frozen"), {name}}, [&] { database_->prepare(sql::freeze_campaign).bind(":campaign", id).bind(":on", core::iso(on)).run(); });
}

std::vector<core::Campaign> Project::campaigns() const {
    std::vector<core::Campaign> list;
    auto row = database_->prepare(sql::campaigns);
    while (row.step()) {
        core::Campaign campaign;
        campaign.id = {row.integer(0)};
        campaign.name = row.text(1);
        campaign.period = {maybe_date(row, 2).value_or(core::Date{}), maybe_date(row, 3).value_or(core::Date{})};
        campaign.frozen_on = maybe_date(row, 4);
        list.push_back(std::move(campaign));
    }
    return list;
}

std::optional<core::Campaign> Project::find_campaign(std::string const& name) const {
    for (auto& campaign : campaigns())
        if (campaign.name == name) return campaign;
    return std::nullopt;
}

}
