#include "demo/texts.hpp"

namespace vigie::demo {

namespace {

constexpr core::Date on(int year, unsigned month, unsigned day) {
    return core::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

constexpr ActionText actions_1[] = {
    {"F4", "Tranquillité résidentielle", "Présence de médiateurs de 18 h à 22 h", "Chargée de tranquillité",
     on(2025, 9, 1), on(2026, 12, 31), core::ActionState::under_way, 38000, 24500,
     "Appels de nuit en baisse depuis le printemps, surtout halls B et C.", "Ville"},
    {"F4", "Petits travaux", "Réparer le contrôle d’accès, halls A à D", "Responsable technique", on(2026, 1, 12),
     on(2026, 3, 31), core::ActionState::under_way, 21500, 9800, ""},
    {"F3", "Déchets, encombrants, épaves", "Enlever les encombrants chaque mardi", "Responsable d’agence",
     on(2025, 4, 1), on(2026, 4, 30), core::ActionState::done, 12000, 11350,
     "Deux fois moins de dépôts relevés en un an."},
    {"F2", "Sur-entretien", "Nettoyage renforcé des halls, six jours sur sept", "Responsable de proximité",
     on(2025, 6, 1), on(2026, 12, 31), core::ActionState::under_way, 26000, 15200, ""},
    {"F6", "Animation et lien social", "Jardin partagé avec le centre social", "Chargée de développement social",
     on(2026, 9, 1), on(2027, 6, 30), core::ActionState::planned, 9000, std::nullopt, "", "Centre social"},
};

constexpr ActionText actions_2[] = {
    {"F4", "Tranquillité résidentielle", "Convention d’échange avec la police et la ville", "Référente sûreté",
     on(2025, 11, 3), on(2026, 2, 27), core::ActionState::done, 0, 0,
     "Réunion mensuelle tenue, relevé commun des halls."},
    {"F7", "Petits travaux", "Fermer les caves et éclairer les coursives", "Responsable technique", on(2026, 2, 2),
     on(2026, 6, 30), core::ActionState::under_way, 44000, 17800, ""},
    {"F8", "Présence de proximité renforcée", "Remplacer le gardien absent", "Responsable d’agence", on(2025, 12, 1),
     on(2026, 3, 15), core::ActionState::done, 31000, 31000, "Poste pourvu, loge ouverte chaque matin."},
    {"F3", "Concertation", "Diagnostic en marchant avec les habitants", "Chargée de développement social",
     on(2026, 5, 11), on(2026, 5, 29), core::ActionState::done, 800, 640,
     "Neuf participants, vingt-six constats dont onze pour la ville."},
};

constexpr ActionText actions_3[] = {
    {"F2", "Sur-entretien", "Suivi nominatif des réclamations de plus de 30 jours", "Responsable relation client",
     on(2026, 2, 2), on(2026, 9, 30), core::ActionState::under_way, 0, 0, "Part hors délai en recul."},
    {"F7", "Petits travaux", "Remplacer deux ascenseurs", "Responsable technique", on(2026, 4, 1), on(2026, 10, 15),
     core::ActionState::under_way, 168000, 52000, ""},
    {"F3", "Déchets, encombrants, épaves", "Déplacer le point de collecte", "Responsable de proximité", on(2026, 3, 2),
     on(2026, 5, 31), core::ActionState::under_way, 14500, 6100, ""},
    {"F6", "Animation et lien social", "Permanence sociale au pied des immeubles", "Conseillère sociale",
     on(2026, 10, 1), on(2027, 3, 31), core::ActionState::planned, 6500, std::nullopt, ""},
};

constexpr ActionText actions_4[] = {
    {"F3", "Concertation", "Relever la domanialité avec la ville", "Chef de projet urbain", on(2026, 4, 20),
     on(2026, 7, 10), core::ActionState::done, 0, 0, "Plan partagé signé, deux parcelles restent à échanger."},
    {"F3", "Sur-entretien", "Taille et nettoyage du talus", "Responsable de proximité", on(2026, 6, 1), on(2026, 8, 31),
     core::ActionState::under_way, 7200, 3900, ""},
    {"F5", "Tranquillité résidentielle", "Déplacer l’éclairage de l’allée", "Chef de projet urbain", on(2026, 9, 1),
     on(2027, 2, 28), core::ActionState::planned, 18000, std::nullopt, ""},
};

constexpr ActionText actions_5[] = {
    {"F7", "Petits travaux", "Reprise des réserves de chantier", "Responsable technique", on(2025, 9, 1),
     on(2026, 1, 31), core::ActionState::done, 15500, 16900, "Toutes les réserves levées sauf deux logements."},
    {"F2", "Concertation", "Réunions d’étage, une par mois", "Chargée de développement social", on(2025, 10, 1),
     on(2026, 9, 30), core::ActionState::done, 3200, 2750,
     "Satisfaction en hausse de neuf points à l’enquête suivante."},
    {"F1", "Animation et lien social", "Visites avant attribution avec un voisin volontaire",
     "Responsable d’attribution", on(2026, 3, 2), on(2026, 8, 31), core::ActionState::abandoned, 1500, 300,
     "Abandonné : trop peu de volontaires."},
};

constexpr ActionText actions_6[] = {
    {"F4", "Tranquillité résidentielle", "Fermeture du passage traversant", "Responsable technique", on(2024, 4, 2),
     on(2024, 10, 31), core::ActionState::done, 27000, 29400, "Plus d’occupation relevée depuis dix-huit mois."},
    {"F8", "Formation et soutien des agents", "Soutien aux deux gardiens après agression",
     "Responsable des ressources humaines", on(2024, 3, 1), on(2024, 12, 20), core::ActionState::done, 4200, 4200,
     "Les deux agents sont restés en poste."},
    {"F3", "Déchets, encombrants, épaves", "Conteneurs enterrés", "Chef de projet urbain", on(2024, 9, 2),
     on(2025, 7, 31), core::ActionState::done, 62000, 58700, "Dépôts divisés par trois."},
};

constexpr ProjectText projects[] = {
    {"PS-01", "Cœur d’îlot de Ker-Avel",
     "Rendre les halls et le cœur d’îlot aux habitants : plus d’occupation installée d’ici à fin 2027.",
     on(2025, 3, 18), std::nullopt, 0, 4, actions_1, on(2027, 12, 31), "Responsable d’agence", "Directrice de la qualité de service"},
    {"PS-02", "Le Bois-Doré : des halls apaisés",
     "Ramener les faits en parties communes au niveau moyen du parc en deux ans.", on(2025, 10, 6), std::nullopt, 1, 4,
     actions_2, on(2027, 9, 30), "Référente sûreté", "Directeur général adjoint"},
    {"PS-03", "Saint-Renan-Bas, entrée par entrée",
     "Traiter les pannes et les réclamations qui reviennent, puis la propreté.", on(2026, 1, 27), std::nullopt, 3, 3,
     actions_3, on(2027, 6, 30), "Responsable relation client", "Directrice de la qualité de service"},
    {"PS-04", "Pont-Hir : la passerelle", "Clarifier qui entretient quoi entre la passerelle et les immeubles.",
     on(2026, 4, 14), std::nullopt, 7, 2, actions_4, on(2027, 3, 31), "Chef de projet urbain", "Directeur du patrimoine"},
    {"PS-05", "Les Rives : habiter après la réhabilitation", "Accompagner les habitants pendant et après les travaux.",
     on(2025, 5, 20), std::nullopt, 6, 2, actions_5, on(2026, 12, 31), "Responsable technique", "Directeur du patrimoine"},
    {"PS-06", "Bassin-Sud : fin de veille", "Tenir les résultats deux campagnes de suite, puis sortir de la veille.",
     on(2024, 2, 13), on(2026, 6, 16), 10, 2, actions_6, on(2026, 6, 30), "Responsable d’agence", "Directrice de la qualité de service"},
};

constexpr ObjectiveText objectives[] = {
    {"PS-01", "TR2", 0, 12, on(2027, 12, 31), "Des halls sans occupation installée"},
    {"PS-01", "QS8", 0, 70, on(2027, 12, 31), "La propreté au niveau du parc"},
    {"PS-01", "ATT1", 0, 2, on(2027, 12, 31), ""},
    {"PS-01", "index", 0, 50, on(2027, 12, 31), "Sortir de la classe complexe"},
    {"PS-02", "TR2", 1, 15, on(2027, 9, 30), "Autant de faits que dans le parc"},
    {"PS-02", "CV2", 1, 20, on(2026, 12, 31), ""},
    {"PS-06", "index", 0, 50, on(2026, 6, 30), "Deux campagnes sous le seuil"},
    {"PS-06", "QS1", 0, 60, on(2026, 6, 30), ""},
};

constexpr DepartmentText departments[] = {
    {"PS-01", "Direction du patrimoine", "Programmer les portes des halls avant l’hiver", on(2025, 3, 24), on(2025, 5, 12), "Portes A à D inscrites au plan 2026."},
    {"PS-01", "Gestion locative et sociale", "Rencontrer les familles des halls B et C", on(2025, 3, 24), on(2025, 4, 30), "Vingt-deux visites faites."},
    {"PS-01", "Ville, tranquillité publique", "Passages du soir aux mêmes heures", on(2025, 6, 3), on(2025, 6, 20), "Accord pour six mois."},
    {"PS-01", "Systèmes d’information", "Compter à part les appels de nuit", on(2026, 2, 9), std::nullopt, ""},
    {"PS-02", "Direction du patrimoine", "Chiffrer l’éclairage des coursives", on(2025, 10, 20), on(2025, 12, 1), "44 000 €, marché lancé."},
    {"PS-02", "Communication", "Affichage dans les halls", on(2026, 3, 16), std::nullopt, ""},
    {"PS-06", "Relation client", "Un interlocuteur pour les deux résidences", on(2024, 3, 4), on(2024, 3, 18), "Fait."},
};

constexpr SignedText monitored[] = {
    {"Responsable d’agence", "Réclamations qui reviennent et halls dégradés : à suivre de près."},
    {"Responsable de proximité", "Le gardien signale des rassemblements le soir."},
    {"Chargée de mission qualité", "Score en hausse sur deux campagnes, satisfaction en baisse."},
    {"Gestion locative", "Impayés et départs en hausse depuis un an."},
};

constexpr SignedText watched[] = {
    {"Comité de veille", "Classe confirmée, avis de terrain concordant : mise en veille."},
    {"Comité de veille", "Faits répétés en parties communes : diagnostic partagé à lancer avec la ville."},
    {"Comité de veille", "Prestations interrompues deux fois : veille et point chaque mois."},
};

constexpr SignedText project[] = {
    {"Comité de veille", "Diagnostic partagé rendu : projet de site ouvert, pilote nommé."},
    {"Direction générale", "Moyens accordés sur deux ans."},
};

constexpr SignedText leaving[] = {
    {"Comité de veille", "Une campagne sous le seuil, aucune alerte depuis douze mois : en sortie."},
};

constexpr SignedText closed[] = {
    {"Comité de veille", "Deux campagnes de suite sous le seuil : sortie, veille maintenue 24 mois."},
};

constexpr SignedText relapse[] = {
    {"Responsable d’agence", "Nouveaux faits graves six mois après la sortie : rechute constatée."},
};

constexpr SignedText quotes[] = {
    {"Gardien", "Les rassemblements se sont déplacés du hall B vers le cœur d’îlot depuis la pose des portes."},
    {"Gardienne", "Le matin, je commence par les poubelles renversées ; le reste attend."},
    {"Agent de proximité", "Les habitants ne signalent plus, ils disent que cela ne sert à rien."},
    {"Amicale des locataires", "L’ascenseur tombe en panne chaque semaine, les plus âgés ne sortent plus."},
    {"Agent de proximité", "Depuis l’arrivée de la médiatrice, les soirées sont plus calmes."},
    {"Gardien", "Le bac à encombrants est plein dès le lundi."},
    {"Centre social", "Beaucoup de familles nouvelles, peu se connaissent."},
    {"Gardienne", "L’éclairage de l’allée est en panne depuis la rentrée."},
};

constexpr SignedText findings[] = {
    {"Responsable de proximité",
     "Hall C : boîtes aux lettres forcées, porte bloquée ouverte, traces de feu au sous-sol."},
    {"Responsable technique", "Infiltrations en pignon, trois logements touchés, reprise à chiffrer."},
    {"Chargée de mission qualité", "Propreté revue à la hausse : deux halls sur trois au niveau attendu."},
    {"Responsable de proximité", "Deux épaves sur le parking nord, une sur la voie pompiers."},
    {"Chef de projet urbain", "Limite de propriété floue derrière le local vélos : ni ville ni bailleur n’entretient."},
    {"Responsable technique", "Chaufferie : trois arrêts en janvier, pièce commandée."},
};

constexpr SignedText events[] = {
    {"Responsable d’agence", "Départ du gardien, remplacement prévu au trimestre suivant."},
    {"Responsable technique", "Début de la réhabilitation énergétique."},
    {"Responsable d’agence", "Réunion publique, une quarantaine d’habitants."},
    {"Référente sûreté", "Dépôt de plainte après menaces envers un prestataire."},
    {"Chargée de développement social", "Fête des voisins, une première depuis trois ans."},
};

constexpr SignedText decisions[] = {
    {"Comité de veille", "Demande à la ville : enlèvement des épaves sous quinze jours."},
    {"Comité de veille", "Demande à l’agglomération : réparer l’éclairage de l’allée avant novembre."},
    {"Comité de veille", "Passage hebdomadaire du responsable d’agence pendant trois mois."},
    {"Direction générale", "Budget de petits travaux avancé d’un exercice."},
};

}

std::span<ProjectText const> project_texts() { return projects; }
std::span<ObjectiveText const> objective_texts() { return objectives; }
std::span<DepartmentText const> department_texts() { return departments; }

std::span<SignedText const> motives(core::WatchStatus status) {
    switch (status) {
    case core::WatchStatus::watched:
        return watched;
    case core::WatchStatus::project:
        return project;
    case core::WatchStatus::leaving:
        return leaving;
    case core::WatchStatus::closed:
        return closed;
    case core::WatchStatus::relapse:
        return relapse;
    case core::WatchStatus::ordinary:
    case core::WatchStatus::monitored:
        break;
    }
    return monitored;
}

std::span<SignedText const> note_texts(core::NoteKind kind) {
    switch (kind) {
    case core::NoteKind::finding:
        return findings;
    case core::NoteKind::event:
        return events;
    case core::NoteKind::decision:
        return decisions;
    case core::NoteKind::quote:
        break;
    }
    return quotes;
}

std::span<OpinionText const> opinion_texts() {
    using core::SeverityClass;
    static constexpr OpinionText texts[] = {
        {SeverityClass::c, SeverityClass::d, on(2026, 5, 18), "Gardienne",
         "Trois halls occupés chaque soir depuis mars ; les faits ne remontent plus, les locataires n’appellent plus.",
         "On ne téléphone plus, ça ne sert à rien."},
        {SeverityClass::d, SeverityClass::c, on(2026, 5, 26), "Responsable d’agence",
         "Les travaux de contrôle d’accès sont finis depuis avril : les chiffres de l’année les précèdent en partie.",
         "Depuis que la porte ferme, on respire."},
        {SeverityClass::b, SeverityClass::c, on(2026, 6, 4), "Chargée de développement social",
         "Cinq familles endeuillées ou expulsées dans la même cage en un an : le climat a changé, peu de faits le disent.",
         "Il n’y a plus personne à l’association des locataires."},
    };
    return texts;
}

std::vector<core::Lesson> lesson_texts() {
    return {
        {"REX-01", "Rouvrir un hall fermé par l’occupation", "Tranquillité",
         "Résidence de 96 logements, quatre halls, occupation quotidienne depuis deux ans, prestations suspendues.",
         "Médiation de 18 h à 22 h, réparation de la porte en 48 h à chaque panne, passage conjoint bailleur et police "
         "une fois par semaine.",
         "La réparation immédiate, visible : chaque dégradation durait moins de deux jours. La présence aux mêmes "
         "heures, avec les mêmes personnes.",
         "La fermeture du local vélos : l’occupation s’est déplacée d’un hall sans diminuer. La caméra seule n’a rien "
         "changé.",
         "Un budget de réparation utilisable sans devis et un interlocuteur de nuit joignable.", "14 mois",
         "46 000 €, dont 30 000 € de médiation", "Chargée de tranquillité", "", 96, true,
         {{"Médiation de 18 h à 22 h", "F4", "Tranquillité résidentielle", "Chargée de tranquillité", "Ville", 24000},
          {"Porte de hall réparée sous 48 h", "F4", "Petits travaux", "Responsable technique", "", 6500}}},
        {"REX-02", "Encombrants : déplacer plutôt qu’ajouter", "Cadre de vie",
         "Trois résidences voisines, point de collecte en vue de la route, dépôts de passage.",
         "Point de collecte déplacé derrière les immeubles, ramassage hebdomadaire annoncé, relevé par le gardien.",
         "Dépôts divisés par deux en six mois, sans ramassage supplémentaire.",
         "L’affichage d’interdiction : aucun effet mesuré.", "Accord écrit de l’agglomération sur le jour de passage.",
         "8 mois", "14 000 €", "Responsable de proximité", "", 140, true,
         {{"Déplacer le point de collecte derrière les immeubles", "F3", "Déchets, encombrants, épaves", "Responsable de proximité", "Agglomération", 14000}}},
        {"REX-03", "Tenir les délais de réclamation pendant un chantier", "Qualité de service",
         "Réhabilitation en site occupé, 120 logements, réclamations doublées.",
         "Un seul numéro, un référent de chantier présent deux matinées, réponse écrite sous cinq jours.",
         "Les réclamations réitérées sont revenues au niveau d’avant travaux.",
         "La réunion mensuelle en soirée : moins de dix personnes, toujours les mêmes.",
         "Référent déchargé d’autres tâches le temps du chantier.", "11 mois", "19 500 €",
         "Responsable relation client", "", 120, false,
         {{"Référent de chantier présent deux matinées", "F2", "", "Responsable relation client", "", 19500}}},
        {"REX-04", "Accueillir mieux les entrants", "Attractivité",
         "Rotation de 17 % par an, refus fréquents, image dégradée.",
         "Visite avec le gardien avant la commission, remise en état complète, appel à un mois puis à six mois.",
         "Refus en baisse d’un tiers, départs dans l’année presque nuls.",
         "Le parrainage par des voisins : trop peu de volontaires.", "Un gardien en place depuis plus de deux ans.",
         "18 mois", "900 € par relocation", "Responsable d’attribution", "", 74, false,
         {{"Visite avec le gardien avant la commission", "F1", "Présence de proximité renforcée", "Responsable d’attribution", "", std::nullopt}}},
        {"REX-05", "Clarifier les limites avec la ville", "Cadre de vie",
         "Talus, allée et parking sans entretien : chacun pensait que l’autre s’en chargeait.",
         "Plan de domanialité relevé sur place, signé, puis affiché dans les services.",
         "Les demandes vont au bon service du premier coup.",
         "L’échange foncier : deux ans plus tard, deux parcelles ne sont toujours pas transférées.",
         "Un élu et un directeur présents le jour du relevé.", "6 mois", "Temps des agents seulement",
         "Chef de projet urbain", "", 210, true,
         {{"Relever la domanialité sur place avec la ville", "F3", "Concertation", "Chef de projet urbain", "Ville", 0}}},
        {"REX-06", "Soutenir les agents après une agression", "Moyens",
         "Deux agents menacés en un mois, droit de retrait, loge fermée.",
         "Entretien sous 24 h, plainte déposée par le bailleur, retour à deux, passage du responsable chaque jour "
         "pendant un mois.",
         "Les agents sont restés. Les habitants ont vu que le bailleur ne reculait pas.",
         "La loge transférée dans la résidence voisine : perçue comme un abandon, annulée au bout d’un mois.",
         "Une direction présente sur place dans la semaine.", "5 mois", "4 200 €",
         "Responsable des ressources humaines", "", 160, true,
         {{"Passage du responsable chaque jour pendant un mois", "F8", "Formation et soutien des personnels", "Responsable d’agence", "", 4200}}},
    };
}

}
