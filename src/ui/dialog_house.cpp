// Whose sheets these are: name, foot, colour, logo, and how they look at the head of a sheet.
#include "core/house.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_card.hpp"

#include <filesystem>

namespace vigie::ui {

namespace {

constexpr auto navy = scene::rgb(0x1F3A5F); ///< of sheets that have no colour of their own

void begin(HouseForm& form, core::House const& house) {
    form = {true, house.name, house.footer, house.accent, false};
}

/// The head of a sheet on white paper, in the colour that is typed.
void draw_head(DialogCard& card, HouseForm const& form) {
    auto const& ui = card.ui;
    auto const paper = scene::light_theme();
    auto const typed = core::rgb_of(form.accent);
    auto const accent = typed ? scene::rgb(*typed) : navy;
    Rect const r = card.row(72);
    ui.fill(r, scene::rgb(0xffffff), ui.px(4));
    ui.outline(r, ui.theme.border, ui.px(1), ui.px(4));
    float const x = r.x + ui.px(14), w = r.w - ui.px(28);
    ui.text({x, r.y + ui.px(6), w, ui.px(26)}, text::tr("Sheet of the residence"), ui.fonts.title, accent);
    ui.text({x, r.y + ui.px(6), w, ui.px(26)}, form.name, ui.fonts.body_medium, paper.text, Align::right);
    ui.fill({x, r.y + ui.px(36), w, ui.px(2)}, accent);
    ui.text({x, r.y + ui.px(44), w, ui.px(20)}, form.footer, ui.fonts.caption, paper.text2);
    card.y += ui.px(82);
}

std::string logo_words(core::House const& house, HouseForm const& form, std::string const& path) {
    if (!path.empty()) return text::tr("Logo: {0}", {std::filesystem::path(path).filename().string()});
    if (!house.has_logo() || form.drops_logo) return text::tr("Logo: none. Choose a picture, PNG or JPEG:");
    return text::tr("Logo: the one there is, {0} × {1} pixels. Choose another picture to replace it:",
                    {text::integer(house.logo.width), text::integer(house.logo.height)});
}

}

void draw_house_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    if (!view.house) return;
    auto& form = desk.state.form;
    auto& house = form.house;
    if (!house.is_begun) begin(house, *view.house);
    DialogCard card(desk, screen, {620, 620}, text::tr("Name, colour and logo of the sheets"));
    auto const& ui = card.ui;
    draw_head(card, house);
    card.fields({{"house.name", text::tr("Name of the house"), text::tr("Office of Port-Fictif"), house.name},
                 {"house.accent", text::tr("Colour of headings"), text::tr("#7A1F3D; nothing = navy"), house.accent}});
    card.label(text::tr("Line at the foot"));
    card.field("house.footer", house.footer, text::tr("1, quai du Port · www.example.org"));
    card.label(logo_words(*view.house, house, form.path));
    float const tick = view.house->has_logo() ? ui.px(32) : 0;
    if (float const h = card.room() - tick - ui.px(8); h > ui.px(60))
        static_cast<void>(draw_file_browser(desk, {card.x, card.y, card.w, h}, form.path, {".png", ".jpg", ".jpeg"}, true));
    if (tick > 0) {
        card.tick("house.no_logo", {card.x, card.r.bottom() - ui.px(64) - tick, card.w, ui.px(28)}, text::tr("Without the logo"), house.drops_logo);
        if (house.drops_logo) form.path.clear();
    }
    bool const is_colour = house.accent.empty() || core::rgb_of(house.accent).has_value();
    auto const answer = card.buttons(text::tr("Keep"), is_colour, text::tr("Write the colour as #7A1F3D."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    wb::SetHouse set{house.name, house.footer, house.accent};
    if (!form.path.empty()) set.logo = form.path;
    else if (house.drops_logo) set.logo = "";
    out.emplace_back(std::move(set));
}

}
