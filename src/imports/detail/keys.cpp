#include "imports/detail/keys.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

constexpr std::size_t most_unknown = 5000; ///< codes looked at one by one
constexpr std::size_t listed = 200;

}

core::Message because(Match const& match) {
    switch (match.reason) {
    case MatchReason::zeros:
        return {VIGIE_N_("“{0}” is probably “{1}”: the same but for leading zeros."), {match.code, match.suggested}};
    case MatchReason::case_or_accents:
        return {VIGIE_N_("“{0}” is probably “{1}”: the same but for capitals and accents."),
                {match.code, match.suggested}};
    case MatchReason::punctuation:
        return {VIGIE_N_("“{0}” is probably “{1}”: the same but for spaces and signs."), {match.code, match.suggested}};
    case MatchReason::spelling:
        return {VIGIE_N_("“{0}” is probably “{1}”: one letter differs."), {match.code, match.suggested}};
    case MatchReason::name:
        return {VIGIE_N_("“{0}” is probably “{1}”, by its name."), {match.code, match.suggested}};
    }
    return {};
}

ResidenceKeys::ResidenceKeys(ImportWork& work)
    : work_(work)
    , keys_(work.project.residence_keys()) {
    for (auto const& [key, id] : keys_)
        met_.emplace(id.value, false);
}

Matcher& ResidenceKeys::matcher() {
    if (matcher_) return *matcher_;
    std::vector<Known> known;
    std::unordered_map<std::int64_t, std::string> codes;
    work_.project.visit_residences([&](core::Residence&& residence) {
        if (residence.name != residence.code) known.push_back({std::move(residence.name), residence.code, true});
        codes.emplace(residence.id.value, std::move(residence.code));
    });
    for (auto const& [key, id] : keys_)
        known.push_back({key, codes[id.value], false});
    return matcher_.emplace(std::move(known));
}

std::optional<core::ResidenceId> ResidenceKeys::find(std::string const& code) {
    if (auto const found = keys_.find(code); found != keys_.end()) {
        met_[found->second.value] = true;
        return found->second;
    }
    if (unknown_.size() >= most_unknown && !unknown_.contains(code)) return std::nullopt;
    auto const [entry, is_new] = unknown_.try_emplace(code);
    auto& unknown = entry->second;
    ++unknown.rows;
    if (is_new) unknown.match = matcher()(code);
    if (!unknown.match || !work_.request.accept_suggestions) return std::nullopt;
    auto const id = keys_.at(unknown.match->suggested);
    met_[id.value] = true;
    return id;
}

void ResidenceKeys::close() {
    bool const accepted = work_.request.accept_suggestions;
    std::size_t shown = 0;
    for (auto& [code, unknown] : unknown_) {
        if (!unknown.match) continue;
        unknown.match->rows = unknown.rows;
        work_.suggestions.push_back(*unknown.match);
        if (++shown <= listed)
            work_.note({core::Severity::warning, std::nullopt, code, because(*unknown.match),
                        accepted ? VIGIE_N_("It was taken as that, and kept as another code of the residence.")
                                 : VIGIE_N_("If that is right, import again with --accept-suggestions: it is then kept "
                                            "as another code of the residence.")});
    }
    JoinReport join;
    for (auto const& [code, unknown] : unknown_)
        if (!unknown.match || !accepted) join.unmatched_codes.push_back(code);
    work_.project.visit_residences([&](core::Residence&& residence) {
        if (!met_[residence.id.value]) join.unmatched_residences.push_back(std::move(residence.code));
    });
    auto const matched = std::ranges::count_if(met_, [](auto const& each) { return each.second; });
    join.matched = matched;
    work_.note(
        {core::Severity::note,
         std::nullopt,
         work_.source_name,
         {VIGIE_N_("{0} residences matched; {1} codes of the file match none; {2} residences are not in the file."),
          {std::to_string(matched), std::to_string(join.unmatched_codes.size()),
           std::to_string(join.unmatched_residences.size())}},
         {}});
    work_.join = std::move(join);
}

void ResidenceKeys::keep_aliases() {
    if (!work_.request.accept_suggestions) return;
    for (auto const& [code, unknown] : unknown_)
        if (unknown.match) work_.project.add_alias(keys_.at(unknown.match->suggested), code);
}

}
