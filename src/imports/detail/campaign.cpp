#include "imports/detail/campaign.hpp"

#include "core/error.hpp"

#include <charconv>
#include <set>

namespace vigie::imports {

namespace {

std::optional<int> whole_year(std::string_view text) {
    int year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || text.size() != 4 || year < 1900 || year > 2200)
        return std::nullopt;
    return year;
}

/// The one year of the sample; absent when there are several, or none.
std::optional<int> only_year(ImportWork const& work, Columns const& columns) {
    std::set<int> years;
    for (auto const& row : work.sample)
        if (auto const period = columns.text(row, "period"))
            if (auto const year = year_of(*period)) years.insert(*year);
    return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

}

std::optional<int> year_of(std::string_view period) {
    if (period.size() < 4) return std::nullopt;
    if (auto const first = whole_year(period.substr(0, 4))) return first;
    return whole_year(period.substr(period.size() - 4));
}

core::Campaign campaign_of(ImportWork& work, Columns const& columns) {
    std::string name = work.request.campaign;
    if (name.empty())
        if (auto const year = only_year(work, columns)) name = std::to_string(*year);
    if (name.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("Say which campaign the observations belong to: --campaign 2026."));
    if (auto const found = work.project.find_campaign(name)) {
        if (found->frozen_on)
            throw core::Error(
                core::ErrorCode::refused,
                {VIGIE_N_("Campaign {0} is frozen: its observations cannot change. Choose another campaign."), {name}});
        return *found;
    }
    auto const year = whole_year(name);
    if (!year)
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("There is no campaign “{0}”, and it is not a year. Add it first with its dates."), {name}});
    core::Campaign campaign{{}, name, core::year_period(*year), std::nullopt};
    if (!work.request.dry_run) campaign.id = work.project.add_campaign(campaign);
    return campaign;
}

PeriodFilter::PeriodFilter(ImportWork& work, Columns const& columns, core::Campaign const& campaign)
    : work_(work)
    , columns_(columns)
    , campaign_(campaign) {}

bool PeriodFilter::operator()(gis::Feature const& row) {
    auto const period = columns_.text(row, "period");
    auto const year = period ? year_of(*period) : std::nullopt;
    bool const is_in = !year || *period == campaign_.name ||
                       (*year >= static_cast<int>(campaign_.period.from.year()) &&
                        core::year_period(*year).from < campaign_.period.to);
    if (is_in) return true;
    ++others_;
    ++work_.report.refused;
    return false;
}

void PeriodFilter::close() {
    if (others_ > 0)
        work_.note(
            {core::Severity::refused,
             std::nullopt,
             work_.source_name,
             {VIGIE_N_("{0} rows are of other years than campaign {1}."), {std::to_string(others_), campaign_.name}},
             VIGIE_N_("Import the file again for each year that matters, with --campaign.")});
}

}
