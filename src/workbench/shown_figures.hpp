#pragma once

#include "core/live_grid.hpp"
#include "core/live_index.hpp"
#include "dossier/snapshot.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace vigie::workbench {

/// Weights or a grid being tried, before they are applied.
struct Draft {
    std::vector<double> weights; ///< one per family of the index, they add up to 100
    std::vector<double> saved;   ///< those of the stored run, the same way
    std::vector<bool> is_locked;
    core::ScoreTable saved_scores;
    std::optional<core::LiveIndex> live; ///< with `weights`; absent = nothing was tried yet, or the campaign has no scores
    std::vector<int> ranks;              ///< while the weights are moved
    std::vector<core::SeverityClass> classes; ///< per residence: the stored class where the weights change nothing
    std::vector<std::int8_t> change;          ///< +1 to a worse class, -1 to a better one
    int worse = 0, better = 0;
    std::size_t scored = 0;
    bool is_grid = false; ///< an edited grid is tried, in place of weights
    [[nodiscard]] bool has_weights() const { return weights != saved; }
    [[nodiscard]] bool is_moved() const { return is_grid || has_weights(); }
};

/// The figures of residences as shown: of what is being tried when something is, else as stored. A row outside the
/// campaign's scores has none. Looks at what it is made from: to be used at once, not kept.
class ShownFigures {
public:
    /// \param now     the campaign shown; null = there is none
    /// \param before  the campaign before it, which changes are since; null = there is none
    /// \param grid    what the draft tries when it is a grid
    ShownFigures(dossier::CampaignData const* now, dossier::CampaignData const* before, Draft const& draft,
                 core::LiveGrid const* grid);

    [[nodiscard]] std::optional<double> score(std::uint32_t row) const;
    [[nodiscard]] core::SeverityClass severity(std::uint32_t row) const;
    [[nodiscard]] int rank(std::uint32_t row) const; ///< 0 = not scored
    [[nodiscard]] double coverage(std::uint32_t row) const;
    [[nodiscard]] std::optional<int> alerts(std::uint32_t row) const;
    [[nodiscard]] std::optional<double> family(std::uint32_t row, std::size_t family) const; ///< by place in the shown grid
    /// Since the campaign before; while weights are tried the noise stays that of the saved ones. Waits for its scores.
    [[nodiscard]] std::optional<core::Change> change(std::uint32_t row) const;
    [[nodiscard]] bool are_changes_read() const; ///< nobody would wait for them
    [[nodiscard]] std::size_t scored_count() const;

    /// Families, contributions, coverage and alerts under what is being tried, families as in the shown grid; absent
    /// when nothing is.
    [[nodiscard]] std::optional<store::StoredScore> tried(std::uint32_t row) const;
    /// All residences under what is being tried; null when nothing is.
    [[nodiscard]] core::LiveIndex const* tried_index() const { return index_; }

private:
    [[nodiscard]] store::ResidenceScore const* stored(std::uint32_t row) const;

    dossier::CampaignData const* now_;
    std::vector<store::ResidenceScore> const* scores_; ///< of `now_`
    dossier::CampaignData const* before_;
    mutable std::vector<store::ResidenceScore> const* scores_before_ = nullptr; ///< taken by who asks first
    Draft const* draft_;
    core::LiveGrid const* grid_;    ///< null = not tried
    core::LiveIndex const* index_;  ///< null = nothing is tried
};

}
