#pragma once

#include "dossier/snapshot.hpp"
#include "scene/colouring.hpp"

#include <string>
#include <vector>

/// What the cluster run says of each place, for a map and its legend.
namespace vigie::dossier {

/// Of a stored quadrant, « high-high »…; none for another word.
[[nodiscard]] scene::LocalVerdict::Kind kind_of(std::string const& quadrant);

/// Whether the campaign has a run that tested its residences, or zones of some layer: only then are there verdicts.
[[nodiscard]] bool has_tested_residences(CampaignData const& data);
[[nodiscard]] bool has_tested_zones(CampaignData const& data);
/// The run that tested the zones of a layer; null where there is none.
[[nodiscard]] store::ClusterRun const* tested_zones(CampaignData const& data, core::ZoneLayerId layer);

/// What the run found at a site; null where it looked at none such.
[[nodiscard]] store::StoredLocal const* local_at(store::ClusterRun const& run, core::ResidenceId residence);
/// Of a residence or a zone; « not tested » where the run found nothing. \pre the run has tested
[[nodiscard]] scene::LocalVerdict verdict(store::ClusterRun const& run, core::ResidenceId residence);
[[nodiscard]] scene::LocalVerdict verdict(store::ClusterRun const& run, core::ZoneId zone);

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
