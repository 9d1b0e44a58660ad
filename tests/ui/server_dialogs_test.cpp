// Publishing, subscribing, the purge and what is held on a residence: their dialogs, and the way to them.
#include "headless.hpp"
#include "panel_bench.hpp"
#include "text/language.hpp"
#include "ui/server_panels.hpp"
#include "workbench/actions.hpp"

#include <catch2/catch.hpp>

#include <fstream>

namespace vigie::ui {

namespace {

using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_k = 'K';

wb::PublishView counted() {
    wb::PublishView view;
    view.editions = wb::edition_choices();
    view.words = {"Would be sent: 60 residences (900 rows in 40 tables).", "Stays here: …"};
    return view;
}

}

TEST_CASE("a project is published to a server once it is said what would be sent", "[ui][server]") {
    PanelBench bench(1280, 720);
    wb::PublishView view;
    view.is_counting = true;
    auto const draw = [&](Desk& desk) { return draw_publish_dialog(desk, 1280, 720, view); };
    bench.state.form.server.host = "serveur";
    bench.state.form.server.database = "parc";
    bench.state.form.server.account = "anne";
    bench.state.form.server.password = "Sésame-12";
    CHECK_FALSE(only<wb::PublishProject>(bench.click("dialog.ok", draw))); // not counted yet
    view = counted();
    auto const publish = only<wb::PublishProject>(bench.click("dialog.ok", draw));
    REQUIRE(publish);
    CHECK(publish->server.host == "serveur");
    CHECK(publish->server.password == "Sésame-12");
    CHECK_FALSE(publish->partner);
    bench.state.form.server.host.clear();
    CHECK_FALSE(only<wb::PublishProject>(bench.click("dialog.ok", draw)));

    SECTION("a partner edition says for whom and why, and is counted anew") {
        bench.state.form.server.host = "serveur";
        bench.state.form.is_partner = true;
        CHECK_FALSE(only<wb::PublishProject>(bench.click("dialog.ok", draw)));
        view.is_partner = true;
        CHECK_FALSE(only<wb::PublishProject>(bench.click("dialog.ok", draw)));
        bench.state.form.recipient = "Ville";
        bench.state.form.purpose = "comité";
        bench.state.form.server.readers = "ville";
        auto const partner = only<wb::PublishProject>(bench.click("dialog.ok", draw));
        REQUIRE(partner);
        REQUIRE(partner->partner);
        CHECK(partner->partner->recipient == "Ville");
        CHECK(partner->partner->profile == "commune");
        CHECK(partner->readers == "ville");
    }
    SECTION("while it runs it can be stopped, and what was done is said") {
        view.progress.job = wb::Jobs::Running{7, "Publishing", 0.4, 2, false};
        auto const stop = only<wb::CancelJob>(bench.click("server.stop", draw));
        REQUIRE(stop);
        CHECK(stop->id == 7);
        view.progress = {{}, {"Published on parc: snapshot 1."}};
        CHECK(only<wb::CloseDialog>(bench.click("dialog.ok", draw)));
    }
}

TEST_CASE("a snapshot is chosen of those listed and gets a file of its own", "[ui][server]") {
    PanelBench bench(1280, 720);
    support::TempDir const dir;
    wb::SubscribeView view;
    view.name = "from-server.gpkg";
    auto const draw = [&](Desk& desk) { return draw_subscribe_dialog(desk, 1280, 720, view); };
    bench.state.form.server.host = "serveur";
    bench.state.form.folder = dir.text("");
    CHECK(only<wb::ListSnapshots>(bench.click("server.list", draw)));
    CHECK_FALSE(only<wb::SubscribeTo>(bench.click("dialog.ok", draw)));
    view.is_listed = true;
    view.rows = {{"2", "Parc", "BAILLEUR · 26/11/2026"}, {"1", "Parc", "BAILLEUR · 12/03/2026"}};
    CHECK(bench.click("server.snapshot.1", draw).empty());
    auto const get = only<wb::SubscribeTo>(bench.click("dialog.ok", draw));
    REQUIRE(get);
    CHECK(get->snapshot == 1);
    CHECK(get->target.filename() == "from-server.gpkg");
    std::ofstream(dir / "from-server.gpkg") << "there already";
    CHECK_FALSE(only<wb::SubscribeTo>(bench.click("dialog.ok", draw)));
}

TEST_CASE("a purge says what would go, and asks that one knows it cannot be undone", "[ui][purge]") {
    Headless h(1280, 720);
    support::TempDir const dir;
    std::filesystem::copy_file(support::demo_town(), dir / "town.gpkg");
    h.open(dir / "town.gpkg");
    h.press(key_k, true);
    h.type("purge");
    h.frame();
    REQUIRE(h.shows("palette.0"));
    REQUIRE(workbench::run_action(h.w, "data.purge"));
    h.w.is_palette_open = false;
    h.settle();
    REQUIRE(h.shows("purge.before"));
    support::check_labels(h, "purge");
    REQUIRE(h.w.server.purge);
    CHECK(h.w.server.purge->incidents == 0); // none is three years old
    CHECK_FALSE(h.shows("purge.agree"));
    REQUIRE(h.click("purge.before"));
    h.type("2025-06-01");
    h.settle();
    REQUIRE(h.w.server.purge);
    REQUIRE(h.w.server.purge->incidents > 0);
    h.click("dialog.ok");
    CHECK(h.w.jobs().is_idle()); // not agreed yet
    REQUIRE(h.click("purge.agree"));
    REQUIRE(h.click("dialog.ok"));
    h.settle();
    CHECK_FALSE(h.w.error());
    REQUIRE(h.w.server.result.size() == 2);
    CHECK(h.w.dialog == workbench::Dialog::purge); // the result stays to be read
    REQUIRE(h.click("dialog.ok"));
    CHECK(h.w.dialog == workbench::Dialog::none);
    REQUIRE(workbench::run_action(h.w, "data.purge"));
    h.settle();
    CHECK(h.w.server.purge->incidents == 0);
    CHECK_FALSE(h.shows("purge.agree"));
}

TEST_CASE("the dialogs of servers fit in both languages and sizes, and forget the password", "[ui][server]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1280.0F, 720.0F}}) {
            text::set_language(language);
            Headless h(width, height);
            h.open(support::demo_town());
            for (auto const* const action : {"file.publish", "file.subscribe"}) {
                REQUIRE(workbench::run_action(h.w, action));
                h.settle();
                REQUIRE(h.click("server.host"));
                h.type("serveur");
                REQUIRE(h.click("server.password"));
                h.type("secret");
                h.frame();
                support::check_labels(h, action);
                REQUIRE(h.click("dialog.cancel"));
                h.frame();
                CHECK(h.w.dialog == workbench::Dialog::none);
            }
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("all that is held on a residence is asked for from the palette", "[ui][personal]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.w.select({0});
    h.frame();
    h.press(key_k, true);
    h.type("detenues");
    h.frame();
    REQUIRE(workbench::find_action("file.held_data")->is_enabled(h.w));
    REQUIRE(workbench::run_action(h.w, "file.held_data"));
    h.w.is_palette_open = false;
    h.frame();
    REQUIRE(h.w.prepared_export());
    CHECK(h.w.prepared_export()->what == "residence:" + h.w.snapshot().residences[0].code);
    CHECK(h.w.prepared_export()->target.extension() == ".html");
}

}
