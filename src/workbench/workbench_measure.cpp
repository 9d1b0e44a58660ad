// The figure the map is coloured by: chosen, cut into classes, kept in the project.
#include "workbench/workbench.hpp"

#include "dossier/qgis_style.hpp"
#include "text/language.hpp"
#include "workbench/detail/measured_place.hpp"

#include <algorithm>
#include <limits>

namespace vigie::workbench {

namespace {

std::string key_of(store::MeasureStyle const& style) {
    auto key = style.measure + "\n" + style.method + "\n" + std::to_string(style.classes) + "\n" + style.ramp;
    for (double const limit : style.limits)
        key += "\n" + std::to_string(limit);
    return key;
}

/// Class of each residence, or of its zone; that of what has no value for one without a zone.
std::vector<std::uint8_t> steps_of(dossier::Snapshot const& snapshot, std::vector<double> const& values,
                                   std::vector<double> const& limits, bool is_of_zones) {
    std::vector<std::uint8_t> steps(snapshot.residences.size(), static_cast<std::uint8_t>(limits.size() + 1));
    for (std::size_t row = 0; row < steps.size(); ++row) {
        auto const place = detail::measured_place(snapshot, is_of_zones, row);
        if (place && *place < values.size()) steps[row] = static_cast<std::uint8_t>(analysis::class_of(values[*place], limits));
    }
    return steps;
}

void keep(std::vector<store::MeasureStyle>& styles, store::MeasureStyle const& style) {
    std::erase_if(styles, [&](auto const& each) { return each.measure == style.measure; });
    styles.push_back(style);
}

}

std::vector<dossier::Measure> const& Workbench::measures() const {
    auto& m = map_measure_;
    auto const key = shown_key();
    if (m.all_of == key) return m.all;
    m.all_of = key;
    m.all = snapshot_ ? dossier::measures(*snapshot_, campaign()) : std::vector<dossier::Measure>{};
    return m.all;
}

dossier::Measure const* Workbench::measure() const { return dossier::find_measure(measures(), map_measure_.style.measure); }

core::ObservedColumn const* Workbench::observed_of(dossier::Measure const& measure) const {
    return map_measure_.observed_of == shown_key() + measure.code ? map_measure_.observed.get() : nullptr;
}

std::vector<double> const& Workbench::mapped_values() const {
    auto& m = map_measure_;
    auto const* which = measure();
    bool const is_tried =
        which != nullptr && which->kind == dossier::Measure::Kind::index && !which->is_of_zones && draft_.is_moved();
    auto key = shown_key() + m.style.measure;
    if (which != nullptr && which->is_read()) key += observed_of(*which) != nullptr ? "\nread" : "\nnot read";
    if (is_tried) key += "\n" + std::to_string(revision_);
    if (m.values_of == key) return m.values;
    m.values_of = key;
    m.breaks_of.clear();
    m.values.clear();
    if (which == nullptr) return m.values;
    auto const figures = this->figures();
    m.values = dossier::measure_values(*which, *snapshot_, campaign(), observed_of(*which));
    if (is_tried)
        for (std::uint32_t row = 0; auto& value : m.values)
            value = figures.score(row++).value_or(std::numeric_limits<double>::quiet_NaN());
    return m.values;
}

/// The same of another campaign: what was observed is read at once, for a comparison.
std::vector<double> Workbench::measured_in(std::string const& campaign) const {
    auto const* which = measure();
    auto const data = std::ranges::find(snapshot_->campaigns, campaign, [](auto const& each) { return each.campaign.name; });
    if (which == nullptr || data == snapshot_->campaigns.end()) return {};
    core::ObservedStock stock;
    core::ObservedColumn const* observed = nullptr;
    if (which->is_read() && project_) {
        stock = project_->observed(data->campaign.id, {which->code});
        if (auto const found = stock.columns.find(which->code); found != stock.columns.end()) observed = &found->second;
    }
    return dossier::measure_values(*which, *snapshot_, &*data, observed);
}

analysis::ClassBreaks const& Workbench::class_breaks() const {
    auto& m = map_measure_;
    if (m.made_at == revision_) return m.breaks; // asked for more than once a picture
    m.made_at = revision_;
    auto const& values = mapped_values();
    auto const key = key_of(m.style);
    if (m.breaks_of == key) return m.breaks;
    m.breaks_of = key;
    m.breaks = analysis::classify(values, dossier::class_options(m.style));
    auto const* which = measure();
    m.classing = which != nullptr ? dossier::classing_of(*which, m.style, m.breaks) : nullptr;
    if (which != nullptr) m.steps = steps_of(*snapshot_, values, m.breaks.limits, which->is_of_zones);
    return m.breaks;
}

std::shared_ptr<scene::Classing const> Workbench::classing() const {
    static_cast<void>(class_breaks());
    return map_measure_.classing;
}

bool Workbench::is_reading_measure() const { return jobs_.is_pending(map_measure_.reading); }

/// What was observed is read by a job; until then nothing is known of it.
void Workbench::read_measured() {
    auto const* which = measure();
    if (which == nullptr || !which->is_read() || campaign() == nullptr || snapshot_->path.empty()) return;
    auto const key = shown_key() + which->code;
    if (map_measure_.observed_of == key) return;
    map_measure_.observed_of = key;
    map_measure_.observed = nullptr;
    auto const code = which->code;
    map_measure_.reading = jobs_.start(text::tr("Reading what was observed"),
                                       [this, path = snapshot_->path, campaign = campaign()->campaign.id, code,
                                        key](JobContext const&) -> Jobs::Apply {
                                           auto const project = store::Project::open(path, store::OpenMode::read_only);
                                           auto stock = project.observed(campaign, {code});
                                           auto const column = std::make_shared<core::ObservedColumn const>(
                                               std::move(stock.columns[code]));
                                           return [this, key, column] {
                                               if (map_measure_.observed_of != key)
                                                   return; // another one was asked for since
                                               map_measure_.observed = column;
                                               map_measure_.values_of.clear();
                                               touch(true);
                                           };
                                       });
}

void Workbench::preview_measure(store::MeasureStyle const& style) {
    auto const* which = dossier::find_measure(measures(), style.measure);
    if (which == nullptr) return;
    map_measure_.style = dossier::sound_style(style, *which, shown_grid().rules);
    map_measure_.style.is_shown = false; // until it is kept
    colouring_ = scene::Colouring::measure;
    read_measured();
    touch(true);
}

void Workbench::show_measure(store::MeasureStyle const& style) {
    preview_measure(style);
    auto& m = map_measure_;
    if (m.style.measure != style.measure) return;
    m.style.is_shown = true;
    auto const kept = std::ranges::find(m.styles, m.style.measure, &store::MeasureStyle::measure);
    if (kept != m.styles.end() && *kept == m.style) return; // nothing to write
    for (auto& each : m.styles)
        each.is_shown = false;
    keep(m.styles, m.style);
    if (!can_edit()) return;
    project_->show_measure(m.style);
    if (auto const* which = measure(); which != nullptr && !is_reading_measure()) dossier::publish_measure_style(*project_, *which, *classing());
}

void Workbench::choose_measure(std::string const& key) {
    auto const* which = dossier::find_measure(measures(), key);
    if (which == nullptr) return;
    auto const kept = std::ranges::find(map_measure_.styles, key, &store::MeasureStyle::measure);
    show_measure(kept != map_measure_.styles.end() ? *kept : dossier::default_style(*which, shown_grid().rules));
}

/// Another colouring was chosen: the project opens with it no longer.
void Workbench::leave_measure() {
    auto& styles = map_measure_.styles;
    auto const shown = std::ranges::find(styles, true, &store::MeasureStyle::is_shown);
    if (shown == styles.end()) return;
    shown->is_shown = false;
    if (!can_edit()) return;
    project_->hide_measure();
    dossier::publish_class_styles(*project_);
}

/// As the project says, after it was opened, undone or redone.
void Workbench::take_measures() {
    if (!project_) return;
    auto& m = map_measure_;
    m.styles = project_->measure_styles();
    auto const shown = std::ranges::find(m.styles, true, &store::MeasureStyle::is_shown);
    if (shown != m.styles.end()) {
        m.style = *shown;
        if (auto const* which = measure()) m.style = dossier::sound_style(*shown, *which, grid().rules);
        colouring_ = scene::Colouring::measure;
    } else if (colouring_ == scene::Colouring::measure) {
        colouring_ = scene::Colouring::severity;
    }
    read_measured();
}

}
