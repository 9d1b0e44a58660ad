// Incidents: dated points or facts of a residence, one per identifier.
#include "core/error.hpp"
#include "imports/detail/key_index.hpp"
#include "imports/detail/keys.hpp"
#include "imports/detail/nearest_residence.hpp"
#include "store/loaders.hpp"
#include "store/retention.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

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

/// Makes incidents of rows, one an identifier. Each is written as it comes; kept of it are a number and a fingerprint
/// (10 to 15 bytes), by which the project is asked for its code when another row may have the same; on a trial run,
/// where nothing is written, its code as well.
class Collector {
public:
    /// \param loader none on a trial run
    Collector(ImportWork& work, Columns const& columns, Positions& positions, store::IncidentLoader* loader)
        : work_(work)
        , columns_(columns)
        , positions_(positions)
        , loader_(loader)
        , purged_before_(store::purged_before(work.project))
        , nearest_(work.project, work.request.within_m) {
        if (columns.has("residence")) keys_.emplace(work);
    }

    bool operator()(gis::Feature& row, Place& where) {
        auto const date_text = columns_.text(row, "date").value_or(work_.request.campaign);
        auto const date = day_of(date_text);
        if (!date) {
            work_.refuse(row.row, columns_.text(row, "id").value_or(""),
                         {VIGIE_N_("“{0}” is not a date."), {date_text}},
                         VIGIE_N_("Write dates as 2026-03-12 or 12/03/2026; for a file without dates give a year with "
                                  "--map date==2026."));
            return false;
        }
        if (purged_before_ && *date < *purged_before_) {
            work_.refuse(row.row, columns_.text(row, "id").value_or(""),
                         {VIGIE_N_("{0} is before {1}: incidents of that time were purged and are counts now."),
                          {core::iso(*date), core::iso(*purged_before_)}},
                         VIGIE_N_("Leave these rows out; they are counted already."));
            return false;
        }
        auto const code = columns_.text(row, "id").value_or(std::to_string(row.row));
        std::optional<int> severity;
        if (auto const value = columns_.number(row, "severity")) severity = static_cast<int>(std::lround(*value));
        auto const [number, is_new] = number_of(code);
        if (!is_new) { // another person or vehicle of the same fact: the worst counts
            if (loader_ != nullptr && severity) loader_->raise_severity(number, *severity);
            return true;
        }
        core::Incident incident;
        incident.code = code;
        incident.kind = columns_.text(row, "kind").value_or("autre");
        incident.date = *date;
        incident.severity = severity;
        if (keys_) incident.residence = residence_of(row);
        positions_.count(where, row.row);
        incident.position = core::representative_point(where.geometry);
        link(incident);
        ++made_;
        if (loader_ != nullptr) loader_->add(incident);
        return true;
    }

    void close() {
        if (keys_) keys_->close();
    }
    void keep_aliases() {
        if (keys_) keys_->keep_aliases();
    }
    [[nodiscard]] std::int64_t made() const { return made_; }
    [[nodiscard]] std::int64_t unlinked() const { return unlinked_; }

private:
    std::pair<std::uint32_t, bool> number_of(std::string const& code) {
        if (loader_ == nullptr) return codes_.add(code);
        return numbers_.add(code, [&](std::uint32_t number) { return loader_->has_code(number, code); });
    }

    std::optional<core::ResidenceId> residence_of(gis::Feature const& row) {
        auto const code = columns_.text(row, "residence");
        if (!code) return std::nullopt;
        auto const found = keys_->find(*code);
        if (!found)
            work_.warn(
                row.row, *code,
                {VIGIE_N_("No residence has the code “{0}”; the incident is linked by its position, if it has one."),
                 {*code}},
                VIGIE_N_("Correct the code, or add it as an alias."));
        return found;
    }

    /// To the nearest residence, when its row names none.
    void link(core::Incident& incident) {
        if (incident.residence) return;
        if (!incident.position) ++work_.report.unlocated;
        auto const found = incident.position ? nearest_(*incident.position) : std::nullopt;
        if (!found) {
            ++unlinked_;
            return;
        }
        incident.residence = found->residence;
        incident.distance_m = found->distance_m;
    }

    ImportWork& work_;
    Columns const& columns_;
    Positions& positions_;
    store::IncidentLoader* loader_;
    std::optional<core::Date> purged_before_;
    NearestResidence nearest_;
    std::optional<ResidenceKeys> keys_;
    KeyIndex numbers_;
    CodeBook codes_;
    std::int64_t made_ = 0, unlinked_ = 0;
};

void tell(ImportWork& work, std::int64_t unlinked) {
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
}

void bring_in(ImportWork& work, Columns const& columns, Positions& positions, store::IncidentLoader* loader) {
    Collector collect(work, columns, positions, loader);
    work.read_placed(positions, [&](gis::Feature& row, Place& where) { return collect(row, where); });
    work.close(positions);
    collect.close();
    work.report.made = collect.made();
    tell(work, collect.unlinked());
    work.warn_personal(columns);
    if (loader == nullptr) return;
    collect.keep_aliases();
    loader->finish();
}

}

void import_incidents(ImportWork& work) {
    auto const& columns = work.columns(fields_of(ImportKind::incidents));
    if (!columns.has("date") && work.request.campaign.empty()) columns.require("date");
    auto positions = work.positions(columns);
    if (work.request.dry_run) return bring_in(work, columns, positions, nullptr);
    work.write([&](core::ImportId import) {
        auto loader = work.project.load_incidents(import);
        bring_in(work, columns, positions, &loader);
    });
}

}
