// Publishing on a server, and getting what was published there.
#include "ui/dialog_server_parts.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

constexpr float snapshot_height = 44;

void draw_partner_fields(DialogCard& card, wb::EditionChoices const& editions, DialogForm& form) {
    card.choice("publish.profile", text::tr("What it may show"), editions.names, form.profile);
    card.fields({{"publish.recipient", text::tr("For whom"), text::tr("Town of Port-Fictif"), form.recipient},
                 {"publish.purpose", text::tr("Why"), text::tr("GUP committee, 12 May"), form.purpose}});
    card.label(text::tr("Accounts that may read it"));
    card.field("publish.readers", form.server.readers, text::tr("none but yours; or: town, prefecture"));
}

/// What would be sent, in words.
void draw_plan(DialogCard& card, wb::PublishView const& view) {
    if (view.words.empty()) card.paragraph(view.is_counting ? text::tr("Counting…") : std::string());
    for (auto const& sentence : view.words)
        card.paragraph(sentence);
    if (!view.caution.empty())
        card.y += card.ui.note(card.x, card.y, card.w, icon::alert_outline, view.caution, card.ui.theme.warn_soft,
                               card.ui.theme.warn);
}

}

void draw_server_fields(DialogCard& card, ServerForm& form) {
    card.fields({{"server.host", text::tr("Server"), text::tr("server.example.org, or service=parc"), form.host},
                 {"server.database", text::tr("Database"), "parc", form.database}});
    card.fields({{"server.account", text::tr("Account"), "anne", form.account},
                 {"server.password", text::tr("Password, never kept"), text::tr("or that of ~/.pgpass"), form.password,
                  true}});
}

wb::ServerAddress address_of(ServerForm const& form) {
    return {form.host, form.database, form.account, form.password};
}

std::vector<PublishIntent> draw_publish_dialog(Desk& desk, float width, float height, wb::PublishView const& view) {
    std::vector<PublishIntent> out;
    auto& form = desk.state.form;
    DialogCard card(desk, {0, 0, width, height}, {620, form.is_partner ? 766.F : 540.F}, text::tr("Publish on a server"));
    if (draw_server_progress(card, view.progress, out)) return out;
    draw_server_fields(card, form.server);
    card.label(text::tr("Edition"));
    if (auto const chosen =
            card.ui.drop_down("publish.edition", card.row(32),
                              {text::tr("Internal: the whole project, for your organisation"),
                               text::tr("Partner: classes, protected, written down in the export log")},
                              form.is_partner ? 1 : 0)) {
        form.is_partner = *chosen == 1;
        out.emplace_back(wb::CountPublication{form.is_partner});
    }
    card.y += card.ui.px(42);
    if (form.is_partner) draw_partner_fields(card, view.editions, form);
    card.label(text::tr("Organisation"));
    card.field("publish.organisation", form.server.organisation, text::tr("the only one of the account"));
    draw_plan(card, view);
    bool const has_server = !form.server.host.empty();
    bool const is_addressed = !form.is_partner || (!form.recipient.empty() && !form.purpose.empty());
    bool const is_counted = !view.words.empty() && view.is_partner == form.is_partner;
    auto const answer = card.buttons(text::tr("Publish"), has_server && is_addressed && is_counted,
                                     !has_server     ? text::tr("Say which server.")
                                     : !is_addressed ? text::tr("Say for whom it is, and why.")
                                                     : text::tr("What is to be sent is being counted."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) {
        wb::PublishProject publish{address_of(form.server), form.server.organisation, {}, {}};
        if (form.is_partner) {
            publish.partner = dossier::EditionRequest{form.recipient, form.purpose, view.editions.codes.at(form.profile)};
            publish.readers = form.server.readers;
        }
        out.emplace_back(std::move(publish));
    }
    return out;
}

namespace {

void draw_snapshot(Ui const& ui, Rect const& r, wb::SubscribeView::Row const& row, bool is_chosen) {
    bool const is_here = ui.is_hovered();
    if (is_chosen || is_here) ui.fill(r, is_chosen ? ui.theme.accent_soft : ui.theme.hover, ui.px(4));
    ui.label({r.x + ui.px(8), r.y, ui.px(40), r.h}, row.number, ui.fonts.body_semibold, ui.theme.text2);
    float const x = r.x + ui.px(52), w = r.w - ui.px(60);
    ui.text({x, r.y + ui.px(3), w, ui.px(20)}, row.title, ui.fonts.body_medium, ui.theme.text);
    ui.text({x, r.y + ui.px(22), w, ui.px(18)}, row.detail, ui.fonts.caption, ui.theme.text2);
}

void draw_snapshots(DialogCard& card, ServerForm& form, wb::SubscribeView const& view, float height) {
    auto const& ui = card.ui;
    Rect const list{card.x, card.y, card.w, height};
    ui.outline(list, ui.theme.border, ui.px(1), ui.px(6));
    Region const region("server.snapshots", {list.x + 1, list.y + 1, list.w - 2, list.h - 2}, std::nullopt, true);
    Focus::Group const group(ui.focus, "server.snapshots");
    float y = list.y + ui.px(4) - ImGui::GetScrollY();
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        Rect const r{list.x + ui.px(4), y, list.w - ui.px(16), ui.px(snapshot_height)};
        if (ui.area("server.snapshot." + std::to_string(i), r)) form.snapshot = i;
        draw_snapshot(ui, r, view.rows[i], form.snapshot == i);
        y += r.h;
    }
    auto const words = view.is_listing   ? text::tr("Reading what was published…")
                       : !view.is_listed ? text::tr("List what was published, then choose a snapshot.")
                       : view.rows.empty() ? text::tr("Nothing that this account may read.")
                                           : std::string();
    if (!words.empty())
        ui.paragraph(list.x + ui.px(12), y + ui.px(8), list.w - ui.px(24), words, ui.fonts.body, ui.theme.text2,
                     ui.px(20));
    ImGui::SetCursorScreenPos({list.x, y});
    ImGui::Dummy({1, 1});
    card.y += height + ui.px(10);
}

}

std::vector<SubscribeIntent> draw_subscribe_dialog(Desk& desk, float width, float height,
                                                   wb::SubscribeView const& view) {
    std::vector<SubscribeIntent> out;
    auto& form = desk.state.form;
    DialogCard card(desk, {0, 0, width, height}, {620, 580}, text::tr("Get a project from a server"));
    auto const& ui = card.ui;
    if (draw_server_progress(card, view.progress, out)) return out;
    draw_server_fields(card, form.server);
    auto const words = text::tr("List what was published");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(32);
    if (ui.button("server.list", {card.x, card.y, w, ui.px(32)}, words, ButtonKind::secondary, nullptr,
                  !form.server.host.empty() && !view.is_listing, text::tr("Say which server.")))
        out.emplace_back(wb::ListSnapshots{address_of(form.server)});
    card.y += ui.px(42);
    float const fields = ui.px(66);
    draw_snapshots(card, form.server, view, std::max(ui.px(60), card.room() - fields - ui.px(10)));
    if (form.server.name.empty()) form.server.name = view.name;
    card.fields({{"server.name", text::tr("Name of the file"), view.name, form.server.name},
                 {"server.folder", text::tr("Folder"), {}, form.folder}});
    auto const target = fs::path(form.folder) / form.server.name;
    std::error_code failed;
    bool const is_chosen = form.server.snapshot < view.rows.size();
    bool const is_free = !form.server.name.empty() && !fs::exists(target, failed);
    auto const answer = card.buttons(text::tr("Get it"), is_chosen && is_free,
                                     !is_chosen ? text::tr("Choose a snapshot first.")
                                                : text::tr("There is a file of this name already: choose another."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok)
        out.emplace_back(wb::SubscribeTo{address_of(form.server), form.server.snapshot, target});
    return out;
}

}
