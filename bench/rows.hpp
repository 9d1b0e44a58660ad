#pragma once

#include "core/random.hpp"

#include <array>
#include <cstdint>
#include <string>

/// Made-up dwellings for measuring: 15 attributes and a place in Lambert-93, some seven dwellings to a place, a pure function of the row number.
namespace bench {

enum class Kind { text, integer, real };
struct Field {
    char const* name;
    Kind kind;
};
inline constexpr std::array<Field, 15> fields{{{"reference", Kind::text}, {"nom", Kind::text}, {"adresse", Kind::text}, {"code_insee", Kind::text},
    {"commune", Kind::text}, {"bailleur", Kind::text}, {"financement", Kind::text}, {"typologie", Kind::text}, {"etage", Kind::integer},
    {"pieces", Kind::integer}, {"annee", Kind::integer}, {"surface", Kind::real}, {"loyer", Kind::real}, {"vacance_jours", Kind::integer}, {"dpe", Kind::text}}};

struct Row {
    std::array<std::string, 15> text; ///< as in the CSV
    std::array<double, 15> number{};  ///< of the fields that are numbers
    double x = 0, y = 0;
};

inline constexpr std::array<char const*, 6> streets{"rue des Goélands", "avenue du Maréchal-Foch", "place de l’Église", "allée des Tilleuls",
                                                    "boulevard de la République", "quai de la Douane"};
inline constexpr std::array<char const*, 5> towns{"Brest", "Lorient", "Saint-Brieuc", "Quimper", "Rennes"};
inline constexpr std::array<char const*, 4> loans{"PLUS", "PLAI", "PLS", "PCL"};

inline std::string padded(std::uint64_t value, std::size_t width) {
    auto digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

inline std::string hundredths(std::uint64_t value) { return std::to_string(value / 100) + '.' + padded(value % 100, 2); }

inline Row row(std::uint64_t i) {
    std::uint64_t const place = i / 7;
    vigie::core::CounterRandom here(1, place), dwelling(2, i);
    Row r;
    r.x = static_cast<double>(here.below(100'000'000)) / 100 + 100'000;
    r.y = static_cast<double>(here.below(100'000'000)) / 100 + 6'100'000;
    r.text[0] = "LGT-" + padded(i, 9);
    r.text[1] = "Résidence " + std::string(streets[here.below(6)]).substr(0, 6) + ' ' + std::to_string(place % 5000);
    r.text[2] = std::to_string(1 + here.below(240)) + ' ' + streets[here.below(6)];
    r.text[3] = padded(1001 + here.below(94'000), 5);
    r.text[4] = towns[here.below(5)];
    r.text[5] = "Bailleur " + std::to_string(1 + here.below(40));
    r.text[6] = loans[dwelling.below(4)];
    r.text[7] = "T" + std::to_string(1 + dwelling.below(6));
    auto const integer = [&](std::size_t field, std::uint32_t value) {
        r.number[field] = value;
        r.text[field] = std::to_string(value);
    };
    auto const real = [&](std::size_t field, std::uint32_t value) {
        r.number[field] = value / 100.0;
        r.text[field] = hundredths(value);
    };
    integer(8, dwelling.below(12));
    integer(9, 1 + dwelling.below(6));
    integer(10, 1948 + here.below(75));
    real(11, 1800 + dwelling.below(10'000));
    real(12, 15'000 + dwelling.below(60'000));
    integer(13, dwelling.below(400));
    r.text[14] = std::string(1, static_cast<char>('A' + dwelling.below(7)));
    return r;
}

inline constexpr auto incident_fields = "numero;date;nature;gravite;x;y";
inline constexpr std::array<char const*, 4> natures{"dégradation", "encombrants", "nuisances sonores", "squat"};

/// A fact, without its place; one in ten comes twice, for two persons.
inline std::string incident(std::uint64_t i) {
    vigie::core::CounterRandom fact(3, i);
    auto const identifier = "F-" + padded(i % 10 == 9 ? i - 1 : i, 9);
    auto const date = "2025-" + padded(1 + fact.below(12), 2) + '-' + padded(1 + fact.below(28), 2);
    return identifier + ';' + date + ';' + natures[fact.below(4)] + ';' + std::to_string(1 + fact.below(4)) + ';';
}

inline constexpr auto observation_fields = "code_residence;indicateur;valeur;numerateur;denominateur;qualite;date";
/// Of the grid that comes with Vigie.
inline constexpr std::array<char const*, 25> indicators{"ATT1", "ATT2", "ATT3", "ATT4", "ATT5", "ATT6", "ATT7", "QS1", "QS2",
                                                        "QS3",  "QS4",  "QS5",  "QS6",  "QS7",  "QS8",  "CV1",  "CV2", "CV3",
                                                        "CV4",  "CV5",  "CV6",  "CV7",  "TR1",  "TR2",  "TR3"};

/// What is known of one indicator of a dwelling of row(): 25 rows one after the other.
inline std::string observation(std::uint64_t i) {
    vigie::core::CounterRandom seen(4, i);
    auto const whole = 10 + seen.below(200);
    return "LGT-" + padded(i / indicators.size(), 9) + ';' + indicators[i % indicators.size()] + ';' +
           hundredths(seen.below(10'000)) + ';' + std::to_string(seen.below(whole)) + ';' + std::to_string(whole) +
           ";mesuré;2025-06-" + padded(1 + seen.below(28), 2);
}

}
