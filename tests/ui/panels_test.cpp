#include "panel_bench.hpp"

#include "text/language.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::only;
using support::PanelBench;

wb::ActionView action(std::string id, bool is_enabled = true) {
    wb::ActionView view;
    view.id = std::move(id);
    view.label = view.id;
    view.is_enabled = is_enabled;
    return view;
}

wb::TopBarView two_menus() {
    wb::TopBarView view;
    view.menus = {{"file", "File", {action("file.open"), action("file.close", false)}},
                  {"edit", "Edit", {action("edit.undo")}}};
    view.modes = {action("mode.explorer"), action("mode.compare"), action("mode.follow"), action("mode.present")};
    view.campaign = "2026";
    view.has_before = true;
    return view;
}

wb::LegendView legend() {
    wb::LegendView view;
    for (std::size_t i = 0; i < 5; ++i) view.rows[i] = {core::all_classes[i], "class", "range", 10};
    return view;
}

/// Three zones and the whole stock, side by side.
struct ThreeCompared {
    ThreeCompared() {
        for (auto const* code : {"A", "B", "C"}) {
            dossier::ComparedGroup group;
            group.code = group.name = code;
            group.families.resize(1);
            comparison.groups.push_back(group);
        }
        comparison.groups.emplace_back().is_reference = true;
        comparison.groups.back().families.resize(1);
        view.comparison = &comparison;
        view.families = {{"Tranquillity", "Tranq."}};
        view.is_in_index = {true};
        view.limits = {35, 50, 65};
        view.extents = {{0, 0, 500, 500}, {2000, 0, 2400, 500}, {9000, 100, 9300, 300}, {0, 0, 9300, 500}};
        view.limits_of.assign(4, nullptr);
        view.in_project.assign(4, 0);
    }
    dossier::Comparison comparison;
    wb::CompareView view;
};

constexpr int key_down = 264, key_end = 269, key_enter = 257, key_tab = 258, key_right = 262;

}

TEST_CASE("a menu asks for its action and closes; one that is off asks for nothing", "[ui][panel][top]") {
    PanelBench bench;
    auto const view = two_menus();
    auto const draw = [&](Desk& desk) { return draw_top_bar(desk, bench.layout(), view); };
    bench.click("top.file", draw);
    REQUIRE(bench.shows("menu.file.open"));
    CHECK(bench.click("menu.file.close", draw).empty());
    auto const asked = only<wb::RunAction>(bench.click("menu.file.open", draw));
    REQUIRE(asked);
    CHECK(asked->id == "file.open");
    bench.frame(draw);
    CHECK_FALSE(bench.shows("menu.file.open"));
}

TEST_CASE("the campaign's arrows ask for the campaign before, and not for one that is not there", "[ui][panel][top]") {
    PanelBench bench;
    auto const view = two_menus();
    auto const draw = [&](Desk& desk) { return draw_top_bar(desk, bench.layout(), view); };
    auto const before = only<wb::RunAction>(bench.click("campaign.before", draw));
    REQUIRE(before);
    CHECK(before->id == "data.previous_campaign");
    CHECK(bench.click("campaign.after", draw).empty());
}

TEST_CASE("a layer's row asks for the other state, a class of the legend for its filter", "[ui][panel][layers]") {
    PanelBench bench;
    wb::LayersView layers;
    layers.rows = {{"residences", "Residences", wb::LayersView::Kind::residences, core::ContextRole::other, true, 12},
                   {"qpv", "QPV", wb::LayersView::Kind::zones, core::ContextRole::other, false, 3}};
    auto const classes = legend();
    auto const draw = [&](Desk& desk) { return draw_layers_panel(desk, bench.layout(), layers, classes); };
    auto const shown = only<wb::ShowLayer>(bench.click("layer.qpv", draw));
    REQUIRE(shown);
    CHECK(shown->name == "qpv");
    CHECK(shown->is_shown);
    auto const hidden = only<wb::ShowLayer>(bench.click("layer.residences", draw));
    REQUIRE(hidden);
    CHECK_FALSE(hidden->is_shown);
    auto const filter = only<wb::SetFilter>(bench.click("legend.D", draw));
    REQUIRE(filter);
    CHECK(filter->filter.classes == std::set{core::SeverityClass::d});
}

TEST_CASE("a slider previews while it is held, and by one point with the arrow keys; a locked one stays",
          "[ui][panel][weights]") {
    PanelBench bench;
    wb::WeightsView view;
    view.rows = {{0, "Tranquillity", "Tranq.", 20, 20, false, {}}, {1, "Service", "Serv.", 15, 15, true, {}}};
    Rect const place{1500, 48, 420, 1000};
    auto const draw = [&](Desk& desk) { return draw_weights_panel(desk, place, view); };
    bench.frame(draw);
    auto const r = bench.place("weight.0");
    auto const previews = bench.press_at(r.x + r.w * 0.75F, r.y + r.h / 2, draw);
    REQUIRE_FALSE(previews.empty());
    for (auto const& intent : previews) {
        auto const* preview = std::get_if<wb::PreviewWeight>(&intent);
        REQUIRE(preview != nullptr);
        CHECK(preview->family == 0);
        CHECK(preview->weight == Approx(30));
    }
    auto const locked = bench.place("weight.1");
    CHECK(bench.press_at(locked.x + locked.w * 0.75F, locked.y + locked.h / 2, draw).empty());
    ImGui::GetIO().MousePos = {0, 0};
    bench.focus.go_to("weight.0");
    bench.frame(draw);
    auto const more = only<wb::PreviewWeight>(bench.press(key_right, draw));
    REQUIRE(more);
    CHECK(more->weight == Approx(21));
    auto const lock = only<wb::LockWeight>(bench.click("lock.1", draw));
    REQUIRE(lock);
    CHECK_FALSE(lock->is_locked);
}

TEST_CASE("the comparison asks to take a neighbourhood out and turns its pages in a small window",
          "[ui][panel][compare]") {
    PanelBench bench(1280, 720);
    ThreeCompared const compared;
    auto const classes = legend();
    auto const draw = [&](Desk& desk) { return draw_compare_screen(desk, bench.layout(), compared.view, classes); };
    bench.frame(draw);
    CHECK(bench.shows("compare.remove.A"));
    CHECK_FALSE(bench.shows("compare.remove.C"));
    bench.click("compare.after", draw);
    bench.frame(draw);
    CHECK(bench.shows("compare.remove.C"));
    auto const gone = only<wb::TakeFromComparison>(bench.click("compare.remove.C", draw));
    REQUIRE(gone);
    CHECK(gone->code == "C");
}

TEST_CASE("compared neighbourhoods are moved and zoomed together, and shown whole again", "[ui][panel][compare]") {
    PanelBench bench(1920, 1080);
    ThreeCompared const compared;
    auto const classes = legend();
    auto const draw = [&](Desk& desk) { return draw_compare_screen(desk, bench.layout(), compared.view, classes); };
    auto const maps = [&] {
        std::vector<ComparedMap> found;
        bench.frame([&](Desk& desk) {
            auto const intents = draw(desk);
            found = compared_maps(desk, bench.layout(), compared.view, 0);
            return intents;
        });
        return found;
    };
    auto const before = maps();
    REQUIRE(before.size() == 3);
    CHECK_FALSE(bench.shows("compare.whole.A"));
    auto& io = ImGui::GetIO();
    auto const& place = before[1].place;
    io.MousePos = {place.x + place.w / 2, place.y + place.h / 2};
    bench.frame(draw);
    io.MouseWheel = 1;
    bench.frame(draw);
    io.MouseWheel = 0;
    io.MouseDown[0] = true;
    bench.frame(draw);
    io.MousePos.x += 10;
    bench.frame(draw);
    io.MouseDown[0] = false;
    auto const after = maps();
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(after[i].view.metres_per_px == Approx(before[i].view.metres_per_px / 1.25));
        CHECK(after[i].view.centre.x - before[i].view.centre.x == Approx(-10 * after[i].view.metres_per_px).margin(1));
        CHECK(after[i].view.centre.y == Approx(before[i].view.centre.y).margin(1));
        CHECK(after[i].whole == before[i].whole);
    }
    CHECK(bench.state.compare_scroll == 0); // the wheel over a map is the map's
    bench.click("compare.whole.B", draw);
    CHECK(maps()[2].view == before[2].view);
}

TEST_CASE("the watch list filters by status and chooses by click", "[ui][panel][follow]") {
    PanelBench bench;
    wb::FollowView view;
    for (std::uint32_t i = 0; i < 3; ++i) {
        wb::WatchRow row;
        row.row = i;
        row.name = "Residence";
        row.state = i == 0 ? core::WatchStatus::project : core::WatchStatus::watched;
        row.history = {50.0, 51.0};
        view.rows.push_back(row);
    }
    auto const draw = [&](Desk& desk) { return draw_follow_screen(desk, bench.layout(), view); };
    auto const chosen = only<wb::SelectRows>(bench.click("watch.1", draw));
    REQUIRE(chosen);
    CHECK(chosen->rows == std::vector<std::uint32_t>{1});
    bench.click("follow.status.project", draw);
    bench.frame(draw);
    CHECK(bench.shows("watch.0"));
    CHECK_FALSE(bench.shows("watch.1"));
}

TEST_CASE("the watch dialog asks for the decision that was typed, once role and motive are given",
          "[ui][panel][dialog]") {
    PanelBench bench(1280, 720);
    wb::DialogsView view;
    view.dialog = wb::Dialog::watch;
    view.row = 5;
    view.residence = "Ker Avel";
    view.status = core::WatchStatus::watched;
    auto const draw = [&](Desk& desk) { return draw_dialogs(desk, 1280, 720, view); };
    CHECK_FALSE(only<wb::RecordStatus>(bench.click("dialog.ok", draw)));
    bench.state.form.role = "committee";
    bench.state.form.motive = "why";
    auto const decided = only<wb::RecordStatus>(bench.click("dialog.ok", draw));
    REQUIRE(decided);
    CHECK(decided->row == 5);
    CHECK(decided->status == core::WatchStatus::project); // the step that comes after « en veille »
    CHECK(decided->role == "committee");
    CHECK(only<wb::CloseDialog>(bench.click("dialog.cancel", draw)));
}

namespace {

/// The dialog that asks where the sheet of a residence goes.
wb::DialogsView where_to_write() {
    wb::DialogsView view;
    view.dialog = wb::Dialog::save;
    view.prepared.emplace();
    view.prepared->target = std::filesystem::temp_directory_path() / "sheet-0041-2026.pdf";
    return view;
}

}

TEST_CASE("an export goes where its dialog says, under the name that was proposed", "[ui][panel][dialog]") {
    PanelBench bench(1280, 720);
    auto const view = where_to_write();
    auto const draw = [&](Desk& desk) { return draw_dialogs(desk, 1280, 720, view); };
    auto const written = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(written);
    CHECK(written->target == view.prepared->target);
    bench.state.form.title = "other.pdf";
    auto const other = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(other);
    CHECK(other->target.filename() == "other.pdf");
}

TEST_CASE("a sheet for a partner asks for whom it is and why before it is written", "[ui][panel][dialog]") {
    PanelBench bench(1280, 720);
    auto view = where_to_write();
    view.editions = wb::edition_choices();
    auto const draw = [&](Desk& desk) { return draw_dialogs(desk, 1280, 720, view); };
    auto const internal = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(internal);
    CHECK_FALSE(internal->partner);
    bench.state.form.is_partner = true;
    CHECK_FALSE(only<wb::WriteExport>(bench.click("dialog.ok", draw)));
    bench.state.form.recipient = "Ville";
    bench.state.form.purpose = "comité";
    auto const partner = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(partner);
    REQUIRE(partner->partner);
    CHECK(partner->partner->recipient == "Ville");
    CHECK(partner->partner->purpose == "comité");
    CHECK(partner->partner->profile == "commune");
    bench.state.form.profile = 1;
    auto const other = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(other);
    CHECK(other->partner->profile == "etat-tfpb");
    view.prepared->kind = wb::ExportKind::map_picture; // no edition of its own
    auto const map = only<wb::WriteExport>(bench.click("dialog.ok", draw));
    REQUIRE(map);
    CHECK_FALSE(map->partner);
}

TEST_CASE("the sheets get the name, the colour and the logo that are typed; half a colour is not kept", "[ui][panel][dialog][house]") {
    PanelBench bench(1280, 720);
    wb::DialogsView view;
    view.dialog = wb::Dialog::house;
    view.house = core::House{"Office", "1, quai du Port", "#7A1F3D", {320, 120, std::vector<std::byte>(8)}};
    auto const draw = [&](Desk& desk) { return draw_dialogs(desk, 1280, 720, view); };
    auto const as_it_is = only<wb::SetHouse>(bench.click("dialog.ok", draw));
    REQUIRE(as_it_is);
    CHECK(as_it_is->name == "Office");
    CHECK(as_it_is->footer == "1, quai du Port");
    CHECK(as_it_is->accent == "#7A1F3D");
    CHECK_FALSE(as_it_is->logo);
    bench.state.form.house.accent = "#7A";
    CHECK_FALSE(only<wb::SetHouse>(bench.click("dialog.ok", draw)));
    bench.state.form.house.accent.clear();
    bench.state.form.path = "/tmp/other.png";
    auto const other = only<wb::SetHouse>(bench.click("dialog.ok", draw));
    REQUIRE(other);
    CHECK(other->accent.empty());
    CHECK(other->logo == "/tmp/other.png");
    CHECK(bench.click("house.no_logo", draw).empty());
    auto const without = only<wb::SetHouse>(bench.click("dialog.ok", draw));
    REQUIRE(without);
    CHECK(without->logo == "");
}

TEST_CASE("the menu of the map offers what lies under the pointer", "[ui][panel][map]") {
    PanelBench bench;
    wb::MapMenuView view;
    view.row = 3;
    view.name = "Ker Avel";
    view.can_change_status = true;
    view.zone = "Q1";
    view.zone_name = "Le Bois";
    view.coordinates = "1 · 2";
    dossier::Filter const filter;
    bench.state.map_menu = {{}, 3, 400, 300, true, false};
    auto const draw = [&](Desk& desk) { return draw_map_menu(desk, view, filter); };
    bench.frame(draw);
    auto const compared = only<wb::AddToComparison>(bench.click("map_menu.compare", draw));
    REQUIRE(compared);
    CHECK(compared->code == "Q1");
    bench.state.map_menu.must_open = true;
    bench.frame(draw);
    auto const asked = bench.click("map_menu.status", draw);
    REQUIRE(only<wb::SelectRows>(asked));
    CHECK(only<wb::SelectRows>(asked)->rows == std::vector<std::uint32_t>{3});
    REQUIRE(only<wb::RunAction>(asked));
    CHECK(only<wb::RunAction>(asked)->id == "follow.status");
}

TEST_CASE("Tab reaches every button of a panel", "[ui][panel][focus]") {
    PanelBench bench;
    wb::WeightsView view;
    view.rows = {{0, "Tranquillity", "Tranq.", 20, 20, false, {}}};
    view.is_moved = true;
    auto const draw = [&](Desk& desk) { return draw_weights_panel(desk, {1500, 48, 420, 1000}, view); };
    bench.frame(draw);
    std::vector<std::string> reached;
    for (int i = 0; i < 6; ++i) {
        bench.press(key_tab, draw);
        reached.push_back(bench.focus.current());
    }
    CHECK(reached == std::vector<std::string>{"weights.grid", "weights.close", "weight.0", "lock.0", "weights.reset", "weights.apply"});
}

}
