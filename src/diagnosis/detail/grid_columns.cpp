#include "diagnosis/detail/grid_columns.hpp"

#include "text/fold.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::diagnosis {

namespace {

struct Names {
    Column column;
    std::string_view fr, en;
    std::vector<std::string_view> others = {};
};

std::vector<Names> const& all_names() {
    static std::vector<Names> const names{
        {Column::family, "famille", "family", {"code famille", "family code", "thème", "theme", "domaine"}},
        {Column::family_name_fr,
         "nom de la famille (fr)",
         "family name (fr)",
         {"nom de la famille", "libellé de la famille", "family name"}},
        {Column::family_name_en, "nom de la famille (en)", "family name (en)"},
        {Column::family_short_fr, "nom court (fr)", "short name (fr)", {"nom court", "short name"}},
        {Column::family_short_en, "nom court (en)", "short name (en)"},
        {Column::family_weight, "poids de la famille", "family weight", {"poids famille", "pondération famille"}},
        {Column::in_index, "dans l’indice", "in the index", {"indice", "in index"}},
        {Column::family_alert, "alerte de la famille", "family alert"},
        {Column::code, "code", "code", {"code indicateur", "indicateur", "indicator", "indicator code"}},
        {Column::name_fr,
         "nom (fr)",
         "name (fr)",
         {"nom", "name", "libellé", "intitulé", "label", "nom de l’indicateur", "indicator name", "critère"}},
        {Column::name_en, "nom (en)", "name (en)"},
        {Column::unit_fr, "unité (fr)", "unit (fr)", {"unité", "unit"}},
        {Column::unit_en, "unité (en)", "unit (en)"},
        {Column::at_0, "valeur notée 0", "value scored 0", {"borne 0", "borne à 0", "note 0", "goalpost 0", "at 0"}},
        {Column::at_100,
         "valeur notée 100",
         "value scored 100",
         {"borne 100", "borne à 100", "note 100", "goalpost 100", "at 100"}},
        {Column::weight, "poids", "weight", {"pondération", "coefficient", "coef"}},
        {Column::alert_at, "alerte", "alert", {"seuil d’alerte", "alert threshold"}},
        {Column::kind, "nature", "kind"},
        {Column::scale, "échelle", "scale"},
        {Column::method, "méthode", "method"},
        {Column::reference, "campagne de référence", "reference campaign", {"référence", "reference"}},
        {Column::tail, "part écartée", "tail"},
        {Column::target, "cible", "target"},
        {Column::table, "barème", "table of scores", {"table"}},
        {Column::is_context, "contexte", "context"},
        {Column::is_sensitive, "sensible", "sensitive"},
        {Column::incident_kinds, "natures de faits", "incident kinds"},
        {Column::source, "source", "source"},
        {Column::decimals, "décimales", "decimals"},
        {Column::definition_fr, "définition (fr)", "definition (fr)", {"définition", "definition"}},
        {Column::definition_en, "définition (en)", "definition (en)"},
        {Column::formula_fr, "formule (fr)", "formula (fr)", {"formule", "formula"}},
        {Column::formula_en, "formule (en)", "formula (en)"},
        {Column::reading_fr, "lecture (fr)", "reading (fr)", {"lecture", "reading", "how to read"}},
        {Column::reading_en, "lecture (en)", "reading (en)"},
        {Column::years_fr, "millésimes (fr)", "years (fr)", {"millésimes", "years"}},
        {Column::years_en, "millésimes (en)", "years (en)"},
        {Column::grid_code, "code de la grille", "grid code"},
        {Column::version, "version", "version"},
        {Column::title_fr, "titre (fr)", "title (fr)", {"titre", "title"}},
        {Column::title_en, "titre (en)", "title (en)"},
        {Column::power, "moyenne", "mean", {"puissance", "power"}},
        {Column::minimum_coverage, "couverture minimale", "minimum coverage"},
        {Column::minimum_families, "familles minimales", "minimum families"},
        {Column::limit_b, "limite b", "limit b"},
        {Column::limit_c, "limite c", "limit c"},
        {Column::limit_d, "limite d", "limit d"},
    };
    return names;
}

/// Letters and figures alone: « Unité (FR) » and « unite_fr » are one heading.
std::string folded(std::string_view heading) {
    auto out = text::fold(heading);
    std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return out;
}

template <typename Visit>
void each_name(Visit const& visit) {
    for (auto const& names : all_names()) {
        visit(names.column, names.fr);
        visit(names.column, names.en);
        for (auto const other : names.others)
            visit(names.column, other);
    }
}

}

std::string heading(Column column) {
    auto const& names = *std::ranges::find(all_names(), column, &Names::column);
    return std::string(text::language() == text::Language::fr ? names.fr : names.en);
}

std::optional<Column> column_of(std::string_view heading) {
    auto const sought = folded(heading);
    std::optional<Column> found;
    each_name([&](Column column, std::string_view name) {
        if (!found && folded(name) == sought) found = column;
    });
    return found;
}

std::optional<std::string> near_miss(std::string_view heading) {
    auto const sought = folded(heading);
    std::optional<std::string> nearest;
    std::size_t least = sought.size() <= 4 ? 2 : 3; // « Poid » is one letter off; short words are soon others
    each_name([&](Column, std::string_view name) {
        auto const distance = text::edits(sought, folded(name));
        if (distance >= least) return;
        least = distance;
        nearest = std::string(name);
    });
    return nearest;
}

}
