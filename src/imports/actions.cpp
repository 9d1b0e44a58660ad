// Actions of site projects.
#include "core/error.hpp"
#include "imports/detail/keys.hpp"

namespace vigie::imports {

namespace {

constexpr std::size_t handful = 1000;

core::ActionState state_of(std::optional<std::string> const& text) {
    auto const word = folded(text.value_or(""));
    if (auto const known = core::action_state_of_code(text.value_or(""))) return *known;
    if (word == "encours" || word == "engage") return core::ActionState::under_way;
    if (word == "fait" || word == "termine" || word == "realise") return core::ActionState::done;
    if (word == "abandonne" || word == "annule") return core::ActionState::abandoned;
    return core::ActionState::planned;
}

/// Written by handfuls, so that a long file takes no more memory than a short one. \param import none on a trial run
void bring_in(ImportWork& work, Columns const& columns, core::ImportId import) {
    ResidenceKeys keys(work);
    auto date = [&](gis::Feature const& row, char const* field) {
        auto const text = columns.text(row, field);
        return text ? core::parse_date(*text) : std::nullopt;
    };
    std::vector<core::Action> actions;
    auto const write = [&] {
        work.report.made += static_cast<std::int64_t>(actions.size());
        if (import) work.project.add_actions(actions, import);
        actions.clear();
    };
    work.read([&](gis::Feature& row) {
        auto const code = columns.text(row, "id"), title = columns.text(row, "title"),
                   residence = columns.text(row, "residence");
        auto const found = residence ? keys.find(*residence) : std::nullopt;
        if (!code || !title || !found) {
            work.refuse(
                row.row, code.value_or(""),
                {VIGIE_N_("The action needs an identifier, a title and a residence of the project (“{0}” is not one)."),
                 {residence.value_or("")}},
                VIGIE_N_("Complete the row in the source and import again."));
            return false;
        }
        core::Action action;
        action.code = *code;
        action.residence = *found;
        action.axis = columns.text(row, "axis").value_or("");
        action.tfpb_axis = columns.text(row, "tfpb").value_or("");
        action.title = *title;
        action.lead = columns.text(row, "lead").value_or("");
        action.starts_on = date(row, "start");
        action.due_on = date(row, "due");
        action.state = state_of(columns.text(row, "state"));
        action.planned_cost_eur = columns.number(row, "planned");
        action.actual_cost_eur = columns.number(row, "actual");
        actions.push_back(std::move(action));
        if (actions.size() == handful) write();
        return true;
    });
    write();
    work.warn_personal(columns);
    keys.close();
    if (import) keys.keep_aliases();
}

}

void import_actions(ImportWork& work) {
    auto const& columns = work.columns(fields_of(ImportKind::actions));
    for (auto const* field : {"id", "residence", "title"})
        columns.require(field);
    if (work.request.dry_run) return bring_in(work, columns, {});
    work.write([&](core::ImportId import) { bring_in(work, columns, import); });
}

}
