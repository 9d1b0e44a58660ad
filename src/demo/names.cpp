#include "demo/names.hpp"

#include "demo/town.hpp"

#include <array>

namespace vigie::demo {

namespace {

constexpr std::array<std::array<char const*, 4>, 12> own_names{
    {{"Ker Avel", "Roz Avel", "Ty Névez", "Park an Avel"},
     {"Le Bois-Doré", "Les Chênes", "Ker Avel", "Le Courlis"},
     {"Les Halles", "Saint-Gwenn", "Le Prieuré", "Cour du Levant"},
     {"Les Tamaris", "Les Hortensias", "L’Hermine", "Ker Renan"},
     {"Coat Bihan", "Les Bouleaux", "Le Verger", "Ti Koad"},
     {"Kerlann", "Les Ajoncs", "La Lande", "Ker Lann Vian"},
     {"Les Rives", "Le Moulin", "Les Saules", "L’Écluse"},
     {"Pont Hir", "Les Peupliers", "Ker Pont", "La Passerelle"},
     {"Ar Mor", "Les Goélands", "Le Cabestan", "L’Estran"},
     {"Lann Vras", "Les Genêts", "La Falaise", "Ker Vras"},
     {"Le Bassin", "Les Docks", "La Criée", "Le Quai Neuf"},
     {"Le Phare", "La Vigie", "Les Embruns", "Ty Gwenn"}}};

constexpr std::array common_names{"Les Camélias", "Les Fougères", "Les Mouettes", "Le Sémaphore", "Les Bruyères",
                                  "Ker Heol",     "Ti Mor",       "Roz Glas",     "Ker Izel",     "Les Pins",
                                  "La Métairie",  "Les Mimosas",  "Le Clos",      "Ker Uhel",     "Les Sternes",
                                  "Park Nevez",   "Les Iris",     "Le Grand Pré"};

constexpr std::array street_kinds{"rue", "rue", "rue", "avenue", "allée", "impasse", "place"};
constexpr std::array street_names{
    "des Ajoncs",       "du Vieux-Puits",  "des Charpentiers", "de la Fontaine",    "des Goémons",
    "du Four",          "des Lavandières", "de l’Armor",       "des Cormorans",     "du Manoir",
    "des Dentellières", "de la Corderie",  "des Voiliers",     "de Ker-Izel",       "du Calvaire",
    "des Capucines",    "de la Grève",     "des Tisserands",   "du Champ-de-Foire", "des Bouvreuils",
    "de l’Abreuvoir",   "du Chemin-Vert",  "des Marais",       "de la Gare",        "des Écoles"};

}

std::string NameGiver::residence(std::uint32_t neighbourhood, std::uint64_t number) {
    auto random = stream(seed_, Stream::residence, number, 10);
    auto const& own = own_names[neighbourhood];
    std::string const base =
        random.uniform() < 0.62 ? own[random.below(4)] : common_names[random.below(common_names.size())];
    int const rank = ++used_[base];
    return rank == 1 ? base : base + " " + std::to_string(rank);
}

std::string NameGiver::address(std::uint32_t neighbourhood, std::uint64_t number) const {
    auto random = stream(seed_, Stream::residence, number, 11);
    // Neighbouring residences share few street names: each neighbourhood draws from a part of the list.
    auto const first = (neighbourhood * 2) % street_names.size();
    auto const name = street_names[(first + random.below(6)) % street_names.size()];
    return std::to_string(1 + random.below(60)) + ", " + street_kinds[random.below(street_kinds.size())] + " " + name +
           ", 29999 Port-Fictif";
}

}
