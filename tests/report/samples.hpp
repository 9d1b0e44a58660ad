#pragma once

#include "dossier/comparison.hpp"
#include "dossier/site_file.hpp"
#include "report/town.hpp"

#include <algorithm>

/// Invented documents for sheets: the town of town.hpp with scores, actions, notes. Nothing here is real.
namespace vigie::report::test {

inline core::Date day(int y, unsigned m, unsigned d) { return {std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

struct IndicatorSample {
    char const *family, *code, *fr, *unit;
    double value, low, high, median, at_0, at_100;
    int decimals;
};
inline constexpr IndicatorSample indicator_samples[] = {
    {"F4", "TR1", "Occupations de halls", "/100 lgt", 36.6, 28, 47, 11.2, 0, 50, 1},
    {"F4", "TR2", "Dégradations", "€/lgt", 48, 0, 0, 15, 0, 80, 0},
    {"F4", "TR3", "Hall le plus dégradé", "0 à 3", 3, 0, 0, 1, 0, 3, 0},
    {"F4", "TR4", "Troubles de voisinage", "/100 lgt", 1.8, 0.4, 5.3, 2.4, 0, 12, 1},
    {"F3", "CV1", "Dépôts sauvages", "/100 lgt", 43.9, 34, 55, 19.0, 0, 80, 1},
    {"F3", "CV2", "Propreté contrôlée", "0 à 4", 2.6, 0, 0, 1.4, 0, 4, 1},
    {"F2", "QS1", "Réclamations hors délai", "%", 31, 25, 38, 18, 0, 60, 0},
    {"F2", "QS2", "Satisfaits de la propreté des parties communes", "%", 51, 40, 62, 70, 90, 30, 0},
    {"F2", "QS3", "Pannes d’ascenseur", "/appareil", 9.4, 6.9, 12.5, 5.2, 0, 16, 1},
    {"F1", "AT1", "Vacance de plus de 3 mois", "%", 3.7, 1.7, 7.8, 1.9, 0, 6, 1},
    {"F7", "BT1", "Logements classés F ou G", "%", 9, 5, 15, 6, 0, 40, 0},
    {"F5", "SP1", "Faits constatés dans la commune", "‰", 9.1, 0, 0, 9.1, 0, 30, 1},
};

inline core::Grid sample_grid() {
    core::Grid grid;
    grid.code = "vigie-fr";
    grid.version = 3;
    grid.title = {"Grille de situation", "Situation grid"};
    struct F {
        char const *code, *fr, *brief;
        double weight;
    };
    F const families[] = {{"F1", "Attractivité et location", "Attractivité, location", 14}, {"F2", "Qualité de service", "Qualité de service", 20},
                          {"F3", "Cadre de vie et gestion urbaine de proximité", "Cadre de vie et GUP", 16},
                          {"F4", "Tranquillité résidentielle", "Tranquillité", 20}, {"F5", "Sécurité publique", "Sécurité publique", 8},
                          {"F6", "Fragilité sociale", "Fragilité sociale", 12}, {"F7", "Bâti et technique", "Bâti et technique", 10},
                          {"F8", "Moyens et partenariats", "Moyens, partenariats", 0}};
    for (auto const& f : families) {
        core::Family family;
        family.code = f.code;
        family.name = {f.fr, ""};
        family.short_name = {f.brief, ""};
        family.weight = f.weight;
        family.is_in_index = family.code != "F8";
        for (auto const& s : indicator_samples) {
            if (family.code != s.family) continue;
            core::Indicator indicator;
            indicator.code = s.code;
            indicator.name = {s.fr, ""};
            indicator.unit = {s.unit, ""};
            indicator.goalposts = {s.at_0, s.at_100};
            indicator.decimals = s.decimals;
            indicator.source = "GRC";
            family.indicators.push_back(indicator);
        }
        grid.families.push_back(family);
    }
    return grid;
}

/// A snapshot with the residences, quarters and context of town().
inline dossier::Snapshot sample_snapshot(int residences = 120) {
    auto const drawn = town(residences);
    dossier::Snapshot s;
    s.info.title = "Port-Fictif";
    s.info.is_fictitious = true;
    s.info.source_line = "Sources : données inventées.";
    s.grid = sample_grid();
    s.extent = drawn.extent;
    for (auto const& layer : drawn.context) s.context.push_back({{{}, layer.name, layer.name, layer.role, layer.credit}, layer.areas, layer.lines});
    dossier::ZoneLayerData zones;
    zones.layer = {{1}, "quartier", "Quartiers", "inventés"};
    zones.areas = drawn.zones.front().areas;
    for (std::size_t q = 0; q < drawn.zones.front().marks.size(); ++q) {
        core::Zone zone;
        zone.id = {static_cast<std::int64_t>(q + 1)};
        zone.layer = {1};
        zone.code = "Q" + std::to_string(q + 1);
        zone.name = drawn.zones.front().marks[q].name;
        zone.shape = zones.areas->areas[q];
        zones.zones.push_back(zone);
    }
    s.zone_layers.push_back(zones);
    s.located = *drawn.residences;
    dossier::CampaignData campaign;
    campaign.campaign = {{1}, "2026", core::year_period(2026), day(2026, 3, 27)};
    campaign.grid = s.grid;
    for (auto const& family : campaign.grid.families)
        for (auto const& indicator : family.indicators) campaign.scales.push_back(core::scoring::learn_scale(indicator, {}));
    campaign.clusters.emplace();
    campaign.clusters->permutations = 99'999;
    for (std::size_t i = 0; i < drawn.residences->marks.size(); ++i) {
        core::Residence r;
        r.id = {static_cast<std::int64_t>(i + 1)};
        r.code = "OF-" + std::to_string(1000 + i);
        r.name = drawn.residences->name(i);
        r.position = drawn.residences->marks[i].at;
        r.footprint = drawn.residences->footprints->areas->areas[i];
        r.dwellings = drawn.residences->marks[i].dwellings;
        s.residences.push_back(r);
        store::ResidenceScore score;
        score.residence = r.id;
        score.shown = drawn.residences->marks[i].severity;
        campaign.scores.edit().push_back(score);
    }
    s.row_of = dossier::RowOfId(s.residences);
    s.campaigns.push_back(std::move(campaign));
    s.convergence_degrees = 4.6;
    return s;
}

inline dossier::IndicatorLine sample_indicator(IndicatorSample const& s, core::Grid const& grid) {
    dossier::IndicatorLine line;
    line.indicator = *grid.find_indicator(s.code);
    line.family = s.family;
    store::ScoreDetail detail;
    detail.indicator = s.code;
    detail.raw = detail.smoothed = s.value;
    detail.normalised = core::scoring::normalise(s.value, line.indicator.goalposts);
    detail.observed_on = day(2025, 12, 31);
    line.detail = detail;
    if (s.high > 0) line.low = s.low, line.high = s.high;
    line.stock_median = s.median;
    line.attention = (s.at_0 + s.at_100) / 2;
    line.is_beyond_attention = detail.normalised >= 50;
    line.history = {{"2022", s.value * 0.8}, {"2023", s.value * 0.85}, {"2024", std::nullopt}, {"2025", s.value * 0.9}, {"2026", s.value}};
    return line;
}

/// The site of the picture in full: everything there is to draw.
inline dossier::SiteFile sample_site(dossier::Snapshot const& snapshot, std::uint32_t row = 0) {
    dossier::SiteFile f;
    f.row = row;
    f.residence = snapshot.residences[row];
    f.residence.name = "Les Goélands";
    f.residence.address = "2 à 10, rue des Goélands";
    f.residence.agency = "Littoral Ouest";
    f.residence.year_built = 1972;
    f.residence.year_renovated = 1998;
    f.neighbourhood = "Ker-Avel";
    f.zones = {{"Quartier", "Ker-Avel"}, {"QPV 2024", "Bois du Château"}};
    f.campaign = "2026";
    f.score.emplace();
    f.score->index = {71.4, 0.82, 64.7, 77.3, core::SeverityClass::d};
    f.score->shown = core::SeverityClass::d;
    f.score->rank = 7;
    f.scored_residences = 205;
    f.change = core::Change{6.2, 0};
    f.previous_campaign = "2025";
    f.history = {{"2024", 59.0}, {"2025", 65.2}, {"2026", 71.4}};
    double const scores[] = {62, 74, 81, 86, 48, 66, 48, 58}, points[] = {7.5, 15.4, 14.7, 20.7, 2.6, 7.3, 3.2, 0};
    for (std::size_t i = 0; i < 8; ++i) {
        auto const& family = snapshot.grid.families[i];
        dossier::FamilyLine line;
        line.code = family.code;
        line.name = family.name;
        line.is_in_index = family.is_in_index;
        line.weight = family.weight / 100;
        if (i != 4) line.score = scores[i];
        line.severity = core::scoring::classify(scores[i], snapshot.grid.rules);
        line.contribution = points[i];
        line.stock_median = 38 + 2.0 * static_cast<double>(i);
        f.families.push_back(line);
    }
    for (auto const& s : indicator_samples) f.indicators.push_back(sample_indicator(s, snapshot.grid));
    f.indicators[10].detail.reset();
    f.indicators[11].indicator.is_context = true;
    f.missing = {"BT1"};
    f.observed = 45, f.expected = 55, f.alerts = 1;
    f.alert_names = {"Hall le plus dégradé"};
    f.foyer.emplace();
    f.foyer->number = 1;
    f.foyer->name = "Ker-Avel";
    f.foyer->kind = "foyer";
    f.foyer->members.resize(7);
    f.foyer->dwellings = 421;
    f.foyer->is_solid = true;
    f.local.emplace();
    f.local->p = 0.0004;
    f.local->neighbours = 8;
    f.status = core::WatchStatus::watched;
    f.watch_events = {{1, {}, core::WatchStatus::watched, day(2024, 3, 12), "comité", "dégradations", {}}};
    f.actions = {{"A1", {}, {}, "F3", "déchets", "Local à encombrants fermé", "agence", {}, day(2026, 4, 30), core::ActionState::under_way, {}, {}, "à mesurer en septembre"},
                 {"A2", {}, {}, "F4", "tranquillité", "Médiation en soirée", "ville", {}, day(2026, 3, 15), core::ActionState::under_way, {}, {}, ""},
                 {"A3", {}, {}, "F2", "sur-entretien", "Ascenseurs à niveau", "patrimoine", {}, day(2026, 9, 30), core::ActionState::planned, {}, {}, ""},
                 {"A4", {}, {}, "F2", "présence", "2ᵉ poste de proximité", "agence", {}, day(2025, 11, 1), core::ActionState::done, {}, {}, "propreté 2,8 → 2,6 : non significatif"}};
    using core::NoteKind;
    f.notes = {{{}, NoteKind::quote, day(2026, 2, 11), "gardien", "Les encombrants reviennent deux jours après l’enlèvement."},
               {{}, NoteKind::finding, day(2026, 2, 18), "diagnostic en marchant", "Hall 6 : éclairage extérieur hors service, domanialité à clarifier."},
               {{}, NoteKind::event, day(2023, 4, 2), "agence", "ravalement, halls 2 à 4"},
               {{}, NoteKind::event, day(2023, 7, 10), "agence", "enquête de satisfaction"},
               {{}, NoteKind::event, day(2024, 7, 1), "agence", "poste de gardien vacant 7 mois"},
               {{}, NoteKind::event, day(2025, 3, 5), "agence", "réunion avec locataires et ville"},
               {{}, NoteKind::event, day(2025, 5, 20), "agence", "incendie du local à encombrants"},
               {{}, NoteKind::event, day(2025, 10, 30), "agence", "2ᵉ poste de proximité"},
               {{}, NoteKind::event, day(2026, 2, 18), "agence", "diagnostic en marchant"},
               {{}, NoteKind::decision, day(2026, 4, 1), "comité", "Ouvrir un projet de site (Goélands, Ty Nevez, Bruyères)."},
               {{}, NoteKind::decision, day(2026, 4, 1), "comité", "Ville : médiation avant le 15/05, éclairage du hall 6."},
               {{}, NoteKind::decision, day(2026, 4, 1), "comité", "Clarifier la domanialité du parking nord."}};
    f.above = dossier::SiteFile::RankNeighbour{1, 6, 72.0, "F4", -1.2};
    f.below = dossier::SiteFile::RankNeighbour{2, 8, 70.1, "F2", 2.0};
    f.finding = "Situation très complexe, en hausse depuis 2025 : tranquillité, cadre de vie, service.";
    return f;
}

inline dossier::ComparedGroup sample_group(dossier::Snapshot const& snapshot, std::size_t zone, double score) {
    dossier::ComparedGroup g;
    bool const is_reference = zone >= snapshot.zone_layers.front().zones.size();
    g.is_reference = is_reference;
    g.code = is_reference ? "" : snapshot.zone_layers.front().zones[zone].code;
    g.name = is_reference ? "Référence : patrimoine" : snapshot.zone_layers.front().zones[zone].name;
    g.residences = is_reference ? 212 : 10;
    g.dwellings = is_reference ? 7208 : 515;
    g.score = score;
    g.severity = core::scoring::classify(score, snapshot.grid.rules);
    g.coverage = 0.84;
    g.change = core::Change{score > 50 ? 2.4 : 0.3, 1.5};
    int const counts[] = {is_reference ? 98 : 5, is_reference ? 64 : 1, is_reference ? 31 : 6, is_reference ? 12 : 3, is_reference ? 7 : 1};
    std::ranges::copy(counts, g.by_class);
    for (std::size_t i = 0; i < snapshot.grid.families.size(); ++i) {
        dossier::FamilyMean mean;
        mean.code = snapshot.grid.families[i].code;
        if (!(zone == 1 && i == 5)) mean.score = std::min(99.0, score + 3.0 * static_cast<double>(i) - 8);
        mean.severity = core::scoring::classify(mean.score.value_or(0), snapshot.grid.rules);
        mean.change = i % 2 == 0 ? 1.8 : -0.2;
        g.families.push_back(mean);
    }
    for (auto const* code : {"CV1", "TR1", "QS1", "QS2"}) {
        dossier::GroupIndicator value{code, score / 2, score / 2 - 4, score / 2 + 5};
        if (zone == 3 && std::string(code) == "QS2") value = {code, {}, {}, {}};
        g.indicators.push_back(value);
    }
    g.history = {{"2024", score - 6}, {"2025", score - 2}, {"2026", score}};
    g.watched_residences = 4, g.watched_dwellings = g.dwellings / 3, g.open_actions = is_reference ? 41 : 6, g.late_actions = is_reference ? 5 : 1;
    if (!is_reference) g.extent = core::bounds(snapshot.zone_layers.front().zones[zone].shape);
    g.sentence = "Deux familles en D (tranquillité, cadre de vie) ; la hausse 2025–2026 dépasse le bruit. Foyer solide.";
    return g;
}

inline dossier::Comparison sample_comparison(dossier::Snapshot const& snapshot, std::size_t zones = 4) {
    dossier::Comparison c;
    c.zone_layer = "quartier";
    c.campaign = "2026";
    double const scores[] = {61.7, 38.8, 37.7, 51.0, 66.0, 30.0};
    for (std::size_t z = 0; z < zones; ++z) c.groups.push_back(sample_group(snapshot, z % 4, scores[z]));
    c.groups.push_back(sample_group(snapshot, 99, 42.8));
    c.indicator_codes = {"CV1", "TR1", "QS1", "QS2"};
    c.finding = "Ker-Avel concentre les résidences complexes ; Bassin-Sud reste à documenter";
    int const matrix[4][3] = {{0, 2, 3}, {0, 7, 2}, {1, 7, 2}, {1, 10, 0}};
    for (int r = 0; r < 4; ++r) std::ranges::copy(matrix[r], c.matrix[r]);
    return c;
}

}
