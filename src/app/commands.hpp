#pragma once

#include "app/console.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What each subcommand of the command line does, apart from how it is parsed. Each returns the exit code; trouble is thrown.
namespace vigie::app {

struct DemoOptions {
    std::string out;
    int residences = 300;
    std::uint64_t seed = 1;
};
int run_demo(DemoOptions const& options, Console const& console);

struct NewOptions {
    std::string project, crs = "EPSG:2154", grid, title;
};
int run_new(NewOptions const& options, Console const& console);

struct CampaignOptions {
    std::string project, verb, name, from, to;
    bool json = false;
};
int run_campaign(CampaignOptions const& options, Console const& console);

struct ImportOptions {
    std::string project, kind, source, layer, as, crs, encoding, by, campaign, role, profile, delimiter, decimal, save_profile, report;
    std::vector<std::string> map;
    double within_m = 150, moved_m = 5;
    int header_row = 0;
    bool dry_run = false, json = false, plan = false, update = false, place = false, accept_suggestions = false;
};
int run_import(ImportOptions const& options, Console const& console);

struct PlaceOptions {
    std::string project, code, crs;
    double x = 0, y = 0;
};
int run_place(PlaceOptions const& options, Console const& console);

struct ProfilesOptions {
    bool json = false;
};
int run_profiles(ProfilesOptions const& options, Console const& console);

struct ImportsOptions {
    std::string project, verb, report;
    std::int64_t number = 0;
    bool json = false;
};
int run_imports(ImportsOptions const& options, Console const& console);

struct GridOptions {
    std::string project, verb, file, campaign;
    bool calibrate = false; ///< export only: with goalposts brought to what the campaign shows
    double tail = 0.05;
    bool json = false;
};
int run_grid(GridOptions const& options, Console const& console);

struct ScoreOptions {
    std::string project, campaign, weights, zones, out;
    std::uint32_t draws = 1000; ///< of rule 9; 0 = no rank ranges
    std::uint64_t seed = 20'260'414;
    int top = 20;
    unsigned threads = 0;
    bool methods = false; ///< other methods of normalisation are drawn too, beside
    bool json = false;
};
int run_score(ScoreOptions const& options, Console const& console);

struct ExplainOptions {
    std::string project, code, campaign, versus;
    bool methods = false;
    bool json = false;
};
int run_explain(ExplainOptions const& options, Console const& console);

struct ClustersOptions {
    std::string project, campaign, on = "residences", method = "auto", weights, correction = "fdr", out;
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0;
    double alpha = 0.05;
    bool emerging = false; ///< what became of each over the campaigns, in place of clusters
    bool json = false;
};
int run_clusters_command(ClustersOptions const& options, Console const& console);

struct CompareOptions {
    std::string project, layer, campaign, out;
    std::vector<std::string> codes;
    bool json = false;
};
int run_compare(CompareOptions const& options, Console const& console);

struct WatchOptions {
    std::string project, verb, code, status, date, role, motive;
    bool json = false;
};
int run_watch(WatchOptions const& options, Console const& console);

struct RenderOptions {
    std::string project, out, size, bbox, fit, layers, campaign, style, classes, ramp, draw;
    double dpi = 0; ///< 0 = 96 for pixels, 300 for paper
};
int run_render(RenderOptions const& options, Console const& console);

struct EditionOptions {
    std::string edition = "internal", profile, recipient, purpose;
    [[nodiscard]] bool is_partner() const { return edition == "partner"; }
};

struct SheetOptions {
    std::string project, kind, out, layer, campaign;
    std::vector<std::string> codes;
    EditionOptions edition{};
    std::string date, since; ///< of minutes
    bool notes = false;      ///< of a story
    std::string zone{}, axis{}; ///< of the table of the TFPB rebate
    bool html = false;       ///< an accessible page beside the PDF
    unsigned threads = 0;    ///< of site all; 0 = one a core
};
int run_sheet(SheetOptions const& options, Console const& console);

struct ExportOptions {
    std::string project, out, what = "all", campaign;
    EditionOptions edition{};
    bool log = false, json = false; ///< lists what left the house instead
};
int run_export(ExportOptions const& options, Console const& console);

struct HistoryOptions {
    std::string project, verb = "list";
    bool json = false;
};
int run_history(HistoryOptions const& options, Console const& console);

struct RestoreOptions {
    std::string project, out;
    std::size_t number = 0; ///< 1 = the newest; 0 = list them
    bool json = false;
};
int run_restore(RestoreOptions const& options, Console const& console);

struct CheckOptions {
    std::string project;
    bool json = false;
};
int run_check(CheckOptions const& options, Console const& console);

}
