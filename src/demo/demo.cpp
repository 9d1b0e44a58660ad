#include "demo/demo.hpp"
#include "core/error.hpp"
#include "demo/facts.hpp"
#include "demo/follow_up.hpp"
#include "demo/stock.hpp"
#include "demo/texts.hpp"
#include "demo/town.hpp"
#include "demo/walks.hpp"
#include "diagnosis/clusters.hpp"
#include "diagnosis/grid_file.hpp"
#include "diagnosis/scores.hpp"
#include "gis/crs.hpp"
#include "imports/import.hpp"
#include "store/site_projects.hpp"
#include "store/walks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace vigie::demo {

namespace {

using namespace demo;

constexpr char const* source_line = "Données fictives, ville et noms inventés";
/// Beyond this, only the last campaign is written: thirty million observations would help nobody to look around.
constexpr int largest_full_history = 20'000;
constexpr int largest_in_one_transaction = 2'000;
constexpr std::size_t batch_rows = 50'000;

/// Writes one project; each step is a subject of the file.
class DemoWriter {
public:
    DemoWriter(store::Project& project, DemoRequest const& request, std::stop_token stop)
        : project_(project)
        , request_(request)
        , stop_(std::move(stop))
        , grid_(diagnosis::default_grid())
        , town_(build_town(request.seed, districts_for(request.residences)))
        , stock_(build_stock(town_, request.residences, request.seed)) {}

    void write() {
        // One transaction for a town of the usual size. A large one is written batch by batch: SQLite slows down with
        // the pages a transaction holds, and a file left half-written is removed by write_demo().
        if (request_.residences <= largest_in_one_transaction)
            project_.transaction([&] { write_all(); });
        else
            write_all();
        for (auto const* layer : {"quartiers", "qpv"})
            if (auto const found = project_.find_zone_layer(layer)) imports::assign_residences(project_, *found);
        report(0.6);
        score();
    }

private:
    void write_all() {
        project_.transaction([&] {
            project_.save_grid(grid_);
            write_campaigns();
            write_residences();
            write_zones();
            write_context();
        });
        report(0.15);
        write_observations();
        write_incidents();
        project_.transaction([&] { write_follow_up(); });
    }

    void report(double share) const {
        if (stop_.stop_requested()) throw core::cancelled();
        if (request_.progress) request_.progress(share);
    }

    [[nodiscard]] bool is_written(int campaign) const {
        return campaign == 2 || request_.residences <= largest_full_history;
    }

    void finish_import(core::ImportId id, std::string kind, std::string name, std::string target, std::size_t rows,
                       std::int64_t unlocated = 0) {
        store::ImportReport report;
        report.id = id;
        report.kind = std::move(kind);
        report.source_name = std::move(name);
        report.target = std::move(target);
        report.mapping = "{}";
        report.read = report.kept = static_cast<std::int64_t>(rows);
        report.unlocated = unlocated;
        report.imported_at = "2026-01-19T09:00:00Z";
        project_.end_import(report);
    }

    void write_campaigns() {
        for (int i = 0; i < 3; ++i) {
            if (!is_written(i)) continue;
            int const year = campaign_years[static_cast<std::size_t>(i)];
            core::Campaign campaign;
            campaign.name = std::to_string(year);
            campaign.period = core::year_period(year);
            campaigns_[static_cast<std::size_t>(i)] = project_.add_campaign(campaign);
        }
    }

    void write_residences() {
        auto const import = project_.begin_import("residences", "patrimoine_port_fictif.csv");
        std::vector<core::Residence> residences;
        residences.reserve(stock_.size());
        for (auto const& dwelling : stock_)
            residences.push_back(dwelling.residence);
        project_.add_residences(residences, import);
        std::int64_t unlocated = 0;
        for (std::size_t i = 0; i < stock_.size(); ++i) {
            stock_[i].residence.id = residences[i].id;
            unlocated += residences[i].position ? 0 : 1;
        }
        finish_import(import, "residences", "patrimoine_port_fictif.csv", {}, stock_.size(), unlocated);
    }

    void write_layer(char const* name, char const* title, bool priority_only) {
        std::vector<int> dwellings(town_.neighbourhoods.size());
        for (auto const& dwelling : stock_)
            dwellings[dwelling.neighbourhood] += *dwelling.residence.dwellings;
        auto const layer = project_.add_zone_layer({{}, name, title, source_line});
        std::string const file = std::string(name) + "_port_fictif.gpkg";
        auto const import = project_.begin_import("zones", file);
        std::vector<core::Zone> zones;
        for (std::size_t i = 0; i < town_.neighbourhoods.size(); ++i) {
            auto const& neighbourhood = town_.neighbourhoods[i];
            if (priority_only && !neighbourhood.is_priority) continue;
            core::Zone zone;
            zone.layer = layer;
            zone.code = priority_only ? "QP29999" + neighbourhood.code.substr(1) : neighbourhood.code;
            zone.name = neighbourhood.name;
            // Social dwellings and the rest of the town's, by how densely each fabric is built.
            int const others = neighbourhood.fabric == Fabric::centre   ? 1'600
                               : neighbourhood.fabric == Fabric::estate ? 350
                                                                        : 900;
            zone.dwellings = dwellings[i] + others;
            zone.population = static_cast<int>(std::lround(*zone.dwellings * 1.95));
            zone.shape = {neighbourhood.shape};
            zones.push_back(std::move(zone));
        }
        project_.add_zones(zones, import);
        finish_import(import, "zones", file, name, zones.size());
    }

    void write_zones() {
        write_layer("quartiers", "Quartiers", false);
        write_layer("qpv", "Quartiers prioritaires (fictifs)", true);
    }

    void add_layer(char const* name, char const* title, core::ContextRole role,
                   std::vector<core::ContextFeature> const& features) {
        if (features.empty()) return;
        project_.add_context_layer({{}, name, title, role, source_line}, features);
    }

    template <typename Shapes>
    static std::vector<core::ContextFeature> features_of(Shapes const& shapes) {
        std::vector<core::ContextFeature> features;
        features.reserve(shapes.size());
        for (auto const& shape : shapes)
            features.push_back({core::Geometry{Shapes{shape}}, {}});
        return features;
    }

    void write_context() {
        add_layer("mer", "Mer et port", core::ContextRole::water, features_of(town_.sea));
        add_layer("riviere", "Rivière", core::ContextRole::water, features_of(town_.river));
        auto green = features_of(town_.green);
        if (town_.central_park < green.size()) green[town_.central_park].label = "Parc central";
        add_layer("espaces_verts", "Espaces verts", core::ContextRole::green, green);
        add_layer("voirie_locale", "Rues", core::ContextRole::road, features_of(town_.local_roads));
        add_layer("voirie_principale", "Grands axes", core::ContextRole::road, features_of(town_.main_roads));
        core::MultiPolygon buildings;
        buildings.reserve(town_.buildings.size());
        for (auto const& building : town_.buildings)
            buildings.push_back(building.shape);
        add_layer("batiments", "Bâtiments", core::ContextRole::building, features_of(buildings));
        add_layer("rail", "Voie ferrée", core::ContextRole::rail, features_of(town_.rail));
        add_layer("trait_de_cote", "Trait de côte", core::ContextRole::shore, features_of(town_.coast));
    }

    void write_observations() {
        std::vector<bool> has_project(stock_.size());
        for (auto const& members : project_members(stock_))
            for (auto const row : members)
                has_project[row] = true;
        for (int campaign = 0; campaign < 3; ++campaign) {
            if (!is_written(campaign)) continue;
            auto const& name = std::to_string(campaign_years[static_cast<std::size_t>(campaign)]);
            std::string const file = "indicateurs_" + name + ".csv";
            auto const import = project_.begin_import("observations", file);
            std::vector<core::Observation> batch;
            std::size_t rows = 0;
            auto const flush = [&] {
                project_.put_observations(batch, import);
                rows += batch.size();
                batch.clear();
                report(0.15 + 0.1 * campaign);
            };
            for (std::size_t i = 0; i < stock_.size(); ++i) {
                auto observed = observe(stock_[i], town_.neighbourhoods[stock_[i].neighbourhood], has_project[i], grid_,
                                        campaign, request_.seed);
                for (auto& observation : observed) {
                    observation.campaign = campaigns_[static_cast<std::size_t>(campaign)];
                    batch.push_back(std::move(observation));
                }
                if (batch.size() > batch_rows) flush();
            }
            flush();
            finish_import(import, "observations", file, name, rows);
        }
    }

    static std::string incident_code(int year, std::size_t number) {
        char text[32];
        std::snprintf(text, sizeof text, "MC-%d-%05zu", year, number);
        return text;
    }

    void write_incidents() {
        auto const import = project_.begin_import("incidents", "main_courante.csv");
        std::size_t rows = 0;
        for (int campaign = 0; campaign < 3; ++campaign) {
            if (!is_written(campaign)) continue;
            std::size_t number = 0;
            std::vector<core::Incident> batch;
            auto const flush = [&] {
                project_.add_incidents(batch, import);
                rows += batch.size();
                batch.clear();
                report(0.45);
            };
            for (auto const& dwelling : stock_) {
                for (auto& incident : happen(dwelling, grid_, campaign, request_.seed)) {
                    incident.code = incident_code(campaign_years[static_cast<std::size_t>(campaign)], ++number);
                    batch.push_back(std::move(incident));
                }
                if (batch.size() > batch_rows) flush();
            }
            flush();
        }
        finish_import(import, "incidents", "main_courante.csv", {}, rows);
    }

    /// What a project is to reach, and whom it asked.
    void write_aims(core::SiteProjectId project, std::string const& code) {
        for (auto const& text : objective_texts()) {
            auto const baseline = campaigns_[static_cast<std::size_t>(text.baseline)];
            if (text.project != code || !baseline) continue;
            core::SiteObjective objective{0, project, text.title, text.subject, baseline, text.target, text.due_on};
            store::put_site_objective(project_, objective);
        }
        for (auto const& text : department_texts()) {
            if (text.project != code) continue;
            core::SiteDepartment department{0, project, text.name, text.request, text.asked_on, text.answered_on, text.answer};
            store::put_site_department(project_, department);
        }
    }

    void write_follow_up() {
        auto follow_up = build_follow_up(stock_, campaigns_, request_.seed);
        auto const import = project_.begin_import("actions", "actions.csv");
        std::size_t actions = 0;
        for (auto& draft : follow_up.projects) {
            if (draft.members.empty()) continue;
            auto const id = project_.add_site_project(draft.project);
            for (auto& action : draft.actions)
                action.project = id;
            project_.add_actions(draft.actions, import);
            actions += draft.actions.size();
            write_aims(id, draft.project.code);
        }
        finish_import(import, "actions", "actions.csv", {}, actions);
        for (auto& event : follow_up.watch_events)
            project_.add_watch_event(event);
        project_.add_field_notes(follow_up.notes);
        project_.add_lessons(follow_up.lessons);
        write_walks();
        report(0.5);
    }

    void write_walks() {
        for (auto& draft : build_walks(stock_, town_.neighbourhoods[walked_neighbourhood].code)) {
            store::put_walk(project_, draft.walk);
            for (auto& finding : draft.findings) {
                finding.walk = draft.walk.id;
                finding.stop = draft.walk.stops[static_cast<std::size_t>(finding.stop) - 1].id;
            }
            if (!draft.findings.empty()) store::put_findings(project_, draft.findings);
        }
    }

    /// What people on site answer to a computed class: a few, on residences whose class is open to it.
    void add_opinions(core::Campaign const& campaign) {
        auto const run = project_.score_run(campaign.id);
        if (!run) return;
        auto const scores = project_.residence_scores(run->id);
        std::set<core::ResidenceId> answered;
        for (auto const& text : opinion_texts()) {
            auto const found = std::ranges::find_if(scores, [&](auto const& score) {
                return score.index.score && score.shown == text.computed && !answered.contains(score.residence);
            });
            if (found == scores.end()) continue;
            answered.insert(found->residence);
            core::FieldOpinion opinion{0,           found->residence, campaign.id, text.proposed, text.computed,
                                       text.given_on, text.role,      text.motive, {}};
            opinion.evidence.push_back({found->residence, core::NoteKind::quote, text.given_on, text.role, text.quote});
            project_.add_field_opinion(opinion);
        }
    }

    /// Past campaigns are frozen once scored.
    void score() {
        auto const campaigns = project_.campaigns();
        for (auto const& campaign : campaigns) {
            (void)diagnosis::run_scores(project_, campaign, {}, stop_);
            int const year = static_cast<int>(campaign.period.from.year());
            if (year < campaign_years.back())
                project_.freeze_campaign(
                    campaign.id, core::Date{std::chrono::year{year + 1}, std::chrono::March, std::chrono::day{16}});
        }
        add_opinions(campaigns.back());
        report(0.75);
        diagnosis::ClusterRequest clusters;
        if (request_.residences > largest_full_history) clusters.permutations = 999;
        clusters.progress = [this](double share) {
            if (request_.progress) request_.progress(0.75 + 0.25 * share);
        };
        // A stock too small or too little known for statistics is still a demo.
        try {
            (void)diagnosis::run_clusters(project_, campaigns.back(), clusters, stop_);
        } catch (core::Error const& error) {
            if (error.code() != core::ErrorCode::refused) throw;
        }
        report(1);
    }

    store::Project& project_;
    DemoRequest const& request_;
    std::stop_token stop_;
    core::Grid grid_;
    Town town_;
    std::vector<Dwelling> stock_;
    std::array<core::CampaignId, 3> campaigns_{};
};

}

void write_demo(std::filesystem::path const& path, DemoRequest const& request, std::stop_token stop) {
    if (request.residences < 1 || request.residences > 200'000)
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("The demo town can have 1 to {1} residences, not {0}. Ask for a number in between."),
             {std::to_string(request.residences), "200000"}});
    auto const crs = gis::Crs::from_code("EPSG:2154");
    store::ProjectInfo info;
    info.title = "Port-Fictif (données fictives)";
    info.crs = "EPSG:2154";
    info.crs_wkt = crs.wkt();
    info.crs_name = gis::plain_name(crs);
    info.is_fictitious = true;
    info.source_line = source_line;
    bool is_ours = false;
    try {
        auto project = store::Project::create(path, info);
        is_ours = true;
        project.without_history([&] { DemoWriter(project, request, stop).write(); });
        project.close();
    } catch (...) {
        // Half a demo is no demo; a file that was there before stays.
        std::error_code ignored;
        if (is_ours)
            for (auto const* suffix : {"", "-wal", "-shm", "-journal"})
                std::filesystem::remove(path.string() + suffix, ignored);
        throw;
    }
}

}
