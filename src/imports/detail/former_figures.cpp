#include "imports/detail/former_figures.hpp"

#include <array>
#include <charconv>

namespace vigie::imports {

namespace {

constexpr std::size_t most_listed = 1'000;

std::string plain(double value) {
    std::array<char, 32> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string text_of(core::Observation const& o) {
    if (o.numerator && o.denominator) return plain(*o.numerator) + " / " + plain(*o.denominator);
    return o.value ? plain(*o.value) : std::string();
}

bool is_same_figure(core::Observation const& a, core::Observation const& b) {
    return a.value == b.value && a.numerator == b.numerator && a.denominator == b.denominator;
}

}

FormerFigures::FormerFigures(ImportWork& work, core::Campaign const& campaign)
    : work_(work)
    , campaign_(campaign)
    , before_(campaign.id.value > 0 ? work.project.observation_count(campaign.id) : 0) {}

void FormerFigures::compare(core::Observation const& observation, std::string const& code) {
    ++compared_;
    if (work_.request.dry_run) {
        auto const key = std::to_string(observation.residence.value) + ' ' + observation.indicator;
        repeated_ += seen_.add(key).second ? 0 : 1;
    }
    if (before_ == 0) return;
    auto const known = work_.project.find_observation(campaign_.id, observation.residence, observation.indicator);
    if (!known) return;
    bool const is_of_this_file = known->import == work_.report.id && !work_.request.dry_run;
    repeated_ += is_of_this_file ? 1 : 0;
    if (is_of_this_file) return;
    if (is_same_figure(known->observation, observation)) {
        ++same_;
        return;
    }
    if (different_++ < static_cast<std::int64_t>(most_listed))
        work_.changes.push_back({Change::Kind::changed,
                                 code,
                                 {},
                                 observation.indicator,
                                 text_of(known->observation),
                                 text_of(observation)});
}

void FormerFigures::close() {
    if (before_ == 0 && !work_.request.dry_run) repeated_ = compared_ - work_.project.observation_count(campaign_.id);
    if (repeated_ > 0)
        work_.note(
            {core::Severity::warning,
             std::nullopt,
             work_.source_name,
             {VIGIE_N_("{0} figures are given again further down, for the same residence and indicator; the last "
                       "one counts."),
              {std::to_string(repeated_)}},
             VIGIE_N_("Look for repeated rows in the source, and keep the right one.")});
    if (same_ + different_ > 0)
        work_.note(
            {core::Severity::note,
             std::nullopt,
             campaign_.name,
             {VIGIE_N_("Against campaign {0}: {1} figures take the place of others, {2} are the same as before."),
              {campaign_.name, std::to_string(different_), std::to_string(same_)}},
             {}});
}

}
