// « Colonnes »: where each field is read from.
#include "text/language.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"

#include <algorithm>
#include <utility>

namespace vigie::workbench::detail {

namespace {

using imports::ImportPlan;
using imports::PlanField;
using State = ImportFieldView::State;

constexpr std::size_t most_candidates = 3;

std::string found_words(PlanField const& field) {
    if (!field.by) return {};
    switch (*field.by) {
    case imports::MappedBy::user:
        break; // told from the choices themselves
    case imports::MappedBy::profile:
        return text::tr("by the profile");
    case imports::MappedBy::usual_name:
        return text::tr("by its usual name");
    }
    return {};
}

/// The first value that is there.
std::string sample_of(ImportPlan const& plan, std::string const& field) {
    auto const found = std::ranges::find(plan.preview_fields, field);
    if (found == plan.preview_fields.end()) return {};
    auto const at = static_cast<std::size_t>(found - plan.preview_fields.begin());
    for (auto const& row : plan.preview)
        if (at < row.after.size() && !row.after[at].empty()) return row.after[at];
    return {};
}

ImportFieldView field_view(ImportDraft const& draft, PlanField const& field) {
    auto const& plan = *draft.plan;
    auto const& column = column_of(draft, field);
    ImportFieldView view;
    view.field = field.field;
    view.label = text::sentence(field.label);
    view.is_required = field.is_required;
    view.is_users = draft.choices.mapping.contains(field.field);
    view.state = !column.empty()                                       ? State::read
                 : field.is_required && !plan.obstacle.english.empty() ? State::missing
                                                                       : State::unread;
    view.chosen = column_at(plan, column);
    if (view.chosen == 0) view.expression = column;
    view.found = view.is_users ? text::tr("chosen by you") : found_words(field);
    view.sample = sample_of(plan, field.field);
    view.candidates = field.candidates;
    view.candidates.resize(std::min(view.candidates.size(), most_candidates));
    return view;
}

/// « 2 columns about persons are left out: nom, tel. »; nothing when there is none.
std::string told(std::string sentence, std::vector<std::string> const& columns) {
    if (columns.empty()) return {};
    std::string names;
    for (auto const& column : columns)
        names += (names.empty() ? "" : ", ") + column;
    return std::move(sentence) + " " + names + ".";
}

}

std::string const& column_of(ImportDraft const& draft, PlanField const& field) {
    auto const chosen = draft.choices.mapping.find(field.field);
    return chosen == draft.choices.mapping.end() ? field.column : chosen->second;
}

std::size_t column_at(ImportPlan const& plan, std::string const& column) {
    auto const found = std::ranges::find(plan.columns, column);
    return column.empty() || found == plan.columns.end() ? 0
                                                         : static_cast<std::size_t>(found - plan.columns.begin()) + 1;
}

std::vector<std::string> column_choices(ImportPlan const& plan) {
    std::vector<std::string> choices{text::tr("— none —")};
    choices.insert(choices.end(), plan.columns.begin(), plan.columns.end());
    return choices;
}

ImportColumnsView columns_view(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    ImportColumnsView view;
    view.columns = column_choices(plan);
    for (auto const& field : plan.fields)
        view.fields.push_back(field_view(draft, field));
    // What has to be put right comes first, then what is read.
    std::ranges::stable_sort(view.fields, {}, [](auto const& f) { return f.state == State::missing ? 0 : 1; });
    view.personal = told(text::tr_n("{0} column about persons is left out:", "{0} columns about persons are left out:",
                                    static_cast<long long>(plan.personal.size())),
                         plan.personal);
    view.never_used =
        told(text::tr_n("{0} column holds made-up figures where the true ones are not published, and is not read:",
                        "{0} columns hold made-up figures where the true ones are not published, and are not read:",
                        static_cast<long long>(plan.never_used.size())),
             plan.never_used);
    view.profile_name = draft.save_profile;
    return view;
}

}
