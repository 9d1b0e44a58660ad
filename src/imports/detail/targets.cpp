#include "imports/detail/targets.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <set>

namespace vigie::imports {

namespace {

constexpr std::size_t most_guesses = 5000;

}

ObservationTargets::ObservationTargets(ImportWork& work, std::vector<std::string> const& sample_codes)
    : work_(work) {
    auto const& request = work.request;
    std::string const usual = work.profile ? work.profile->by : std::string();
    if (!request.by_zone_layer.empty()) {
        auto const layer = work.project.find_zone_layer(request.by_zone_layer);
        if (!layer)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is no zone layer named “{0}”."), {request.by_zone_layer}});
        by_zone(*layer);
    } else if (request.by_commune) {
        by_commune();
    } else if (usual == "zone" || usual == "commune") {
        if (auto const layer = fitting_layer(sample_codes))
            by_zone(*layer);
        else if (usual == "commune")
            by_commune();
        else
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0} speaks of zones, and the project has no zone layer with these codes (the "
                                        "first: “{1}”). Import the zones first, or name a layer with --by zone:LAYER."),
                               {work.source_name, sample_codes.empty() ? std::string() : sample_codes.front()}});
    } else {
        keys_.emplace(work);
        work.project.visit_aliases([&](std::string const& alias, std::string const& code, core::ResidenceId id) {
            if (!code.starts_with(alias + "-")) return;
            twins_.emplace(code, id);
            has_twins_.insert(alias);
        });
    }
}

void ObservationTargets::by_zone(core::ZoneLayer const& layer) {
    how_ = How::zone;
    std::unordered_map<core::ZoneId, std::string> code_of;
    for (auto const& zone : work_.project.zones(layer.id)) {
        code_of.emplace(zone.id, zone.code);
        members_[zone.code];
    }
    for (auto const& membership : work_.project.memberships(layer.id))
        if (membership.distance_m == 0) members_[code_of.at(membership.zone)].push_back(membership.residence);
}

/// By the residences' own commune code. Paris, Lyon and Marseille are published both whole and by arrondissement: a
/// residence known by its arrondissement takes that row, and the whole city's only when its own is not in the file.
void ObservationTargets::by_commune() {
    how_ = How::commune;
    work_.project.visit_residences([&](core::Residence&& residence) {
        if (!residence.insee.empty()) members_[residence.insee].push_back(residence.id);
    });
    if (members_.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} speaks of communes, and no residence of the project says in which it is. "
                                    "Import the communes as zones first, or give the residences their commune code."),
                           {work_.source_name}});
}

/// The zone layer most of whose codes the file uses.
std::optional<core::ZoneLayer> ObservationTargets::fitting_layer(std::vector<std::string> const& sample_codes) const {
    std::optional<core::ZoneLayer> best;
    double best_share = 0;
    for (auto const& layer : work_.project.zone_layers()) {
        std::set<std::string> codes;
        for (auto const& zone : work_.project.zones(layer.id))
            codes.insert(zone.code);
        auto const met = std::ranges::count_if(sample_codes, [&](auto const& code) { return codes.contains(code); });
        // A national file meets few of its rows here: what counts is how much of the layer it knows, or it of the
        // layer.
        double const share =
            codes.empty() || sample_codes.empty()
                ? 0
                : static_cast<double>(met) / static_cast<double>(std::min(codes.size(), sample_codes.size()));
        bool const has_same_form =
            !codes.empty() && !sample_codes.empty() && codes.begin()->size() == sample_codes.front().size();
        double const score = share + (has_same_form ? 0.01 : 0);
        if (score > best_share) {
            best = layer;
            best_share = score;
        }
    }
    return best;
}

std::vector<core::ResidenceId> const* ObservationTargets::operator()(std::string const& code,
                                                                     std::string const& indicator) {
    return how_ == How::residence ? one(code, indicator) : members_of(code);
}

std::vector<core::ResidenceId> const* ObservationTargets::members_of(std::string const& code) {
    auto found = members_.find(code);
    if (found == members_.end() && how_ == How::zone && guessed_.size() < most_guesses) {
        auto [guess, is_new] = guessed_.try_emplace(code);
        if (is_new) {
            if (!zone_matcher_) {
                std::vector<Known> known;
                for (auto const& [zone, residences] : members_)
                    known.push_back({zone, zone, false});
                zone_matcher_.emplace(std::move(known));
            }
            if (auto const match = (*zone_matcher_)(code); match && match->reason == MatchReason::zeros)
                guess->second = match->suggested;
        }
        if (guess->second && work_.request.accept_suggestions) found = members_.find(*guess->second);
    }
    if (found == members_.end()) return nullptr;
    met_[found->first] = true;
    return &found->second;
}

std::vector<core::ResidenceId> const* ObservationTargets::one(std::string const& code, std::string const& indicator) {
    auto const found = keys_->find(code);
    if (!found) return nullptr;
    one_.assign(1, *found);
    if (!has_twins_.contains(code)) return &one_;
    if (int const occurrence = ++seen_[code + '\n' + indicator]; occurrence > 1)
        if (auto const twin = twins_.find(code + "-" + std::to_string(occurrence)); twin != twins_.end())
            one_.assign(1, twin->second);
    return &one_;
}

void ObservationTargets::close() {
    if (keys_) return keys_->close();
    for (auto const& [code, meant] : guessed_)
        if (meant) work_.suggestions.push_back({code, *meant, MatchReason::zeros, 1});
    if (!work_.suggestions.empty())
        work_.note({core::Severity::warning,
                    std::nullopt,
                    work_.suggestions.front().code,
                    {VIGIE_N_("{0} zone codes seem to have lost their leading zeros (the first: “{1}” for “{2}”)."),
                     {std::to_string(work_.suggestions.size()), work_.suggestions.front().code,
                      work_.suggestions.front().suggested}},
                    work_.request.accept_suggestions
                        ? VIGIE_N_("They were read with their zeros.")
                        : VIGIE_N_("If that is right, import again with --accept-suggestions.")});
    JoinReport join;
    join.matched = static_cast<std::int64_t>(met_.size());
    for (auto const& [code, residences] : members_)
        if (!met_.contains(code)) join.unmatched_residences.push_back(code);
    std::ranges::sort(join.unmatched_residences);
    work_.note({core::Severity::note,
                std::nullopt,
                work_.source_name,
                {VIGIE_N_("{0} zones matched; {1} zones of the project are not in the file."),
                 {std::to_string(join.matched), std::to_string(join.unmatched_residences.size())}},
                {}});
    work_.join = std::move(join);
}

void ObservationTargets::keep_aliases() {
    if (keys_) keys_->keep_aliases();
}

}
