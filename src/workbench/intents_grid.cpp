// What the grid editor asks for.
#include "workbench/intents.hpp"

#include "workbench/workbench.hpp"

namespace vigie::workbench {

void apply(Workbench& workbench, ChooseGridPart const& intent) {
    workbench.choose_grid_part(intent.family, intent.indicator);
}

void apply(Workbench& workbench, ChangeIndicator const& intent) {
    workbench.change_grid([&](GridDraft& draft) {
        auto* const place = draft.find_indicator(intent.family, intent.code);
        if (place == nullptr) return;
        *place = intent.indicator;
        if (draft.family == intent.family && draft.indicator == intent.code) draft.indicator = intent.indicator.code;
    });
}

void apply(Workbench& workbench, ChangeFamily const& intent) {
    workbench.change_grid([&](GridDraft& draft) {
        auto* const place = draft.find_family(intent.code);
        if (place == nullptr) return;
        auto indicators = std::move(place->indicators);
        *place = intent.family;
        place->indicators = std::move(indicators);
        if (draft.family == intent.code) draft.family = intent.family.code;
    });
}

void apply(Workbench& workbench, ChangeGridHead const& intent) {
    workbench.change_grid([&](GridDraft& draft) {
        draft.grid.title = intent.title;
        draft.grid.rules = intent.rules;
    });
}

void apply(Workbench& workbench, WeighFamily const& intent) {
    workbench.change_grid([&](GridDraft& draft) { weigh_family(draft, intent.code, intent.weight); });
}

void apply(Workbench& workbench, LockFamily const& intent) {
    workbench.change_grid([&](GridDraft& draft) {
        if (intent.is_locked)
            draft.locked.insert(intent.code);
        else
            draft.locked.erase(intent.code);
    });
}

void apply(Workbench& workbench, EditGrid const& intent) {
    workbench.change_grid([&](GridDraft& draft) {
        switch (intent.edit) {
        case GridEdit::add_family:
            return add_family(draft);
        case GridEdit::add_indicator:
            return add_indicator(draft);
        case GridEdit::remove:
            return remove_chosen(draft);
        case GridEdit::up:
            return move_chosen(draft, -1);
        case GridEdit::down:
            return move_chosen(draft, 1);
        }
    });
}

void apply(Workbench& workbench, ReadGrid const& intent) {
    workbench.read_grid(intent.path);
    workbench.dialog = Dialog::none;
}

}
