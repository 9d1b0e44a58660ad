// Which year, where, which axis: of the yearly table of the rebate.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/follow_panels.hpp"

namespace vigie::ui {

std::vector<TfpbIntent> draw_tfpb_dialog(Desk& desk, float width, float height, wb::TfpbDialogView const& view) {
    std::vector<TfpbIntent> out;
    auto& form = desk.state.form.site;
    if (!form.is_begun) {
        form.is_begun = true;
        form.from = std::to_string(view.year);
    }
    DialogCard card(desk, {0, 0, width, height}, {480, 356}, text::tr("Yearly table of the TFPB rebate"));
    card.label(text::tr("Year"));
    card.field("tfpb.year", form.from, "2026");
    card.choice("tfpb.zone", text::tr("Where"), view.zone_names, form.subject);
    card.choice("tfpb.axis", text::tr("Axis of the TFPB rebate"), view.axis_names, form.axis);
    auto const answer = card.buttons(text::tr("Continue"), !form.from.empty(), text::tr("Give the year."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return out;
    wb::PrepareTfpb prepare{form.from, view.zone_codes[form.subject], {}};
    if (form.axis > 0) prepare.axis = form.axis - 1;
    out.emplace_back(std::move(prepare));
    return out;
}

}
