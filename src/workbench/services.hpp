#pragma once

#include "store/project.hpp"
#include "workbench/snapshot.hpp"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// What the window and the command line both do.
namespace vigie::workbench {

/// Program version, stored with every run.
[[nodiscard]] std::string engine_version();

/// Scores one campaign in the database; incidents are counted into the indicators that name their kind first.
/// \param family_weights code → weight, replacing the grid's; empty = the grid's own
core::ScoreRunId run_scores(store::Project& project, core::Campaign const& campaign,
                            std::map<std::string, double> const& family_weights = {}, std::stop_token stop = {});

struct ClusterRequest {
    std::string method = "auto"; ///< local-moran; gi-star, scan, or dbscan and hdbscan, which test nothing and give groups to verify only
    std::string weights = "knn:8";
    std::uint32_t solidity_draws = 1000; ///< of rule 9, for the solid and fragile of rule 12; 0 = not tested
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0;
    std::string correction = "fdr";
    double alpha = 0.05;
    std::function<void(double)> progress;
};
/// Clusters of the residences' indices, outlined, named, told solid from fragile (local Moran); stored with their parameters.
/// \throws core::Error(refused) when the campaign has no score or fewer than 3 scored, located residences
store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign, ClusterRequest const& request = {},
                               std::stop_token stop = {});

/// « 12 résidences sur 340 ressortent après correction (sans correction : 41 ; attendues par hasard : 17) ».
[[nodiscard]] std::string chance_sentence(store::ClusterRun const& run);

/// Writes the demo project: fictitious Breton town, three campaigns scored, clusters found. The file must not exist.
struct DemoRequest {
    int residences = 300;
    std::uint64_t seed = 1;
    std::function<void(double)> progress;
};
void write_demo(std::filesystem::path const& path, DemoRequest const& request, std::stop_token stop = {});

/// Diagnostic grid as a file: TOML (read and written).
/// \throws core::Error(refused) naming the line or the key and what to write instead
[[nodiscard]] core::Grid read_grid_file(std::filesystem::path const& path);
[[nodiscard]] core::Grid parse_grid(std::string_view toml, std::string const& name_for_errors);
void write_grid_file(std::filesystem::path const& path, core::Grid const& grid);
/// The default grid that ships in data/grids, embedded.
[[nodiscard]] core::Grid default_grid();

}
