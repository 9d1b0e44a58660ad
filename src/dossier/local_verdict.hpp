#pragma once

#include "dossier/snapshot.hpp"
#include "scene/colouring.hpp"

#include <string>
#include <vector>

/// What the cluster run says of each place, for a map and its legend.
namespace vigie::dossier {

/// Of a stored quadrant, « high-high »…; none for another word.
[[nodiscard]] scene::LocalVerdict::Kind kind_of(std::string const& quadrant);

/// Fills the verdicts of residences and zones from the runs. A run that tests nothing leaves none.
void set_verdicts(CampaignData& data, Snapshot const& snapshot);

/// What the colours of a local map stand for, in their order, without the last: « élevés groupés (HH) »…
/// \param is_gi  of Gi*, which knows hot and cold spots alone: the kinds between are empty
[[nodiscard]] std::vector<std::string> local_steps(scene::Colouring colouring, bool is_gi);

/// « Regroupements », « Significativité après correction »…
[[nodiscard]] std::string local_title(scene::Colouring colouring, bool is_gi);

/// « not tested »: no score, no position, or no neighbour.
[[nodiscard]] std::string untested_label();

/// Of the campaign's run on residences, or of its first on zones when there is none. Null when nothing was tested.
[[nodiscard]] store::ClusterRun const* local_run(CampaignData const& data);
[[nodiscard]] bool is_gi(CampaignData const& data);

}
