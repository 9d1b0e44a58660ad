// Tables whose rows add up to an indicator, residence by residence: kept is a sum for each, however many rows there
// are.
#include "core/error.hpp"
#include "imports/detail/campaign.hpp"
#include "imports/detail/keys.hpp"

#include <chrono>
#include <map>

namespace vigie::imports {

namespace {

/// Sums by residence and indicator.
class Sums {
public:
    void add(core::ResidenceId residence, std::string const& indicator, double numerator, double denominator) {
        auto& sum = sums_[{residence.value, indicator}];
        sum.first += numerator;
        sum.second += denominator;
    }
    [[nodiscard]] std::vector<core::Observation> observations(core::CampaignId campaign) const {
        std::vector<core::Observation> list;
        for (auto const& [key, sum] : sums_)
            if (sum.second > 0)
                list.push_back({core::ResidenceId{key.first}, campaign, key.second, std::nullopt, sum.first, sum.second,
                                core::Quality::measured, std::nullopt});
        return list;
    }

private:
    std::map<std::pair<std::int64_t, std::string>, std::pair<double, double>> sums_;
};

std::optional<core::Date> date(Columns const& columns, gis::Feature const& row, char const* field) {
    auto const text = columns.text(row, field);
    return text ? core::parse_date(*text) : std::nullopt;
}

double days_between(core::Date from, core::Date to) {
    return static_cast<double>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

std::string counted(Profile const& profile, char const* what, core::Grid const& grid) {
    auto const found = profile.counts.find(what);
    return found != profile.counts.end() && grid.find_indicator(found->second) != nullptr ? found->second
                                                                                          : std::string();
}

/// One row a complaint: how many, how many late, how many come back.
class Complaints {
public:
    Complaints(ImportWork& work, Columns const& columns, core::Grid const& grid, core::Campaign const& campaign)
        : work_(work)
        , columns_(columns)
        , campaign_(campaign)
        , count_(counted(*work.profile, "count", grid))
        , late_(counted(*work.profile, "late", grid))
        , again_(counted(*work.profile, "again", grid)) {}

    bool operator()(gis::Feature const& row, core::ResidenceId residence) {
        auto const opened = date(columns_, row, "opened");
        if (!opened) {
            work_.refuse(row.row, columns_.text(row, "id").value_or(""),
                         {VIGIE_N_("“{0}” is not a date."), {columns_.text(row, "opened").value_or("")}},
                         VIGIE_N_("Write dates as 2026-03-12 or 12/03/2026."));
            return false;
        }
        if (!campaign_.period.contains(*opened)) {
            work_.refuse(
                row.row, columns_.text(row, "id").value_or(""),
                {VIGIE_N_("The row is dated {0}, outside campaign {1}."), {core::iso(*opened), campaign_.name}},
                VIGIE_N_("Import the file again for each campaign that matters."));
            return false;
        }
        if (!count_.empty()) sums.add(residence, count_, 1, 0);
        auto const closed = date(columns_, row, "closed");
        auto const target = columns_.number(row, "target_days");
        if (!late_.empty() && target && closed)
            sums.add(residence, late_, days_between(*opened, *closed) > *target ? 1 : 0, 1);
        if (auto const again = columns_.number(row, "again"); again && !again_.empty())
            sums.add(residence, again_, *again > 0 ? 1 : 0, 1);
        return true;
    }

    /// Complaints are counted over dwelling-years: a residence without any has none, which is known once the file is.
    void finish(store::Project const& project) {
        if (count_.empty()) return;
        project.visit_residences([&](core::Residence&& residence) {
            if (residence.dwellings.value_or(0) > 0)
                sums.add(residence.id, count_, 0, *residence.dwellings * campaign_.period.years());
        });
    }

    Sums sums;

private:
    ImportWork& work_;
    Columns const& columns_;
    core::Campaign const& campaign_;
    std::string count_, late_, again_;
};

/// Answers by question: of 1 (very satisfied) to 4 the first two are satisfied; of 0 to 10, those of 7 and more. Which
/// of the two scales a question uses is told by its largest answer in the whole file.
class Survey {
public:
    Survey(ImportWork& work, Columns const& columns, core::Grid const& grid)
        : work_(work)
        , columns_(columns)
        , grid_(grid) {}

    bool operator()(gis::Feature const& row, core::ResidenceId residence) {
        auto const question = columns_.text(row, "question");
        auto const answer = columns_.number(row, "answer"), people = columns_.number(row, "people");
        if (!question || grid_.find_indicator(*question) == nullptr) {
            work_.refuse(row.row, question.value_or(""),
                         {VIGIE_N_("The grid has no indicator “{0}”."), {question.value_or("")}},
                         VIGIE_N_("Correct the code, or import a grid that has it."));
            return false;
        }
        if (!answer || *answer < 0 || *answer > 10 || !people || *people < 0) {
            work_.refuse(row.row, *question, VIGIE_N_("The answer must be 1 to 4, or 0 to 10, and its count a number."),
                         VIGIE_N_("Correct the row in the source and import again."));
            return false;
        }
        auto& scale = largest_[*question];
        scale = std::max(scale, *answer);
        of_four_.add(residence, *question, *answer >= 1 && *answer <= 2 ? *people : 0, *people);
        of_ten_.add(residence, *question, *answer >= 7 ? *people : 0, *people);
        return true;
    }

    [[nodiscard]] std::vector<core::Observation> observations(core::CampaignId campaign) const {
        auto list = of_four_.observations(campaign);
        auto const other = of_ten_.observations(campaign); // the same residences and questions, in the same order
        for (std::size_t i = 0; i < list.size(); ++i)
            if (largest_.at(list[i].indicator) > 4) list[i] = other[i];
        return list;
    }

private:
    ImportWork& work_;
    Columns const& columns_;
    core::Grid const& grid_;
    std::map<std::string, double> largest_;
    Sums of_four_, of_ten_; ///< by either scale
};

}

void import_aggregates(ImportWork& work, Columns const& columns, core::Grid const& grid) {
    auto const campaign = campaign_of(work, columns);
    work.report.target = campaign.name;
    ResidenceKeys keys(work);
    PeriodFilter in_campaign(work, columns, campaign);
    bool const is_survey = work.profile->aggregate == Aggregate::survey;
    Complaints complaints(work, columns, grid, campaign);
    Survey survey(work, columns, grid);
    work.read([&](gis::Feature& row) {
        if (!in_campaign(row)) return false;
        auto const code = columns.text(row, "code");
        auto const residence = code ? keys.find(*code) : std::nullopt;
        if (!residence) {
            work.refuse(row.row, code.value_or(""), {VIGIE_N_("No residence has the code “{0}”."), {code.value_or("")}},
                        VIGIE_N_("Correct the code, or add it as an alias."));
            return false;
        }
        return is_survey ? survey(row, *residence) : complaints(row, *residence);
    });
    in_campaign.close();
    keys.close();
    if (!is_survey) complaints.finish(work.project);
    auto const observations = is_survey ? survey.observations(campaign.id) : complaints.sums.observations(campaign.id);
    work.report.made = static_cast<std::int64_t>(observations.size());
    work.warn_personal(columns);
    work.write([&](core::ImportId import) {
        keys.keep_aliases();
        work.project.put_observations(observations, import);
    });
}

}
