// What an import would do.
#include "imports/plan.hpp"

#include "core/error.hpp"
#include "imports/detail/guess.hpp"
#include "imports/detail/residence_reader.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

constexpr std::int64_t sample_rows = 5000;
constexpr std::size_t preview_rows = 20;
constexpr std::size_t most_positions = 5000;

ImportRequest request_of(std::filesystem::path const& source, ImportChoices const& choices, ImportKind kind) {
    ImportRequest request;
    request.kind = kind;
    request.source = source;
    request.profile = choices.profile;
    request.layer = choices.layer;
    request.encoding = choices.encoding;
    request.delimiter = choices.delimiter;
    request.decimal = choices.decimal;
    request.header_row = choices.header_row;
    request.crs = choices.crs;
    request.mapping = choices.mapping;
    request.target = choices.target;
    request.campaign = choices.campaign;
    request.by_zone_layer = choices.by_zone_layer;
    request.by_commune = choices.by_commune;
    request.within_m = choices.within_m;
    request.mode = choices.mode;
    request.accept_suggestions = choices.accept_suggestions;
    request.role = choices.role;
    return request;
}

/// Opens what was asked for; of several layers, the first that holds rows when none was named.
OpenedSource opened(ImportPlan& plan, ImportRequest const& request) {
    for (auto const& layer : gis::layers_of(plan.source))
        plan.layers.push_back({layer.name, layer.rows, layer.has_geometry});
    try {
        return open_source(request, plan.choices.kind);
    } catch (core::Error const&) {
        bool const may_be_the_layer = request.layer.empty() && plan.layers.size() > 1;
        if (!may_be_the_layer) throw;
    }
    auto one = request;
    auto const filled = std::ranges::find_if(plan.layers, [](PlanLayer const& l) { return l.rows.value_or(1) > 0; });
    if (filled == plan.layers.end()) return open_source(request, plan.choices.kind);
    one.layer = filled->name;
    plan.findings.push_back(
        {core::Severity::note,
         std::nullopt,
         filled->name,
         {VIGIE_N_("The file holds {0} layers; “{1}” is shown."), {std::to_string(plan.layers.size()), filled->name}},
         VIGIE_N_("Choose the one you want.")});
    return open_source(one, plan.choices.kind);
}

PlanProfile described(Profile const& profile, Recognition const& found) {
    PlanProfile plan;
    plan.code = profile.code;
    plan.name = text::pick(profile.name);
    plan.about = text::pick(profile.about);
    plan.kind = profile.kind;
    plan.share = found.share;
    for (auto const& names : found.lacking)
        plan.lacking.push_back(names.empty() ? std::string() : names.front());
    plan.fits = found.fits();
    plan.is_users = profile.is_users;
    return plan;
}

void list_profiles(ImportPlan& plan, SourceLook const& look, std::optional<Profile> const& used) {
    for (auto const& profile : profiles(&plan.findings))
        plan.profiles.push_back(described(profile, recognise(profile, look)));
    std::ranges::stable_sort(plan.profiles, [](auto const& a, auto const& b) {
        return std::tuple(a.fits, a.share) > std::tuple(b.fits, b.share);
    });
    if (used) plan.profile = described(*used, recognise(*used, look));
}

double confidence_of(std::optional<MappedBy> by) {
    constexpr double by_name = 0.9;
    if (!by) return 0;
    return *by == MappedBy::usual_name ? by_name : 1;
}

void list_fields(ImportPlan& plan, Columns const& columns, std::vector<FieldNames> const& fields) {
    for (auto const& each : fields) {
        PlanField field;
        field.field = each.field;
        field.label = each.label;
        field.is_required = each.is_required;
        field.column = columns.expression(each.field);
        field.by = columns.mapped_by(each.field);
        field.confidence = confidence_of(field.by);
        if (field.column.empty())
            field.candidates = columns.header().nearest(each.names.empty() ? std::vector{each.field} : each.names);
        if (!each.is_special || !field.column.empty()) plan.fields.push_back(std::move(field));
    }
    plan.personal = columns.personal();
}

/// « 1 234,5 » → « 1234.5 »; a word for « not known » → nothing.
std::string understood(Columns const& columns, gis::Feature const& row, std::string const& field) {
    auto const text = columns.text(row, field);
    if (!text || gis::means_missing(*text)) return {};
    return *text;
}

void make_preview(ImportPlan& plan, Columns const& columns, std::vector<gis::Feature> const& sample) {
    for (auto const& field : plan.fields)
        if (!field.column.empty()) plan.preview_fields.push_back(field.field);
    for (std::size_t i = 0; i < std::min(preview_rows, sample.size()); ++i) {
        PlanRow row;
        row.row = sample[i].row;
        for (auto const& value : sample[i].values)
            row.before.push_back(value.value_or(""));
        for (auto const& field : plan.preview_fields)
            row.after.push_back(understood(columns, sample[i], field));
        plan.preview.push_back(std::move(row));
    }
}

/// The lines and outer borders of a shape, each without the points that lie within `step` of the one before.
void add_outlines(std::vector<core::Polyline>& outlines, core::Geometry const& geometry, double step) {
    auto const add = [&](core::Polyline const& line) {
        core::Polyline thin;
        for (auto const& point : line)
            if (thin.empty() || core::distance_m(thin.back(), point) >= step) thin.push_back(point);
        if (!line.empty() && thin.back() != line.back()) thin.push_back(line.back());
        outlines.push_back(std::move(thin));
    };
    if (auto const* polygons = std::get_if<core::MultiPolygon>(&geometry))
        for (auto const& polygon : *polygons)
            add(polygon.outer);
    else if (auto const* lines = std::get_if<core::MultiPolyline>(&geometry))
        for (auto const& line : *lines)
            add(line);
}

void place_sample(ImportPlan& plan, Positions& positions, std::vector<gis::Feature> const& sample) {
    std::vector<core::Geometry> shapes;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        auto row = sample[i];
        auto geometry = positions(row);
        auto const box = core::bounds(geometry);
        if (i < plan.preview.size()) plan.preview[i].is_located = !box.is_empty();
        plan.extent.include(box);
        if (auto const* point = std::get_if<core::Projected>(&geometry)) {
            if (plan.positions.size() < most_positions) plan.positions.push_back(*point);
        } else if (!box.is_empty() && plan.boxes.size() < most_positions) {
            plan.boxes.push_back(box);
            shapes.push_back(std::move(geometry));
        }
    }
    double const step = std::max(plan.extent.width(), plan.extent.height()) / 500;
    for (auto const& shape : shapes)
        add_outlines(plan.outlines, shape, step);
    plan.crs = positions.found();
    plan.project_crs = positions.project_crs().code();
}

/// The import itself, of the sample, written nowhere: what it keeps and refuses is what the plan says.
void try_out(ImportPlan& plan, store::Project& project, std::stop_token stop) {
    auto request = request_of(plan);
    request.dry_run = request.is_trial = true;
    bool const needs_all = plan.choices.mode == ResidenceMode::update;
    request.most_rows = needs_all ? 0 : sample_rows;
    try {
        auto outcome = import_with_details(project, request, std::move(stop));
        plan.changes = std::move(outcome.changes);
        plan.suggestions = std::move(outcome.suggestions);
        plan.join = std::move(outcome.join);
        plan.findings.insert(plan.findings.end(), outcome.report.findings.begin(), outcome.report.findings.end());
        plan.trial = std::move(outcome.report);
        if (plan.trial->kept == 0)
            plan.obstacle = {VIGIE_N_("No row of {0} can be used as it stands."), {plan.trial->source_name}};
    } catch (core::Error const& error) {
        if (error.code() == core::ErrorCode::cancelled) throw;
        plan.obstacle = error.message();
    }
}

}

ImportRequest request_of(ImportPlan const& plan) {
    auto request = request_of(plan.source, plan.choices, plan.kind);
    request.layer = plan.layers.size() > 1 ? plan.layer : request.layer;
    if (request.profile.empty()) request.profile = plan.profile ? plan.profile->code : std::string("none");
    return request;
}

ImportPlan inspect(std::filesystem::path const& source, ImportChoices const& choices, store::Project* project,
                   std::stop_token stop) {
    ImportPlan plan;
    plan.source = source;
    plan.choices = choices;
    auto request = request_of(source, choices, choices.kind.value_or(ImportKind::residences));
    auto file = opened(plan, request);
    plan.facts = file.source.facts();
    plan.layer = file.source.layer_name();
    plan.columns = file.source.fields();
    plan.rows = file.source.row_count();
    auto const sample = first_rows(file.source, sample_rows, stop);
    plan.sampled = static_cast<std::int64_t>(sample.size());
    plan.is_sample = plan.sampled == sample_rows;
    plan.encoding_sentence = encoding_sentence(plan.facts);
    plan.accents = text_with_accents(sample);
    plan.decimal = choices.decimal != 0 ? choices.decimal : decimal_of(sample);

    auto const grid =
        project != nullptr && project->current_grid_id() ? std::optional(project->current_grid()) : std::nullopt;
    SourceLook const look{Header(plan.columns), source.stem().string(), plan.layer, file.source.has_geometry()};
    list_profiles(plan, look, file.profile);
    auto const guess = guess_kind(look, sample, grid ? &*grid : nullptr);
    plan.kind = choices.kind ? *choices.kind : file.profile ? file.profile->kind : guess.kind;
    plan.kind_confidence = choices.kind || file.profile ? 1 : guess.confidence;
    if (file.profile) plan.never_used = matching_columns(look.header, file.profile->never);

    auto rules = column_rules(file.profile ? &*file.profile : nullptr, choices.mapping, choices.decimal);
    auto const fields = fields_of(plan.kind, grid ? &*grid : nullptr);
    std::optional<Columns> columns;
    try {
        columns.emplace(plan.columns, rules, fields, source.filename().string());
    } catch (core::Error const& error) { // a column the user named is not there: shown, and the rest as it is without
        plan.obstacle = error.message();
        rules.mapping.clear();
        columns.emplace(plan.columns, rules, fields, source.filename().string());
    }
    list_fields(plan, *columns, fields);
    plan.date_format = date_format_of(*columns, sample);
    make_preview(plan, *columns, sample);
    auto const destination =
        project != nullptr ? destination_of(*project) : Destination{gis::Crs::from_code("EPSG:2154"), {}, true};
    plan.project_extent = destination.extent;
    Positions positions(file.source, *columns, sample, destination,
                        {choices.crs, file.profile ? file.profile->crs : std::string()}, plan.place_findings);
    place_sample(plan, positions, sample);
    positions.close(plan.place_findings);
    if (project == nullptr)
        plan.findings.insert(plan.findings.end(), plan.place_findings.begin(), plan.place_findings.end());
    else if (plan.obstacle.english.empty())
        try_out(plan, *project, std::move(stop));
    return plan;
}

}
