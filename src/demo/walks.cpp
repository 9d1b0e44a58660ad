#include "demo/walks.hpp"

#include <algorithm>
#include <optional>

namespace vigie::demo {

namespace {

using core::FindingOwner;
using core::FindingState;
using core::GroundOwner;

constexpr core::Date on(int year, unsigned month, unsigned day) {
    return core::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

struct FindingText {
    char const* theme;
    char const* what;
    FindingOwner owner;
    std::optional<core::Date> due;
    FindingState state;
    std::optional<core::Date> closed;
    char const* photos;
};

/// Nine people, twenty-six findings of which eleven are the town's: as the action of the site project says.
constexpr FindingText findings[] = {
    {"CV2", "Matelas et sommier au pied du conteneur", FindingOwner::town, on(2026, 5, 29), FindingState::solved,
     on(2026, 5, 27), "1–2"},
    {"CV4", "Lampadaire éteint devant l’entrée B", FindingOwner::town, on(2026, 6, 30), FindingState::solved,
     on(2026, 6, 18), "3"},
    {"walls", "Tags sur le mur pignon", FindingOwner::landlord, on(2026, 6, 15), FindingState::solved, on(2026, 6, 9),
     "4"},
    {"CV3", "Deux épaves sur le parking nord", FindingOwner::town, on(2026, 7, 31), FindingState::open, std::nullopt,
     "5–6"},
    {"CV7", "Bande de gazon que personne n’entretient", FindingOwner::other, on(2026, 9, 30), FindingState::open,
     std::nullopt, "7"},
    {"litter", "Corbeille manquante près des bancs", FindingOwner::town, on(2026, 9, 30), FindingState::solved,
     on(2026, 9, 22), "8"},
    {"CV4", "Regard d’eaux pluviales bouché", FindingOwner::conurbation, on(2026, 6, 30), FindingState::solved,
     on(2026, 6, 25), "9"},
    {"glass", "Verre brisé autour du point d’apport", FindingOwner::conurbation, on(2026, 5, 29), FindingState::solved,
     on(2026, 5, 28), "10"},
    {"CV5", "Traces de rongeurs près du local vélos", FindingOwner::landlord, on(2026, 6, 15), FindingState::solved,
     on(2026, 6, 12), "11"},
    {"CV4", "Armoire électrique ouverte", FindingOwner::utility, on(2026, 5, 22), FindingState::solved, on(2026, 5, 21),
     "12"},
    {"bags", "Sacs déposés devant le hall, hors des bacs", FindingOwner::landlord, on(2026, 12, 31), FindingState::open,
     std::nullopt, "13–14"},
    {"CV4", "Trottoir affaissé devant l’arrêt de bus", FindingOwner::town, on(2026, 12, 15), FindingState::open,
     std::nullopt, "15"},
    {"CV4", "Passage piéton effacé", FindingOwner::town, on(2026, 10, 15), FindingState::open, std::nullopt, "16"},
    {"CV2", "Gravats derrière les garages", FindingOwner::landlord, on(2026, 6, 30), FindingState::solved,
     on(2026, 7, 3), "17"},
    {"CV3", "Stationnement sur l’accès des pompiers", FindingOwner::town, on(2026, 6, 30), FindingState::open,
     std::nullopt, "18"},
    {"leaves", "Caniveau comblé de feuilles", FindingOwner::conurbation, on(2026, 11, 15), FindingState::open,
     std::nullopt, "19"},
    {"walls", "Vitre du hall fêlée", FindingOwner::landlord, on(2026, 5, 29), FindingState::solved, on(2026, 5, 26),
     "20"},
    {"CV4", "Borne escamotable bloquée", FindingOwner::town, on(2026, 9, 15), FindingState::dropped, on(2026, 9, 10),
     "21"},
    {"droppings", "Distributeur de sacs vide", FindingOwner::town, on(2026, 6, 15), FindingState::solved,
     on(2026, 6, 10), "22"},
    {"CV4", "Coffret de gaz descellé", FindingOwner::utility, on(2026, 6, 5), FindingState::solved, on(2026, 6, 4),
     "23"},
    {"CV7", "Escalier de la passerelle : ville ou bailleur ?", FindingOwner::landlord, on(2026, 10, 31),
     FindingState::open, std::nullopt, "24"},
    {"CV2", "Caddies abandonnés sous la passerelle", FindingOwner::town, on(2026, 6, 15), FindingState::open,
     std::nullopt, "25"},
    {"butts", "Mégots devant les halls, pas de cendrier", FindingOwner::landlord, on(2026, 9, 30),
     FindingState::dropped, on(2026, 9, 30), "26"},
    {"CV4", "Chambre télécom sans couvercle", FindingOwner::utility, on(2026, 5, 25), FindingState::open, std::nullopt,
     "27"},
    {"CV4", "Éclairage de l’allée trop faible", FindingOwner::town, on(2027, 2, 28), FindingState::open, std::nullopt,
     "28"},
    {"stuck", "Affiches collées sur les boîtes aux lettres", FindingOwner::landlord, on(2026, 12, 15),
     FindingState::open, std::nullopt, "29"},
};

constexpr GroundOwner grounds[] = {GroundOwner::landlord,   GroundOwner::town,        GroundOwner::landlord,
                                   GroundOwner::to_clarify, GroundOwner::conurbation, GroundOwner::landlord,
                                   GroundOwner::condominium};
constexpr char const* hints[] = {"halls, boîtes aux lettres", "parking, bornes",     "local à encombrants",
                                 "éclairage, cheminement",    "assises, végétation", "",
                                 "accès camion, dépôts"};

/// Located ones of the neighbourhood, hardest first.
std::vector<std::uint32_t> rows_there(std::span<Dwelling const> stock) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < stock.size(); ++i)
        if (stock[i].neighbourhood == walked_neighbourhood && stock[i].residence.position) rows.push_back(i);
    std::ranges::stable_sort(rows, [&](auto a, auto b) { return stock[a].severity[2] > stock[b].severity[2]; });
    return rows;
}

std::vector<core::WalkStop> stops_at(std::span<Dwelling const> stock, std::vector<std::uint32_t> rows,
                                     std::size_t most) {
    if (rows.size() > most) rows.resize(most);
    std::vector<core::Projected> points;
    for (auto const row : rows)
        points.push_back(*stock[row].residence.position);
    std::vector<core::WalkStop> stops;
    for (auto const i : core::walking_order(points)) {
        auto const& residence = stock[rows[i]].residence;
        auto const k = stops.size();
        core::WalkStop stop;
        stop.name = residence.name;
        stop.at = points[i];
        stop.residence = residence.id;
        stop.ground = grounds[k % std::size(grounds)];
        stop.look_at = hints[k % std::size(hints)];
        stops.push_back(std::move(stop));
    }
    return stops;
}

WalkDraft past_walk(std::vector<core::WalkStop> stops, std::string const& zone) {
    WalkDraft draft;
    draft.walk.name = "Bois-Doré, mai 2026";
    draft.walk.walked_on = on(2026, 5, 20);
    draft.walk.zone = zone;
    draft.walk.roles = {"Chargée de développement social",
                        "Responsable d’agence",
                        "gardien",
                        "chef de projet urbain (ville)",
                        "propreté urbaine (agglomération)",
                        "médiateur",
                        "délégué du préfet",
                        "deux représentantes des locataires"};
    draft.walk.stops = std::move(stops);
    for (std::size_t i = 0; i < std::size(findings); ++i) {
        auto const& text = findings[i];
        core::WalkFinding finding;
        finding.stop = static_cast<std::int64_t>(i * draft.walk.stops.size() / std::size(findings)) + 1;
        finding.theme = text.theme;
        finding.what = text.what;
        finding.owner = text.owner;
        finding.due_on = text.due;
        finding.state = text.state;
        finding.closed_on = text.closed;
        finding.photos = text.photos;
        draft.findings.push_back(std::move(finding));
    }
    return draft;
}

}

std::vector<WalkDraft> build_walks(std::span<Dwelling const> stock, std::string const& zone) {
    auto const rows = rows_there(stock);
    if (rows.size() < 2) return {};
    WalkDraft next;
    next.walk.name = "Bois-Doré, décembre 2026";
    next.walk.walked_on = on(2026, 12, 9);
    next.walk.zone = zone;
    next.walk.roles = {"Chargée de développement social", "gardien", "chef de projet urbain (ville)",
                       "propreté urbaine (agglomération)", "représentante des locataires"};
    next.walk.stops = stops_at(stock, rows, 10);
    return {past_walk(stops_at(stock, rows, 8), zone), std::move(next)};
}

}
