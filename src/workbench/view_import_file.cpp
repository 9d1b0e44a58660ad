// « Fichier »: what a file holds, and how it is written.
#include "core/context_role.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench::detail {

namespace {

using imports::ImportKind;
using imports::ImportPlan;

/// A list whose first row is what detection finds.
ImportChoiceView detected(ImportOption option, std::string label, std::string const& found) {
    ImportChoiceView view;
    view.option = option;
    view.label = std::move(label);
    view.codes = {""};
    view.words = {found.empty() ? text::tr("Detected") : text::tr("{0} (detected)", {found})};
    return view;
}

void add(ImportChoiceView& view, std::string code, std::string words) {
    view.codes.push_back(std::move(code));
    view.words.push_back(std::move(words));
}

void choose(ImportChoiceView& view, std::string const& code) {
    auto const found = std::ranges::find(view.codes, code);
    if (found != view.codes.end()) view.chosen = static_cast<std::size_t>(found - view.codes.begin());
}

ImportChoiceView typed(ImportOption option, std::string label, std::string value, std::string hint) {
    ImportChoiceView view;
    view.option = option;
    view.label = std::move(label);
    view.typed = std::move(value);
    view.hint = std::move(hint);
    return view;
}

ImportChoiceView kind_choice(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    auto const& chosen = draft.choices.kind;
    ImportChoiceView view;
    view.option = ImportOption::kind;
    view.label = text::tr("Kind of data");
    using enum ImportKind;
    for (auto const kind : {residences, zones, observations, incidents, actions, context})
        add(view, std::string(imports::code(kind)), kind_label(kind));
    choose(view, std::string(imports::code(chosen.value_or(plan.kind))));
    if (chosen)
        view.note = text::tr("As you chose.");
    else if (plan.profile)
        view.note = text::tr("From the profile “{0}”.", {plan.profile->name});
    else
        view.note = text::tr("Proposed by the names of its columns; choose another if it is wrong.");
    view.is_doubtful = !chosen && plan.kind_confidence < 0.5;
    return view;
}

std::string listed(std::vector<std::string> const& names) {
    std::string out;
    for (auto const& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// The profile used, else what the nearest one misses.
void tell_profile(ImportChoiceView& view, ImportPlan const& plan) {
    constexpr double near = 0.5;
    if (plan.profile && plan.profile->lacking.empty()) {
        view.note = plan.profile->about;
        return;
    }
    auto const* one = plan.profile ? &*plan.profile : plan.profiles.empty() ? nullptr : &plan.profiles.front();
    if (one == nullptr || one->fits || one->share < near) return;
    view.note = plan.profile ? text::tr("Columns it lacks: {0}.", {listed(one->lacking)})
                             : text::tr("The nearest, “{0}”, lacks: {1}.", {one->name, listed(one->lacking)});
    view.is_doubtful = plan.profile.has_value();
}

ImportChoiceView profile_choice(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    bool const is_found = plan.choices.profile.empty();
    auto view = detected(ImportOption::profile, text::tr("Profile"),
                         !is_found      ? ""
                         : plan.profile ? plan.profile->name
                                        : text::tr("None"));
    add(view, "none", text::tr("None: columns by their usual names"));
    for (auto const& profile : plan.profiles)
        add(view, profile.code,
            profile.fits ? profile.name
                         : text::tr_n("{0} column is lacking", "{0} columns are lacking",
                                      static_cast<long long>(profile.lacking.size()))
                               .insert(0, profile.name + " – "));
    choose(view, draft.choices.profile);
    tell_profile(view, plan);
    return view;
}

ImportChoiceView layer_choice(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    ImportChoiceView view;
    view.option = ImportOption::layer;
    view.label = plan.facts.header_row > 0 ? text::tr("Sheet") : text::tr("Layer");
    for (auto const& layer : plan.layers)
        add(view, layer.name,
            layer.rows ? layer.name + " · " + text::tr_n("{0} row", "{0} rows", *layer.rows) : layer.name);
    choose(view, draft.choices.layer.empty() ? plan.layer : draft.choices.layer);
    return view;
}

ImportChoiceView role_choice(ImportDraft const& draft) {
    ImportChoiceView view;
    view.option = ImportOption::role;
    view.label = text::tr("What it shows");
    std::array const words{text::tr("Buildings"), text::tr("Roads"),    text::tr("Green spaces"),  text::tr("Water"),
                           text::tr("Shore"),     text::tr("Railways"), text::tr("Something else")};
    for (auto const role : core::all_roles)
        add(view, core::code(role), words[static_cast<std::size_t>(role)]);
    choose(view, core::code(draft.choices.role));
    return view;
}

ImportChoiceView by_choice(Workbench const& workbench) {
    auto const& choices = workbench.import_draft().choices;
    auto view = detected(ImportOption::by, text::tr("Its codes are those of"), {});
    view.words.front() = text::tr("Residences, or what the profile says");
    add(view, "commune", text::tr("Communes"));
    for (auto const& data : workbench.snapshot().zone_layers)
        add(view, "zone:" + data.layer.name, data.layer.title.empty() ? data.layer.name : data.layer.title);
    if (choices.by_commune) choose(view, "commune");
    if (!choices.by_zone_layer.empty()) choose(view, "zone:" + choices.by_zone_layer);
    return view;
}

void add_choices_of_kind(ImportFileView& view, Workbench const& workbench) {
    auto const& draft = workbench.import_draft();
    auto const& choices = draft.choices;
    auto const stem = draft.source.stem().string();
    auto& list = view.content;
    switch (choices.kind.value_or(draft.plan->kind)) {
    case ImportKind::residences:
        if (auto mode = mode_choice(workbench)) list.push_back(*std::move(mode));
        break;
    case ImportKind::observations:
        list.push_back(typed(ImportOption::campaign, text::tr("Campaign"), choices.campaign, "2026"));
        list.back().note = text::tr("A year that has no campaign yet makes one.");
        list.push_back(by_choice(workbench));
        break;
    case ImportKind::incidents:
        list.push_back(typed(ImportOption::within, text::tr("Farthest residence, metres"),
                             std::to_string(static_cast<int>(choices.within_m)), {}));
        break;
    case ImportKind::context:
        list.push_back(role_choice(draft));
        [[fallthrough]];
    case ImportKind::zones:
        list.push_back(typed(ImportOption::target, text::tr("Name of the layer"), choices.target, stem));
        break;
    case ImportKind::actions:
        break;
    }
}

ImportChoiceView encoding_choice(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    auto view = detected(ImportOption::encoding, text::tr("Character set"),
                         plan.choices.encoding.empty() ? plan.facts.encoding : std::string());
    for (char const* name : {"UTF-8", "windows-1252", "ISO-8859-15", "CP850"})
        add(view, name, name);
    choose(view, draft.choices.encoding);
    return view;
}

void add_writing(ImportFileView& view, ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    auto const& choices = draft.choices;
    if (plan.facts.delimiter != 0) {
        auto choice = detected(ImportOption::delimiter, text::tr("Separator"),
                               plan.choices.delimiter != 0 ? "" : sign_name(plan.facts.delimiter));
        for (char const sign : {';', ',', '\t', '|'})
            add(choice, sign == '\t' ? "tab" : std::string(1, sign), sign_name(sign));
        choose(choice, choices.delimiter == '\t' ? "tab" : std::string(choices.delimiter != 0, choices.delimiter));
        view.writing.push_back(std::move(choice));
    }
    auto decimal = detected(ImportOption::decimal, text::tr("Decimal sign"),
                            plan.choices.decimal != 0 || plan.decimal == 0 ? "" : sign_name(plan.decimal));
    add(decimal, ",", ",");
    add(decimal, ".", ".");
    choose(decimal, std::string(choices.decimal != 0, choices.decimal));
    view.writing.push_back(std::move(decimal));
    bool const has_encoding = plan.facts.evidence != gis::EncodingEvidence::format || !choices.encoding.empty();
    if (has_encoding) view.writing.push_back(encoding_choice(draft));
    if (plan.facts.header_row == 0) return;
    view.writing.push_back(typed(ImportOption::header_row, text::tr("Line of the column names"),
                                 choices.header_row > 0 ? std::to_string(choices.header_row) : std::string(),
                                 text::tr("{0} (detected)", {std::to_string(plan.facts.header_row)})));
}

}

ImportFileView file_view(Workbench const& workbench) {
    auto const& draft = workbench.import_draft();
    ImportFileView view;
    view.content.push_back(kind_choice(draft));
    view.content.push_back(profile_choice(draft));
    if (draft.plan->layers.size() > 1) view.content.push_back(layer_choice(draft));
    add_choices_of_kind(view, workbench);
    add_writing(view, draft);
    view.encoding = text::sentence(draft.plan->encoding_sentence);
    view.accents = draft.plan->accents;
    return view;
}

}
