#pragma once

#include "core/change.hpp"
#include "core/stability.hpp"
#include "dossier/grid_words.hpp"
#include "dossier/site_file.hpp"
#include "workbench/view_follow.hpp"
#include "workbench/view_table.hpp"

/// What the panel of a residence shows; the whole stock at a glance when none is chosen.
namespace vigie::workbench {

/// The sheet of an indicator, a paragraph each; empty when the grid says nothing of it.
[[nodiscard]] std::string indicator_help(core::Indicator const& indicator);

struct FicheView {
    struct Contribution {
        std::string name, short_name;
        std::optional<double> score; ///< absent = no data
        double points = 0, stock_points = 0;
    };
    struct IndicatorWords {
        std::string name, value;
        bool is_bad = false;
        std::string code, help; ///< its sheet: definition, formula, how to read it, years, source
    };
    dossier::SiteFile const* site = nullptr;
    std::string head; ///< « Ker-Avel · 64 logements · 1974 · Agence Sud »
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    std::optional<core::Change> change;
    std::string change_words; ///< what it is worth, in a sentence
    int rank = 0, of = 0;
    core::RankRange range;
    core::Stability stability = core::Stability::not_ranked;
    std::string stability_word;              ///< « stable »; empty until it is reckoned
    std::vector<std::string> how_sure;       ///< sentences on rank, class and change
    std::string methods;                     ///< the same once other methods are tried; empty until they are
    bool can_try_methods = false, is_trying_methods = false;
    std::string versus_title;                ///< « Pourquoi A est au-dessus de B »; empty unless two are selected
    std::vector<std::string> versus;         ///< sentences
    bool is_order_pending = false;           ///< the draws of the two are still being made
    std::vector<std::optional<double>> history;
    double minimum_coverage = 0.6;
    std::vector<Contribution> contributions; ///< heaviest first
    std::vector<Contribution> beside;        ///< families off the index
    std::vector<IndicatorWords> indicators;  ///< the worst
    std::vector<dossier::ActionLine> actions;
    struct PhotoLine {
        std::int64_t id = 0;
        std::string words;   ///< « Hall B · 12/05/2026 », with the stop of a walk
        std::string cleared; ///< « pour les partenaires, direction, 12/05/2026 » or « interne »
        bool is_cleared = false;
    };
    std::vector<PhotoLine> photos; ///< the newest first
    struct OpinionWords {
        core::SeverityClass computed = core::SeverityClass::not_scored, proposed = core::SeverityClass::not_scored;
        std::string source, motive;
        std::vector<std::string> evidence; ///< quotes and findings it rests on
        std::string moved; ///< « classe calculée D quand l’avis a été donné »; empty when it has not changed since
    };
    std::optional<OpinionWords> opinion; ///< that holds
    std::vector<std::pair<std::string, std::string>> opinion_history; ///< date → act, newest first
    bool can_change_status = false, can_give_opinion = false;
    bool is_located = true, can_place = false;
};
/// \param site  null when no residence is chosen
[[nodiscard]] FicheView fiche_view(Workbench const& workbench);

/// The stock at a glance: what to look at first.
struct OverviewView {
    std::string title, campaign;
    std::array<std::size_t, 5> by_class{};
    std::string sentence; ///< « 67 résidences sur 291 sont en situation complexe ou très complexe. »
    std::vector<TableRow> worst, rising;
    bool is_rising_read = true; ///< false for a moment, when a large project has just been opened
    std::vector<FoyerRow> foyers;
    std::string chance;              ///< how many stand out, and how many would by chance; empty before clusters are found
    std::vector<std::string> choice; ///< why this method, and what it cannot say
    bool is_scored = false, can_score = false, can_import = false;
};
/// Good until something changes.
[[nodiscard]] OverviewView const& overview_view(Workbench const& workbench);

}
