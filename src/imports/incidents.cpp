// Incidents: dated points or facts of a residence, one per identifier.
#include "core/error.hpp"
#include "imports/detail/keys.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace vigie::imports {

namespace {

/// « 2019 » alone stands for its first day.
std::optional<core::Date> day_of(std::string const& text) {
    if (auto const date = core::parse_date(text)) return date;
    int year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || year < 1900 || year > 2200) return std::nullopt;
    return core::year_period(year).from;
}

/// Residences near a point: a grid of cells as wide as the search, so that nine cells are looked at.
class NearestResidence {
public:
    NearestResidence(std::vector<core::Residence> residences, double within_m)
        : residences_(std::move(residences))
        , within_m_(within_m)
        , cell_m_(std::max(within_m, 10.0)) {
        for (std::uint32_t i = 0; i < residences_.size(); ++i) {
            core::Box box = core::bounds(residences_[i].footprint);
            if (residences_[i].position) box.include(*residences_[i].position);
            if (box.is_empty()) continue;
            for (auto x = cell(box.min_x); x <= cell(box.max_x); ++x)
                for (auto y = cell(box.min_y); y <= cell(box.max_y); ++y)
                    cells_[key(x, y)].push_back(i);
        }
    }

    struct Found {
        core::ResidenceId residence;
        double distance_m = 0;
    };
    /// The nearest within reach; the lower id of two at the same distance.
    [[nodiscard]] std::optional<Found> operator()(core::Projected point) const {
        std::optional<Found> best;
        for (auto x = cell(point.x) - 1; x <= cell(point.x) + 1; ++x)
            for (auto y = cell(point.y) - 1; y <= cell(point.y) + 1; ++y) {
                auto const found = cells_.find(key(x, y));
                if (found == cells_.end()) continue;
                for (auto const i : found->second) {
                    auto const& residence = residences_[i];
                    double const distance = residence.footprint.empty() ? core::distance_m(*residence.position, point)
                                                                        : core::distance_m(residence.footprint, point);
                    if (distance > within_m_) continue;
                    if (!best || distance < best->distance_m ||
                        (distance == best->distance_m && residence.id < best->residence))
                        best = Found{residence.id, distance};
                }
            }
        return best;
    }

private:
    [[nodiscard]] std::int64_t cell(double ordinate) const {
        return static_cast<std::int64_t>(std::floor(ordinate / cell_m_));
    }
    [[nodiscard]] static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(y);
    }

    std::vector<core::Residence> residences_;
    double within_m_;
    double cell_m_; ///< at least the search's reach
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

class Collector {
public:
    Collector(ImportWork& work, Columns const& columns, Positions& positions)
        : work_(work)
        , columns_(columns)
        , positions_(positions)
        , keys_(work) {}

    bool operator()(gis::Feature& row) {
        auto const date_text = columns_.text(row, "date").value_or(work_.request.campaign);
        auto const date = day_of(date_text);
        if (!date) {
            work_.refuse(row.row, columns_.text(row, "id").value_or(""),
                         {VIGIE_N_("“{0}” is not a date."), {date_text}},
                         VIGIE_N_("Write dates as 2026-03-12 or 12/03/2026; for a file without dates give a year with "
                                  "--map date==2026."));
            return false;
        }
        auto const code = columns_.text(row, "id").value_or(std::to_string(row.row));
        std::optional<int> severity;
        if (auto const value = columns_.number(row, "severity")) severity = static_cast<int>(std::lround(*value));
        auto const [entry, is_new] = place_.try_emplace(code, incidents.size());
        if (!is_new) { // another person or vehicle of the same fact: the worst counts
            auto& known = incidents[entry->second].severity;
            known = known && severity ? std::max(*known, *severity) : (severity ? severity : known);
            return true;
        }
        core::Incident incident;
        incident.code = code;
        incident.kind = columns_.text(row, "kind").value_or("autre");
        incident.date = *date;
        incident.severity = severity;
        if (auto const residence = columns_.text(row, "residence")) {
            if (auto const found = keys_.find(*residence))
                incident.residence = found;
            else
                work_.warn(
                    row.row, *residence,
                    {VIGIE_N_(
                         "No residence has the code “{0}”; the incident is linked by its position, if it has one."),
                     {*residence}},
                    VIGIE_N_("Correct the code, or add it as an alias."));
        }
        incident.position = core::representative_point(positions_(row));
        incidents.push_back(std::move(incident));
        return true;
    }

    std::vector<core::Incident> incidents;
    [[nodiscard]] ResidenceKeys& keys() { return keys_; }

private:
    ImportWork& work_;
    Columns const& columns_;
    Positions& positions_;
    ResidenceKeys keys_;
    std::unordered_map<std::string, std::size_t> place_;
};

}

void import_incidents(ImportWork& work) {
    auto const& columns = work.columns(fields_of(ImportKind::incidents));
    if (!columns.has("date") && work.request.campaign.empty()) columns.require("date");
    auto positions = work.positions(columns);
    Collector collect(work, columns, positions);
    work.read([&](gis::Feature& row) { return collect(row); });
    work.close(positions);
    if (columns.has("residence")) collect.keys().close();
    NearestResidence const nearest(work.project.residences(), work.request.within_m);
    std::int64_t unlinked = 0;
    for (std::size_t i = 0; i < collect.incidents.size(); ++i) {
        auto& incident = collect.incidents[i];
        if (!incident.position && !incident.residence) ++work.report.unlocated;
        if (incident.position && !incident.residence) {
            if (auto const found = nearest(*incident.position)) {
                incident.residence = found->residence;
                incident.distance_m = found->distance_m;
            }
        }
        unlinked += incident.residence ? 0 : 1;
    }
    work.report.made = static_cast<std::int64_t>(collect.incidents.size());
    if (work.report.made != work.report.kept)
        work.note(
            {core::Severity::note,
             std::nullopt,
             work.source_name,
             {VIGIE_N_(
                  "{0} rows make {1} incidents: rows with the same identifier are one fact, of the worst severity."),
              {std::to_string(work.report.kept), std::to_string(work.report.made)}},
             {}});
    if (unlinked > 0)
        work.note(
            {core::Severity::note,
             std::nullopt,
             work.source_name,
             {VIGIE_N_("{0} incidents lie farther than {1} m from any residence: kept on the map, counted for none."),
              {std::to_string(unlinked), std::to_string(std::lround(work.request.within_m))}},
             {VIGIE_N_("Change the distance with --within if that is too strict.")}});
    work.warn_personal(columns);
    work.write([&](core::ImportId import) {
        collect.keys().keep_aliases();
        work.project.add_incidents(collect.incidents, import);
    });
}

}
