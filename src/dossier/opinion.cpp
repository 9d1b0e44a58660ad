#include "dossier/opinion.hpp"

#include "core/error.hpp"
#include "dossier/watch.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

namespace {

core::Error wrong(core::Message message) { return {core::ErrorCode::usage, std::move(message)}; }

}

void record_opinion(store::Project& project, OpinionGiven const& given) {
    if (given.role.empty())
        throw wrong(VIGIE_N_("Say which role gives this opinion (for example: caretaker), never a name."));
    if (given.motive.empty()) throw wrong(VIGIE_N_("Give the motive of the opinion in one sentence."));
    if (given.proposed == core::SeverityClass::not_scored)
        throw wrong(VIGIE_N_("An opinion proposes a class from A to D."));
    if (given.proposed && *given.proposed == given.computed)
        throw wrong({VIGIE_N_("The computed class is {0} already. Propose another one."),
                     {std::string(1, core::letter(given.computed))}});
    core::FieldOpinion opinion;
    opinion.residence = given.residence;
    opinion.campaign = given.campaign;
    opinion.proposed = given.proposed;
    opinion.computed = given.computed;
    opinion.given_on = decision_date(given.date);
    opinion.role = given.role;
    opinion.motive = given.motive;
    if (!given.quote.empty())
        opinion.evidence.push_back({given.residence, core::NoteKind::quote, opinion.given_on, given.role, given.quote});
    core::Message const label = given.proposed
                                    ? core::Message{VIGIE_N_("Opinion from the field on {0}"), {given.residence_code}}
                                    : core::Message{VIGIE_N_("Opinion withdrawn on {0}"), {given.residence_code}};
    project.edit(label, [&] { project.add_field_opinion(opinion); });
}

std::string opinion_source(core::FieldOpinion const& opinion) {
    return opinion.role + " · " + text::long_date(opinion.given_on);
}

}
