#include "dossier/personal_data_file.hpp"

#include "dossier/watch.hpp"
#include "store/project_rows.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>

namespace vigie::dossier {

namespace {

using gis::Cell;
using text::tr;

Cell text_cell(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }
Cell date_cell(std::optional<core::Date> const& date) { return date ? Cell{core::iso(*date)} : Cell{}; }

template <typename Number>
Cell number_cell(std::optional<Number> const& number) {
    if (!number) return {};
    if constexpr (std::is_integral_v<Number>)
        return static_cast<std::int64_t>(*number);
    else
        return static_cast<double>(*number);
}

HeldColumn code_column() { return {"code", tr("Code")}; }
HeldColumn date_column(char const* key = "date") { return {key, tr("Date")}; }
HeldColumn campaign_column() { return {"campaign", tr("Campaign")}; }
HeldColumn role_column() { return {"role", tr("Role")}; }
HeldColumn motive_column() { return {"motive", tr("Motive")}; }

std::string quality_words(core::Quality quality) {
    switch (quality) {
    case core::Quality::measured:
        return tr("measured");
    case core::Quality::estimated:
        return tr("estimated");
    case core::Quality::observed:
        return tr("seen on site");
    case core::Quality::inherited:
        break;
    }
    return tr("taken from the zone around");
}

class Collector {
public:
    Collector(Snapshot const& snapshot, store::Project const& project, std::uint32_t row)
        : snapshot_(snapshot)
        , project_(project)
        , row_(row)
        , residence_(snapshot.residences[row]) {}

    std::vector<HeldSection> collect() {
        add_identity();
        add_zones();
        add_observations();
        add_scores();
        add_follow_up();
        add_notes();
        add_incidents();
        add_other_tables();
        return std::move(sections_);
    }

private:
    void add(HeldSection section) {
        if (!section.rows.empty()) sections_.push_back(std::move(section));
    }

    void add_identity() {
        HeldSection section{"residence", tr("Identity"), {{"field", tr("Field")}, {"value", tr("Value")}}, {}};
        auto const line = [&](std::string name, Cell value) {
            if (value.index() != 0) section.rows.push_back({std::move(name), std::move(value)});
        };
        line(tr("Code"), text_cell(residence_.code));
        for (auto const& alias : residence_.aliases)
            line(tr("Other code"), text_cell(alias));
        line(tr("Name"), text_cell(residence_.name));
        line(tr("Address"), text_cell(residence_.address));
        line(tr("Municipality (INSEE)"), text_cell(residence_.insee));
        line(tr("Agency"), text_cell(residence_.agency));
        line(tr("Dwellings"), number_cell(residence_.dwellings));
        line(tr("Households"), number_cell(residence_.households));
        line(tr("Built"), number_cell(residence_.year_built));
        line(tr("Renovated"), number_cell(residence_.year_renovated));
        if (residence_.position) {
            line("x", residence_.position->x);
            line("y", residence_.position->y);
        }
        add(std::move(section));
    }

    void add_zones() {
        HeldSection section{
            "zones",
            tr("Zones it lies in"),
            {{"layer", tr("Layer")}, code_column(), {"name", tr("Name")}, {"distance_m", tr("Distance, m")}},
            {}};
        for (auto const& layer : snapshot_.zone_layers)
            if (auto const at = layer.zone_of[row_]; at >= 0) {
                auto const& zone = layer.zones[static_cast<std::size_t>(at)];
                section.rows.push_back(
                    {text_cell(layer.layer.title), text_cell(zone.code), text_cell(zone.name), layer.distance_m[row_]});
            }
        add(std::move(section));
    }

    void add_observations() {
        HeldSection section{"observations",
                            tr("Observations"),
                            {campaign_column(),
                             {"indicator", tr("Indicator")},
                             {"name", tr("Name")},
                             {"value", tr("Value")},
                             {"numerator", tr("Counted")},
                             {"denominator", tr("Out of")},
                             {"quality", tr("Quality")},
                             date_column()},
                            {}};
        for (auto const& data : snapshot_.campaigns)
            for (auto const& observation : project_.observations(data.campaign.id, residence_.id)) {
                auto const* const indicator = snapshot_.grid.find_indicator(observation.indicator);
                section.rows.push_back({data.campaign.name, observation.indicator,
                                        indicator != nullptr ? text_cell(text::pick(indicator->name)) : Cell{},
                                        number_cell(observation.value), number_cell(observation.numerator),
                                        number_cell(observation.denominator), quality_words(observation.quality),
                                        date_cell(observation.observed_on)});
            }
        add(std::move(section));
    }

    void add_scores() {
        HeldSection section{"scores",
                            tr("Scores"),
                            {campaign_column(),
                             {"index", tr("Index")},
                             {"class", tr("Class")},
                             {"rank", tr("Rank")},
                             {"coverage", tr("Coverage")}},
                            {}};
        for (auto const& data : snapshot_.campaigns) {
            if (data.scores.empty()) continue;
            auto const& score = data.scores[row_];
            section.rows.push_back(
                {data.campaign.name, number_cell(score.index.score), std::string(1, core::letter(score.shown)),
                 score.rank > 0 ? Cell{std::int64_t{score.rank}} : Cell{}, static_cast<double>(score.index.coverage)});
        }
        add(std::move(section));
    }

    void add_follow_up() {
        HeldSection statuses{
            "statuses", tr("Statuses"), {date_column(), {"status", tr("Status")}, role_column(), motive_column()}, {}};
        for (auto const& event : snapshot_.watch_events)
            if (event.residence == residence_.id)
                statuses.rows.push_back({core::iso(event.decided_on), status_label(event.status), text_cell(event.role),
                                         text_cell(event.motive)});
        add(std::move(statuses));
        HeldSection actions{"actions",
                            tr("Actions"),
                            {code_column(),
                             {"axis", tr("Axis")},
                             {"title", tr("Title")},
                             {"lead", tr("Lead")},
                             {"start", tr("Start")},
                             {"due", tr("Due")},
                             {"state", tr("State")},
                             {"planned", tr("Planned, €")},
                             {"actual", tr("Actual, €")},
                             {"effect", tr("Effect")}},
                            {}};
        for (auto const& action : snapshot_.actions)
            if (action.residence == residence_.id)
                actions.rows.push_back({text_cell(action.code), text_cell(action.axis), text_cell(action.title),
                                        text_cell(action.lead), date_cell(action.starts_on), date_cell(action.due_on),
                                        std::string(core::code(action.state)), number_cell(action.planned_cost_eur),
                                        number_cell(action.actual_cost_eur), text_cell(action.effect)});
        add(std::move(actions));
    }

    void add_notes() {
        HeldSection notes{"notes", tr("Notes"), {date_column(), role_column(), {"text", tr("Text")}}, {}};
        for (auto const& note : snapshot_.notes)
            if (note.residence == residence_.id)
                notes.rows.push_back({core::iso(note.date), text_cell(note.role), text_cell(note.body)});
        add(std::move(notes));
        HeldSection opinions{"opinions",
                             tr("Opinions from the field"),
                             {date_column(), {"class", tr("Class proposed")}, role_column(), motive_column()},
                             {}};
        for (auto const& opinion : snapshot_.opinions)
            if (opinion.residence == residence_.id)
                opinions.rows.push_back(
                    {core::iso(opinion.given_on),
                     opinion.proposed ? Cell{std::string(1, core::letter(*opinion.proposed))} : Cell{},
                     text_cell(opinion.role), text_cell(opinion.motive)});
        add(std::move(opinions));
    }

    void add_incidents() {
        HeldSection section{"incidents",
                            tr("Incidents"),
                            {code_column(),
                             date_column(),
                             {"kind", tr("Kind")},
                             {"severity", tr("Severity")},
                             {"distance_m", tr("Distance, m")}},
                            {}};
        for (auto const& incident : project_.incidents(residence_.id))
            section.rows.push_back({text_cell(incident.code), core::iso(incident.date), text_cell(incident.kind),
                                    number_cell(incident.severity), number_cell(incident.distance_m)});
        add(std::move(section));
    }

    /// Every other table that names the residence, with the names of the project file.
    void add_other_tables() {
        constexpr std::array said{"residence_alias", "residence_zone", "observation",   "score",   "watch_event",
                                  "action",          "field_note",     "field_opinion", "incident"};
        for (auto const& table : store::published_tables(project_)) {
            if (std::ranges::find(said, table.name) != said.end()) continue;
            for (auto const& reference : table.references)
                if (reference.parent == "residence") add(section_of(table, reference.column));
        }
    }

    HeldSection section_of(core::PublishTable const& table, std::string const& residence_column) {
        HeldSection section{table.name, tr("Table {0} of the project file", {table.name}), {}, {}};
        std::size_t key = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            section.columns.push_back({table.columns[i].name, table.columns[i].name});
            if (table.columns[i].name == residence_column) key = i;
        }
        store::visit_rows(project_, table, [&](core::PublishRow const& row) {
            if (auto const* const id = std::get_if<std::int64_t>(&row[key]);
                id == nullptr || *id != residence_.id.value)
                return;
            std::vector<Cell> cells;
            for (auto const& cell : row)
                cells.push_back(plain(cell));
            section.rows.push_back(std::move(cells));
        });
        return section;
    }

    static Cell plain(core::PublishCell const& cell) {
        if (auto const* const number = std::get_if<std::int64_t>(&cell)) return *number;
        if (auto const* const real = std::get_if<double>(&cell)) return *real;
        if (auto const* const text = std::get_if<std::string>(&cell)) return *text;
        if (auto const* const bytes = std::get_if<std::vector<std::byte>>(&cell))
            return tr("{0} bytes", {std::to_string(bytes->size())});
        return {};
    }

    Snapshot const& snapshot_;
    store::Project const& project_;
    std::uint32_t row_;
    core::Residence const& residence_;
    std::vector<HeldSection> sections_;
};

}

HeldData held_data(Snapshot const& snapshot, store::Project const& project, std::uint32_t row) {
    auto const& residence = snapshot.residences[row];
    return {residence.code, residence.name, snapshot.info.title, core::today(),
            Collector(snapshot, project, row).collect()};
}

}
