// Pictures of the residence, and which of them partners may see.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_card.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::ui {

namespace {

constexpr std::size_t most = 6;
constexpr float row_height = 44;

void draw_photo(Ui const& ui, Rect const& r, wb::FicheView::PhotoLine const& photo, bool can_change,
                std::vector<FicheIntent>& out) {
    auto const id = "fiche.photo." + std::to_string(photo.id);
    float const size = ui.px(30), tools = 2 * size + ui.px(4), w = r.w - tools - ui.px(8);
    ui.text({r.x, r.y + ui.px(2), w, ui.px(20)}, photo.words, ui.fonts.body, ui.theme.text);
    ui.text({r.x, r.y + ui.px(22), w, ui.px(18)}, photo.cleared, ui.fonts.caption,
            photo.is_cleared ? ui.theme.warn : ui.theme.text2);
    float const y = r.y + (r.h - size) / 2;
    auto const tip = photo.is_cleared ? text::tr("Keep it in the house again") : text::tr("Clear it for partners…");
    if (ui.icon_button(id + ".clear", {r.right() - tools, y, size, size}, icon::lock, tip, !photo.is_cleared, can_change)) {
        if (photo.is_cleared)
            out.emplace_back(wb::ClearPhoto{photo.id, {}});
        else
            out.emplace_back(wb::OpenDialog{wb::Dialog::clear_photo, std::to_string(photo.id)});
    }
    if (ui.icon_button(id + ".remove", {r.right() - size, y, size, size}, icon::close, text::tr("Remove the picture"),
                       false, can_change))
        out.emplace_back(wb::RemovePhoto{photo.id});
}

}

void draw_fiche_photos(Column& c, wb::FicheView const& view, std::vector<FicheIntent>& out) {
    auto const& photos = view.photos;
    if (photos.empty()) return;
    c.rule();
    c.heading(text::tr("Pictures · {0}", {text::integer(static_cast<std::int64_t>(photos.size()))}));
    for (std::size_t i = 0; i < std::min(photos.size(), most); ++i) {
        draw_photo(c.ui, c.row(row_height), photos[i], view.can_change_status, out);
        c.skip(row_height);
    }
}

void draw_photo_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {480, 300}, text::tr("Clear a picture for partners"));
    card.paragraph(text::tr("It may then leave the house on sheets for partners. Check that it shows nobody who can be "
                            "recognised, no number plate, no name on a letter box."));
    card.label(text::tr("By which role"));
    card.field("photo.role", form.role, text::tr("direction of proximity, never a person"));
    auto const answer = card.buttons(text::tr("Clear it"), !form.role.empty(), text::tr("Say by which role."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    std::int64_t id = 0;
    std::from_chars(view.path.data(), view.path.data() + view.path.size(), id);
    out.emplace_back(wb::ClearPhoto{id, form.role});
}

}
