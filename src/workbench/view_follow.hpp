#pragma once

#include "core/change.hpp"
#include "core/follow_up.hpp"
#include "core/geometry.hpp"
#include "dossier/action_words.hpp"
#include "dossier/site_file.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the follow-up screen shows: who is watched, and what is done for one of them.
namespace vigie::workbench {

class Workbench;

struct WatchRow {
    std::uint32_t row = 0;
    std::string name, zone, status;
    core::WatchStatus state = core::WatchStatus::ordinary;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    int late = 0; ///< actions, of the residence and of its site projects
    std::vector<std::optional<double>> history;
};
/// Residences whose status is not ordinary nor closed, of those the filter keeps, worst first.
[[nodiscard]] std::vector<WatchRow> watch_rows(Workbench const& workbench);
[[nodiscard]] std::vector<std::optional<double>> score_history(Workbench const& workbench, std::uint32_t row);

/// An action of the year as a bar.
struct ActionBar {
    enum class Tone { planned, under_way, late, done };
    std::string title, lead, words; ///< « en cours »
    double from = 0, to = 1;        ///< of the year
    Tone tone = Tone::planned;
};

/// The actions of one year along its months.
struct ActionStrip {
    int year = 0;
    std::vector<std::string> months;
    std::optional<double> today; ///< where it falls in the year
    std::string today_words;     ///< « 23 mai »
    std::vector<ActionBar> bars; ///< in order of their beginning
    int undated = 0;             ///< open actions without a date: on no strip
    int late = 0;
};
/// The year of `today`, or the nearest one with an action; empty bars when no action has a date. An action without a beginning or an end
/// lasts from the one it has to the year's end, or from its beginning; one that is late goes on until today.
[[nodiscard]] ActionStrip action_strip(std::vector<core::Action> const& actions, core::Date today);

/// The index from campaign to campaign, beside the stock's mean, and when the site project opened.
struct BeforeAfter {
    struct Point {
        std::string campaign;
        double at = 0; ///< of the time between the first and the last campaign's middle
        std::optional<double> site, stock;
    };
    std::vector<Point> points; ///< scored campaigns; fewer than two say nothing
    std::optional<double> opening;
    std::string verdict; ///< how much it moved, and whether that is more than noise
};
[[nodiscard]] BeforeAfter before_after(dossier::Snapshot const& snapshot, dossier::SiteFile const& file);

struct FollowSite {
    std::uint32_t row = 0;
    bool is_followed = false;
    std::string name, where;          ///< « Ker-Avel · 34 logements »
    std::string projects;             ///< titles of its site projects
    std::string finding;              ///< one sentence on its situation
    std::string score, status, since; ///< « depuis mai 2025 »
    std::string motive;
    std::optional<core::Change> change;
    std::string change_since; ///< « depuis 2025 »
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::vector<dossier::ActionLine> actions;
    ActionStrip strip;
    BeforeAfter evolution;
    std::vector<std::string> objectives; ///< of its site projects
    int done = 0, late = 0;
    std::vector<core::FieldNote> notes; ///< newest first
    std::optional<core::Projected> position;
};

struct FollowView {
    std::vector<WatchRow> rows;
    std::optional<FollowSite> site; ///< of the residence in focus
    bool can_change_status = false;
    bool is_fictitious = false;
    bool is_filtered = false; ///< some may be left out of the list
};
[[nodiscard]] FollowView follow_view(Workbench const& workbench);

}
