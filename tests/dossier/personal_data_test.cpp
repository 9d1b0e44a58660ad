#include "dossier/personal_data.hpp"

#include "text/language.hpp"

#include <catch2/catch.hpp>

using vigie::dossier::personal_words;
using Words = std::vector<vigie::dossier::PersonalWord>;

namespace {

struct InFrench {
    InFrench() { vigie::text::set_language(vigie::text::Language::fr); }
};

}

TEST_CASE("a stem finds its words whatever their accents, capitals, hyphens and elisions", "[dossier][personal]") {
    InFrench const french;
    CHECK(personal_words("Père ALCOOLIQUE") == Words{{"santé", "ALCOOLIQUE"}});
    CHECK(personal_words("suivi d’alcoolisme, l'alcoolisation") ==
          Words{{"santé", "d’alcoolisme"}, {"santé", "l'alcoolisation"}});
    CHECK(personal_words("dépressif, toxico-mane, TOXICO‑MANIE") ==
          Words{{"santé", "dépressif"}, {"santé", "toxico-mane"}, {"santé", "TOXICO‑MANIE"}});
    CHECK(personal_words("un «malade»…") == Words{{"santé", "malade"}});
    CHECK(personal_words("Famille de gens du voyage, sans-papiers") ==
          Words{{"origine", "gens du voyage"}, {"origine", "sans-papiers"}});
    CHECK(personal_words("un cas-social, des cas sociaux") ==
          Words{{"insulte ou jugement", "cas-social"}, {"insulte ou jugement", "cas sociaux"}});
    CHECK(personal_words("Témoins de Jéhovah") == Words{{"religion", "Témoins de Jéhovah"}});
}

TEST_CASE("words of buildings and of the trade are none of them", "[dossier][personal]") {
    InFrench const french;
    for (auto const* const text :
         {"Hall dégradé, maladresse du chantier, droguerie du rez-de-chaussée",
          "mur d’enceinte, porte condamnée, local vélo", "syndic de copropriété, syndicat mixte",
          "Romans, prise électrique, cancan", "Impayés : 12 locataires ; 3 portes cassées le 12/03/2026",
          "vacance de 4 % entre 2019 et 2026, 1 234 567 €", "monsieur le maire, madame la présidente, M. le préfet",
          "porte d’entrée, logement n’est pas chauffé", "", "’ - «»", "trafic de hall, squat de la cave"}) {
        INFO(text);
        CHECK(personal_words(text) == Words{});
    }
}

TEST_CASE("persons, flats and numbers are told", "[dossier][personal]") {
    InFrench const french;
    CHECK(personal_words("vu avec Mme Durand et M. Le Goff") ==
          Words{{"personne", "Mme Durand"}, {"personne", "M. Le Goff"}});
    CHECK(personal_words("Monsieur Éric") == Words{{"personne", "Monsieur Éric"}});
    CHECK(personal_words("apt 12, porte n° 3, Appartement B") ==
          Words{{"logement", "apt 12"}, {"logement", "porte n° 3"}});
    CHECK(personal_words("06 12 34 56 78 ou 02.98.00.00.00, +33 6 12 34 56 78") ==
          Words{{"téléphone", "06 12 34 56 78"}, {"téléphone", "02.98.00.00.00"}, {"téléphone", "33 6 12 34 56 78"}});
    CHECK(personal_words("NIR 1 85 05 78 006 084 36") ==
          Words{{"numéro de sécurité sociale", "1 85 05 78 006 084 36"}});
    CHECK(personal_words("(a.b@c.fr)") == Words{{"adresse électronique", "a.b@c.fr"}});
    CHECK(personal_words("arobase @ seule").empty());
}

TEST_CASE("each is told once, in the order of the text", "[dossier][personal]") {
    InFrench const french;
    CHECK(personal_words("prison, malade, prison") == Words{{"infraction", "prison"}, {"santé", "malade"}});
    auto const caution = vigie::dossier::personal_caution({"rien", "un malade", "malade"});
    CHECK(caution.find("malade") == caution.rfind("malade"));
    CHECK(vigie::dossier::personal_caution({"rien", ""}).empty());
}

TEST_CASE("any bytes are read", "[dossier][personal]") {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; second += 5) {
            std::string const text{
                static_cast<char>(first), static_cast<char>(second), 'm', ' ', static_cast<char>(second), '@',
                static_cast<char>(first)};
            (void)personal_words(text);
        }
    CHECK(personal_words(std::string(100'000, '0')).empty());
}
