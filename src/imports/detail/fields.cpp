#include "imports/detail/fields.hpp"

#include "imports/positions.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"

namespace vigie::imports {

namespace {

std::vector<FieldNames> with_positions(std::vector<FieldNames> own) {
    for (auto& field : position_fields())
        own.push_back(std::move(field));
    return own;
}

std::vector<FieldNames> residence_fields() {
    return with_positions(
        {{"code",
          {"residencecode", "coderesidence", "code", "reference", "ref", "identifiant", "id", "idresidence",
           "codegroupe", "codeprogramme", "programme", "cleabs", "idlivraison", "idway", "osmid"},
          VIGIE_N_("Code"),
          true},
         {"name",
          {"nom", "name", "nomresidence", "residence", "libelle", "designation", "nomprogramme"},
          VIGIE_N_("Name")},
         {"address", {"adresse", "address", "adressecomplete", "adresseprogramme", "voie"}, VIGIE_N_("Address")},
         {"insee", {"codeinsee", "insee", "inseecom", "depcom", "codecommune", "codgeo"}, VIGIE_N_("Commune code")},
         {"dwellings",
          {"nblogements", "nombredelogements", "logements", "nblogt", "nblgt", "nblog", "dwellings", "nblogmttotal",
           "nblogtotal"},
          VIGIE_N_("Dwellings")},
         {"households", {"nbmenages", "menages", "households"}, VIGIE_N_("Households")},
         {"year_built",
          {"anneeconstruction", "anneedeconstruction", "construct", "anneeconstr", "yearbuilt"},
          VIGIE_N_("Year built")},
         {"year_renovated",
          {"anneerehab", "anneerehabilitation", "rehabilitation", "yearrenovated"},
          VIGIE_N_("Year renovated")},
         {"agency", {"agence", "agency", "nomagence"}, VIGIE_N_("Agency")},
         {"alias", {"alias", "anciencode", "autrecode"}, VIGIE_N_("Other code")}});
}

std::vector<FieldNames> zone_fields() {
    return {{"code",
             {"code", "codezone", "codeqp", "codeiris", "dcomiris", "inseecom", "codeinsee", "insee", "codecommune",
              "codegeo", "codgeo", "id", "codequartier", "idinspire", "idcar200m", "cleabs"},
             VIGIE_N_("Code"),
             true},
            {"name",
             {"nom", "name", "libqp", "nomqp", "nomiris", "nomcom", "nomcommune", "nomgeo", "libgeo", "libelle",
              "libelong", "nomquartier"},
             VIGIE_N_("Name")},
            {"parent", {"parent", "codeparent"}, VIGIE_N_("Code of the zone around")},
            {"population", {"population", "pop", "inseepop", "popmun"}, VIGIE_N_("Inhabitants")},
            {"dwellings", {"logements", "nblogements", "dwellings", "inseelog"}, VIGIE_N_("Dwellings")},
            {"cell", {}, VIGIE_N_("Grid cell code"), false, true}};
}

std::vector<FieldNames> observation_fields(core::Grid const* grid) {
    std::vector<FieldNames> fields{{"code",
                                    {"residencecode", "coderesidence", "code", "reference", "ref", "identifiant", "id",
                                     "codeiris", "iris", "codeqp", "codgeo", "codecommune", "codeinsee"},
                                    VIGIE_N_("Code"),
                                    true},
                                   {"indicator", {"indicateur", "indicator", "codeindicateur"}, VIGIE_N_("Indicator")},
                                   {"value", {"valeur", "value"}, VIGIE_N_("Value")},
                                   {"numerator", {"numerateur", "numerator"}, VIGIE_N_("Numerator")},
                                   {"denominator", {"denominateur", "denominator"}, VIGIE_N_("Denominator")},
                                   {"quality", {"qualite", "quality"}, VIGIE_N_("Quality")},
                                   {"date", {"date", "dateobservation"}, VIGIE_N_("Date")},
                                   {"period", {"periode", "period", "vague", "millesime"}, VIGIE_N_("Period")},
                                   {"opened", {"dateouverture"}, VIGIE_N_("Opened"), false, true},
                                   {"closed", {"datecloture"}, VIGIE_N_("Closed"), false, true},
                                   {"again", {"reiteree"}, VIGIE_N_("Came back"), false, true},
                                   {"target_days", {"delaiciblejours"}, VIGIE_N_("Days allowed"), false, true},
                                   {"question", {"questioncode"}, VIGIE_N_("Question"), false, true},
                                   {"answer", {"modalite"}, VIGIE_N_("Answer"), false, true},
                                   {"people", {"effectif"}, VIGIE_N_("Answers"), false, true}};
    if (grid == nullptr) return fields;
    for (auto const& family : grid->families)
        for (auto const& indicator : family.indicators)
            fields.push_back({indicator.code, {indicator.code}, {"{0}", {text::pick(indicator.name)}}, false, true});
    return fields;
}

std::vector<FieldNames> incident_fields() {
    return with_positions({{"id", {"incidentid", "id", "identifiant", "numero", "numacc"}, VIGIE_N_("Identifier")},
                           {"date", {"date", "dateincident", "datefait", "jour", "time"}, VIGIE_N_("Date"), true},
                           {"kind", {"nature", "kind", "type", "categorie", "offense"}, VIGIE_N_("Kind")},
                           {"severity", {"gravite", "severity", "grav"}, VIGIE_N_("Severity")},
                           {"residence", {"residencecode", "coderesidence", "residence"}, VIGIE_N_("Residence")}});
}

std::vector<FieldNames> action_fields() {
    return {{"id", {"actionid", "id", "code"}, VIGIE_N_("Identifier"), true},
            {"residence", {"residencecode", "coderesidence", "residence"}, VIGIE_N_("Residence"), true},
            {"axis", {"axe", "axis", "theme"}, VIGIE_N_("Axis")},
            {"tfpb", {"axetfpb", "tfpb"}, VIGIE_N_("Axis of the property-tax rebate")},
            {"title", {"libelle", "title", "intitule", "action"}, VIGIE_N_("Title"), true},
            {"lead", {"piloterole", "pilote", "lead", "responsable"}, VIGIE_N_("Lead")},
            {"start", {"debut", "start", "datedebut"}, VIGIE_N_("Start")},
            {"due", {"echeance", "due", "datefin"}, VIGIE_N_("Due")},
            {"state", {"etat", "state", "avancement"}, VIGIE_N_("State")},
            {"planned", {"coutprevu", "planned", "budget"}, VIGIE_N_("Planned cost")},
            {"actual", {"coutrealise", "actual"}, VIGIE_N_("Actual cost")}};
}

}

std::vector<FieldNames> fields_of(ImportKind kind, core::Grid const* grid) {
    switch (kind) {
    case ImportKind::residences:
        return residence_fields();
    case ImportKind::zones:
        return zone_fields();
    case ImportKind::observations:
        return observation_fields(grid);
    case ImportKind::incidents:
        return incident_fields();
    case ImportKind::actions:
        return action_fields();
    case ImportKind::context:
        return with_positions({{"label", {"nom", "name", "libelle"}, VIGIE_N_("Label")}});
    }
    return {};
}

std::string folded_word(std::string_view text) {
    std::string out = text::fold(text);
    auto const first = out.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(" \t\r\n") + 1 - first);
}

}
