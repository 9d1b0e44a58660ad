#pragma once

#include "core/error.hpp"
#include "store/context_loader.hpp"
#include "store/photos.hpp"
#include "store/proposals.hpp"
#include "store/site_projects.hpp"
#include "store/walks.hpp"
#include "support/temp_store.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace vigie::support {

/// One after the other, everything that can be done to a project, drawn from a seed: each kind of edit, imports that
/// add and that replace, grids, campaigns, runs, and work that fails half-way.
class RandomEdits {
public:
    RandomEdits(store::Project& project, std::uint64_t seed)
        : project_(project)
        , random_(seed) {}

    static constexpr int kinds = 29;

    void one() { one(below(kinds)); }

    void one(int kind) {
        switch (kind) {
        case 0: return add_residences(core::ImportId{});
        case 1: return import("residences", [&](core::ImportId id) { add_residences(id), assign(); });
        case 2: return import("zones", [&](core::ImportId id) { add_zones(id), assign(); });
        case 3: return put_observations({});
        case 4: return import("observations", [&](core::ImportId id) { ensure_campaign(), put_observations(id), put_observations(id); });
        case 5: return import("incidents", [&](core::ImportId id) { add_incidents(id); });
        case 6: return decide();
        case 7: return add_site_project();
        case 8: return put_actions({});
        case 9: return import("actions", [&](core::ImportId id) { put_actions(id); });
        case 10: return add_notes();
        case 11: return add_lessons();
        case 12: return import("context", [&](core::ImportId id) { add_context(id); });
        case 13: return save_grid();
        case 14: return ensure_campaign();
        case 15: return freeze();
        case 16: return describe();
        case 17: return score();
        case 18: return cluster();
        case 19: return tell();
        case 20: return aim();
        case 21: return ask();
        case 22: return answer();
        case 23: return walk();
        case 24: return find();
        case 25: return mark();
        case 26: return picture();
        case 27: return clear_picture();
        default: return fail();
        }
    }

    /// A project worth editing: a grid, a campaign, some residences.
    void begin() {
        save_grid();
        ensure_campaign();
        for (int i = 0; i < 3; ++i)
            add_residences({});
        one(2);
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(random_); }
    std::string word() { return "m" + std::to_string(random_() % 1'000'000'000) + " d’été"; }
    core::Date day() { return core::Date{std::chrono::year{2020 + below(5)} / (1 + below(12)) / (1 + below(28))}; }
    template <typename T>
    T const& any(std::vector<T> const& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }
    core::ResidenceId someone() {
        if (project_.residences().empty()) add_residences({});
        return any(project_.residences()).id;
    }

    /// Without adding one: that would be a step of its own.
    core::ResidenceId someone_there() { return any(project_.residences()).id; }

    void import(std::string const& kind, std::function<void(core::ImportId)> const& work) {
        project_.transaction([&] {
            store::ImportReport report;
            report.kind = kind;
            report.source_name = kind + ".csv";
            report.id = project_.begin_import(kind, report.source_name);
            work(report.id);
            report.read = report.kept = 1;
            report.findings.push_back({core::Severity::note, 1, "x", {"Row {0}", {"1"}}, "Nothing."});
            project_.end_import(report);
        });
    }

    void add_residences(core::ImportId id) {
        std::vector<core::Residence> list(static_cast<std::size_t>(1 + below(4)));
        for (auto& residence : list) {
            residence =
                support::residence("R" + std::to_string(random_()), real(0, 5000), real(0, 5000), 1 + below(90));
            if (below(4) == 0) residence.position.reset();
            if (below(3) == 0) residence.footprint = square(real(0, 5000), real(0, 5000), 20);
            if (below(3) == 0) residence.aliases = {word(), word()};
        }
        project_.add_residences(list, id);
    }

    void add_zones(core::ImportId id) {
        core::ZoneLayer layer{{}, word(), word(), "source"};
        layer.id = project_.add_zone_layer(layer);
        std::vector<core::Zone> zones(static_cast<std::size_t>(1 + below(3)));
        for (auto& zone : zones)
            zone = {{}, layer.id, word(), word(), "", below(1000), {}, square(real(0, 5000), real(0, 5000), 800)};
        project_.add_zones(zones, id);
    }

    /// Residences of a layer drawn at hazard: some new, some moved, some gone.
    void assign() {
        auto const layers = project_.zone_layers();
        if (layers.empty()) return;
        auto const layer = any(layers).id;
        auto const zones = project_.zones(layer);
        if (zones.empty()) return;
        std::vector<core::ZoneMembership> memberships;
        for (auto const& residence : project_.residences())
            if (below(3) > 0) memberships.push_back({residence.id, any(zones).id, real(0, 9)});
        project_.set_memberships(layer, memberships);
    }

    void put_observations(core::ImportId id) {
        auto const campaigns = project_.campaigns();
        if (campaigns.empty()) return ensure_campaign();
        auto const campaign = any(campaigns).id;
        std::vector<core::Observation> list;
        for (auto const& residence : project_.residences())
            if (below(2) == 0) {
                std::string const code = "I" + std::to_string(1 + below(6));
                list.push_back({residence.id, campaign, code, real(0, 100), {}, {}, core::Quality::measured, day()});
            }
        project_.put_observations(list, id);
    }

    void add_incidents(core::ImportId id) {
        std::vector<core::Incident> list(static_cast<std::size_t>(1 + below(3)));
        for (auto& incident : list)
            incident = {word(),
                        "occupation",
                        day(),
                        below(4),
                        someone(),
                        real(0, 90),
                        core::Projected{real(0, 5000), real(0, 5000)}};
        project_.add_incidents(list, id);
    }

    void decide() {
        auto const status = core::all_watch_statuses[static_cast<std::size_t>(
            below(static_cast<int>(core::all_watch_statuses.size())))];
        core::WatchEvent event{0, someone(), status, day(), "comité", word(), {}};
        project_.edit({"Status of {0}", {"R"}}, [&] { project_.add_watch_event(event); });
    }

    void add_site_project() {
        core::SiteProject site{{}, word(), word(), "but", day(), {}, {someone(), someone()}};
        if (auto const known = project_.site_projects(); !known.empty() && below(2) == 0) site.id = any(known).id; // changed
        site.pilot = word();
        site.ends_on = day();
        store::put_site_project(project_, site);
    }

    /// An objective is set, changed or given up.
    void aim() {
        auto const sites = project_.site_projects();
        auto const campaigns = project_.campaigns();
        if (sites.empty() || campaigns.empty()) return add_site_project();
        auto const known = store::site_objectives(project_);
        if (known.size() > 3) return store::remove_site_objective(project_, any(known).id);
        core::SiteObjective objective{0, any(sites).id, word(), "I1", any(campaigns).id, real(0, 100), day()};
        if (!known.empty() && below(2) == 0) objective.id = any(known).id;
        store::put_site_objective(project_, objective);
    }

    /// A department is asked, answers, or is taken off the list.
    void ask() {
        auto const sites = project_.site_projects();
        if (sites.empty()) return add_site_project();
        auto const known = store::site_departments(project_);
        if (known.size() > 3) return store::remove_site_department(project_, any(known).id);
        core::SiteDepartment department{0, any(sites).id, word(), word(), day(), {}, ""};
        if (!known.empty() && below(2) == 0) {
            department = any(known);
            department.answered_on = day();
            department.answer = word();
        }
        store::put_site_department(project_, department);
    }

    void answer() {
        auto const campaigns = project_.campaigns();
        if (campaigns.empty()) return ensure_campaign();
        core::ProposalAnswer answer;
        answer.residence = someone();
        answer.campaign = any(campaigns).id;
        answer.kind = core::all_proposal_kinds[static_cast<std::size_t>(below(static_cast<int>(core::all_proposal_kinds.size())))];
        answer.is_accepted = below(2) == 0;
        answer.answered_on = day();
        answer.role = "comité";
        answer.reason = word();
        for (auto const& other : store::proposal_answers(project_))
            if (other.residence == answer.residence && other.campaign == answer.campaign && other.kind == answer.kind) return decide();
        std::optional<core::WatchEvent> decision;
        if (answer.is_accepted) decision = core::WatchEvent{0, answer.residence, core::WatchStatus::watched, day(), "comité", word(), {}};
        store::add_proposal_answer(project_, answer, decision);
    }

    void put_actions(core::ImportId id) {
        std::vector<core::Action> list(static_cast<std::size_t>(1 + below(3)));
        for (auto& action : list) {
            action.code = "A" + std::to_string(below(40)); // often one that exists: replaced
            action.title = word();
            action.residence = someone();
            action.planned_cost_eur = real(0, 1e5);
        }
        project_.add_actions(list, id);
    }

    void add_notes() {
        project_.add_field_notes(
            std::vector<core::FieldNote>{{someone(), core::NoteKind::quote, day(), "gardien", word()}});
    }

    /// A story is made, its steps put in another order, some changed and some taken away, or it goes.
    void tell() {
        auto stories = project_.stories();
        if (stories.size() > 2) return project_.remove_story(any(stories).id);
        core::Story story = stories.empty() || below(3) == 0 ? core::Story{0, word(), below(2) == 0, {}} : any(stories);
        if (!story.steps.empty() && below(2) == 0) story.steps.erase(story.steps.begin());
        std::ranges::reverse(story.steps);
        core::StoryStep step;
        step.title = word();
        step.figures = {{"3", word(), below(2) == 0 ? "complex" : ""}};
        step.are_figures_chosen = below(2) == 0;
        step.are_notes_edited = below(2) == 0;
        story.language = below(2) == 0 ? "fr" : "en";
        story.told_on = day();
        if (below(2) == 0) step.ground = {0, 0, real(1, 99), real(1, 99)};
        if (story.steps.size() < 5) story.steps.push_back(step);
        project_.put_story(story);
    }

    /// A walk is planned, its stops put in another order, added and taken away, or it goes with its findings.
    void walk() {
        auto walks = store::walks(project_);
        if (walks.size() > 3) return store::remove_walk(project_, any(walks).id);
        core::Walk walk;
        if (!walks.empty() && below(2) == 0) walk = any(walks);
        if (walk.id == 0) walk = {0, word(), day(), "Q01", {"bailleur", "ville"}, {}};
        if (walk.stops.size() > 2 && below(2) == 0) walk.stops.erase(walk.stops.begin());
        std::ranges::reverse(walk.stops);
        core::WalkStop stop;
        stop.name = word();
        stop.at = {real(0, 5000), real(0, 5000)};
        stop.ground = core::all_ground_owners[static_cast<std::size_t>(below(static_cast<int>(core::all_ground_owners.size())))];
        stop.is_bend = below(5) == 0;
        if (below(2) == 0) stop.residence = someone_there();
        walk.stops.push_back(stop);
        store::put_walk(project_, walk);
    }

    /// A finding is entered, corrected, settled or taken away.
    void find() {
        auto const walks = store::walks(project_);
        if (walks.empty()) return walk();
        auto known = store::walk_findings(project_);
        if (known.size() > 6) return store::remove_finding(project_, any(known).id);
        core::WalkFinding finding;
        if (!known.empty() && below(2) == 0) {
            finding = any(known);
            finding.state = core::all_finding_states[static_cast<std::size_t>(below(static_cast<int>(core::all_finding_states.size())))];
            if (finding.state != core::FindingState::open) finding.closed_on = day();
        } else {
            auto const& on = any(walks);
            finding.walk = on.id;
            finding.stop = below(3) == 0 ? 0 : any(on.stops).id;
            finding.theme = "litter";
            finding.owner = core::all_finding_owners[static_cast<std::size_t>(below(static_cast<int>(core::all_finding_owners.size())))];
            if (finding.stop == 0) finding.at = core::Projected{real(0, 5000), real(0, 5000)};
        }
        finding.what = word();
        finding.due_on = day();
        store::put_findings(project_, std::span(&finding, 1));
    }

    /// The cleanliness of a stop is marked, in place of what was.
    void mark() {
        auto const walks = store::walks(project_);
        if (walks.empty()) return walk();
        core::StopMarks marks{any(any(walks).stops).id, {}};
        for (auto& one : marks.marks)
            if (below(4) > 0) one = below(core::highest_mark + 1);
        marks.marks[0] = below(core::highest_mark + 1);
        store::put_marks(project_, marks);
    }

    /// A picture is taken at a residence, often the one that another shows too, or it goes.
    void picture() {
        auto const known = store::photos(project_);
        if (known.size() > 5) return store::remove_photo(project_, any(known).id);
        core::Photo photo;
        photo.residence = someone_there();
        photo.caption = word();
        if (auto const walks = store::walks(project_); !walks.empty()) photo.stop = any(any(walks).stops).id;
        core::PhotoFile file{4, 3, {}};
        bool const is_shared = below(3) == 0 && store::photos_of(project_, photo.residence).empty();
        for (auto const c : "JPEG " + (is_shared ? std::string("shared") : word()))
            file.jpeg.push_back(static_cast<std::byte>(c));
        store::add_photo(project_, photo, file);
    }

    /// A picture may be shown to partners, or no longer.
    void clear_picture() {
        auto const known = store::photos(project_);
        if (known.empty()) return picture();
        auto const& photo = any(known);
        store::clear_photo(project_, photo.id, day(), photo.cleared_on ? "" : "direction " + word());
    }

    void add_lessons() {
        core::Lesson lesson{word(), "t", "th", "c", "a", "w", "n", "co", "d", "k", "r"};
        if (auto const known = project_.lessons(); !known.empty() && below(2) == 0) lesson.code = any(known).code; // replaced
        lesson.context = word();
        lesson.dwellings = below(200);
        for (int i = below(3); i > 0; --i) lesson.steps.push_back({word(), "F1", "", "gardien", "ville", real(0, 1e4)});
        project_.add_lessons(std::vector{lesson});
    }

    void add_context(core::ImportId id) {
        auto loader = project_.load_context_layer({{}, word(), "Rues", core::ContextRole::road, "©"}, {{"nom", store::ColumnType::text}}, "nom", id);
        for (int i = below(4); i > 0; --i) {
            auto const name = word(); // put() keeps no copy
            loader.put(0, name);
            loader.add(core::MultiPolyline{{{real(0, 99), 0}, {10, real(0, 99)}}});
        }
        loader.finish();
    }

    void save_grid() {
        core::Grid grid;
        grid.code = "g";
        grid.title = {"Grille", "Grid"};
        grid.rules.minimum_coverage = 0.1;
        grid.rules.minimum_families = 1;
        int indicator = 1;
        for (int f = 1; f <= 3; ++f) {
            std::vector<core::Indicator> indicators;
            for (int i = 0; i < 2; ++i)
                indicators.push_back(plain_indicator("I" + std::to_string(indicator++), real(0.5, 3)));
            grid.families.push_back(family("F" + std::to_string(f), real(1, 9), std::move(indicators)));
        }
        (void)project_.save_grid(grid);
    }

    void ensure_campaign() {
        int const year = 1900 + static_cast<int>(project_.campaigns().size());
        (void)project_.add_campaign({{}, std::to_string(year), core::year_period(year), {}});
    }

    void freeze() {
        if (auto const campaigns = project_.campaigns(); !campaigns.empty())
            project_.freeze_campaign(any(campaigns).id, day());
    }

    void describe() {
        auto info = project_.info();
        info.title = word();
        project_.edit("Title", [&] {
            project_.set_info(info);
            project_.set_setting("clé " + std::to_string(below(5)), word());
        });
    }

    void score() {
        auto const grid = project_.current_grid_id();
        auto const campaigns = project_.campaigns();
        if (!grid || campaigns.empty()) return;
        auto const campaign = any(campaigns).id;
        project_.edit(
            "Scores", [&] { (void)project_.compute_scores(campaign, *grid, project_.grid(*grid), "essai"); },
            store::StepKind::result);
    }

    void cluster() {
        std::optional<store::ScoreRun> run;
        for (auto const& campaign : project_.campaigns())
            if (auto const found = project_.score_run(campaign.id)) run = found;
        if (!run) return score();
        store::ClusterRun clusters;
        clusters.score_run = run->id;
        clusters.method = "local-moran";
        for (auto const& residence : project_.residences()) {
            store::StoredLocal local;
            local.residence = residence.id;
            local.value = real(0, 100);
            clusters.local.edit().sites.push_back(local);
        }
        if (!clusters.local->sites.empty())
            clusters.foyers.push_back({1,
                                       word(),
                                       "foyer",
                                       {},
                                       square(real(0, 5000), real(0, 5000), 300),
                                       {clusters.local->sites[0].residence},
                                       {},
                                       30,
                                       70,
                                       0.01});
        project_.edit(
            "Clusters", [&] { (void)project_.save_cluster_run(clusters); }, store::StepKind::result);
    }

    /// Stopped half-way: nothing of it may stay.
    void fail() {
        try {
            if (below(2) == 0)
                project_.edit("Failing", [&] { add_residences({}), throw core::cancelled(); });
            else import("failing", [&](core::ImportId id) { add_residences(id), put_actions(id), throw core::cancelled();
        });
    }
    catch (core::Error const& error) {
        if (error.code() != core::ErrorCode::cancelled) throw;
    }
}

store::Project& project_;
std::mt19937_64 random_;
};
}
