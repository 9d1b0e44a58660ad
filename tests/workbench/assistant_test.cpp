// The import assistant without a window: what it reads, decides, shows, writes.
#include "workbench/view_import.hpp"

#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

namespace vigie::workbench {

using namespace dossier;

namespace {

/// A landlord's template: a profile fits.
constexpr auto landlord =
    "residence_code;nom;agence;code_insee;adresse;nb_logements;annee_construction;annee_rehab;x;y;"
    "epsg;code_qp;alias\n"
    "0041;Les Ajoncs;Nord;56121;12 rue des Fougères;1200;1974;;223800;6757900;2154;;\n"
    "0042;Ker Avel;Nord;56121;3 allée du Cœur;52;1974;;;;2154;;\n"
    ";Ty Névez;Sud;56121;21 rue de l’Étang;12;1981;;223900;6758000;2154;;\n";

/// An empty project open in a workbench, and files beside it.
struct Desk {
    explicit Desk(Hooks hooks = {})
        : w(std::move(hooks)) {
        text::set_language(text::Language::en);
        w.create(dir / "parc.gpkg", "Parc");
        REQUIRE(w.jobs().finish().empty());
    }
    ~Desk() { text::set_language(text::Language::fr); }
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;

    std::filesystem::path file(std::string const& name, std::string_view text) const {
        std::ofstream(dir / name, std::ios::binary) << text;
        return dir / name;
    }
    void begin(std::filesystem::path const& source) {
        w.begin_import(source);
        CHECK(w.jobs().finish().empty());
    }
    template <typename Intent>
    void ask(Intent const& intent) {
        apply(w, intent);
        CHECK(w.jobs().finish().empty());
    }
    ImportView view(ImportStep step) {
        w.show_import_step(step);
        return import_view(w);
    }
    support::TempDir dir;
    Workbench w;
};

ImportFieldView field(ImportColumnsView const& view, std::string const& name) {
    auto const found = std::ranges::find(view.fields, name, &ImportFieldView::field);
    REQUIRE(found != view.fields.end());
    return *found;
}

}

TEST_CASE("a file that a profile fits goes straight to the preview, and is imported when that is confirmed",
          "[workbench][assistant]") {
    Desk desk;
    desk.begin(desk.file("residences.csv", landlord));
    REQUIRE(desk.w.import_draft().plan);
    CHECK(desk.w.import_draft().step == ImportStep::preview);
    auto const view = import_view(desk.w);
    CHECK(view.confirm == "Import 2 residences");
    CHECK(view.can_confirm);
    CHECK(desk.w.snapshot().residences.empty());
    CHECK(store::Project::open(desk.dir / "parc.gpkg", store::OpenMode::read_only).residences().empty());
    desk.ask(ImportPrepared{});
    CHECK(desk.w.snapshot().residences.size() == 2);
    CHECK(desk.w.dialog == Dialog::none);
    REQUIRE(desk.w.last_import());
    CHECK(desk.w.last_import()->refused == 1);
    CHECK(desk.w.import_draft().source.empty());
}

TEST_CASE("the preview has each row with its state, figures as figures, codes as they are", "[workbench][assistant]") {
    Desk desk;
    desk.begin(desk.file("residences.csv", landlord));
    auto const preview = *desk.view(ImportStep::preview).preview;
    REQUIRE(preview.rows.size() == 3);
    using State = ImportPreviewRow::State;
    CHECK(preview.rows[0].state == State::kept);
    CHECK(preview.rows[1].state == State::doubtful); // no position
    CHECK(preview.rows[2].state == State::refused);
    CHECK(preview.rows[2].why == "The row has no code.");
    CHECK(preview.rows[2].is_wrong[0]);
    auto const at =
        std::ranges::find(preview.columns, "dwellings", &ImportPreviewColumn::field) - preview.columns.begin();
    auto const dwellings = static_cast<std::size_t>(at);
    CHECK(preview.columns[dwellings].source == "nb_logements");
    CHECK(preview.columns[dwellings].is_number);
    CHECK(preview.rows[0].cells[dwellings] == "1\u202F200");
    CHECK(preview.rows[0].raw[dwellings] == "1200");
    CHECK(preview.rows[0].cells[0] == "0041");
    CHECK(preview.rows[0].raw[0].empty());
    CHECK(preview.place_more.find("0041 stays “0041”") != std::string::npos);
    REQUIRE(preview.counts);
    CHECK(preview.counts->kept == 2);
    CHECK(preview.counts->unlocated == 1);
    CHECK(preview.counts->refused == 1);
    CHECK_FALSE(preview.is_partial);
    REQUIRE(preview.refusals.size() == 1);
    CHECK(preview.refusals[0].row == 3);
    auto const as_in_file = *import_view(desk.w, true).preview;
    CHECK(as_in_file.columns.size() == 13);
    CHECK(as_in_file.rows[0].cells[5] == "1200");
}

TEST_CASE("counts of a file longer than what was looked at are told to be of the first rows",
          "[workbench][assistant]") {
    Desk desk;
    std::string rows = "code;nom;nb_logements\n";
    for (int i = 0; i < 6000; ++i)
        rows += "R" + std::to_string(i) + ";Nom;12\n";
    desk.begin(desk.file("long.csv", rows));
    auto const view = desk.view(ImportStep::preview);
    CHECK(view.preview->is_partial);
    CHECK(view.preview->partial.find("5\u202F000") != std::string::npos);
    CHECK(view.confirm == "Import the whole file");
    desk.ask(ImportPrepared{});
    CHECK(desk.w.snapshot().residences.size() == 6000);
}

TEST_CASE("a column that is lacking is asked for with those that look like it, and choosing one goes on",
          "[workbench][assistant]") {
    Desk desk;
    desk.begin(desk.file("parc.csv", "Référence bien;Nom;nb_logements\n1;a;12\n2;b;13\n"));
    desk.ask(ChooseImportOption{ImportOption::kind, "residences"});
    auto view = desk.view(ImportStep::columns);
    CHECK(view.steps[1].state == ImportStepView::State::attention);
    CHECK_FALSE(view.can_confirm);
    auto const code = field(*view.columns, "code");
    CHECK(code.state == ImportFieldView::State::missing);
    REQUIRE_FALSE(code.candidates.empty());
    CHECK(code.candidates.front() == "Référence bien");
    CHECK(view.columns->fields.front().field == "code"); // what is to be put right comes first
    desk.ask(MapImportColumn{"code", code.candidates.front()});
    view = desk.view(ImportStep::columns);
    CHECK(view.can_confirm);
    CHECK(field(*view.columns, "code").is_users);
    CHECK(view.columns->columns[field(*view.columns, "code").chosen] == "Référence bien");
    desk.ask(ForgetImportColumn{"code"});
    CHECK_FALSE(desk.view(ImportStep::columns).can_confirm);
}

TEST_CASE("choices are shown at once and read again once, the last ones", "[workbench][assistant]") {
    int reads = 0;
    Hooks hooks;
    hooks.inspect_apart = [&](InspectTask const& task, std::stop_token) {
        ++reads;
        return imports::inspect(task.source, task.choices);
    };
    Desk desk(hooks);
    desk.begin(desk.file("parc.csv", "code;nom;libelle\n1;a;b\n"));
    CHECK(reads == 1);
    apply(desk.w, MapImportColumn{"name", "nom"});
    apply(desk.w, MapImportColumn{"name", "libelle"});
    auto const view = desk.view(ImportStep::columns);
    CHECK(view.is_reading);
    CHECK(view.columns->columns[field(*view.columns, "name").chosen] == "libelle");
    CHECK(desk.w.jobs().finish().empty());
    CHECK(reads == 2);
    CHECK(desk.w.import_draft().plan->choices.mapping.at("name") == "libelle");
    CHECK(desk.w.import_draft().step == ImportStep::columns); // it jumps once, when the file was first read
}

TEST_CASE("a file that cannot be read is told in the assistant, which stays", "[workbench][assistant]") {
    Hooks hooks;
    hooks.inspect_apart = [](InspectTask const&, std::stop_token) -> imports::ImportPlan {
        throw core::Error(core::ErrorCode::refused, "It made its reader crash.");
    };
    Desk desk(hooks);
    desk.begin(desk.dir / "bad.shp");
    CHECK_FALSE(desk.w.error());
    auto const view = import_view(desk.w);
    REQUIRE(view.error != nullptr);
    CHECK(view.error->message().english == "It made its reader crash.");
    CHECK(view.is_shown);
    CHECK_FALSE(view.has_plan);
    CHECK(view.steps[3].state == ImportStepView::State::closed);
}

TEST_CASE("what is read after the assistant was closed, or for another file, is dropped", "[workbench][assistant]") {
    Desk desk;
    auto const first = desk.file("a.csv", "code;nom\n1;a\n"), second = desk.file("b.csv", "code;nom\n2;b\n3;c\n");
    desk.w.begin_import(first);
    desk.w.begin_import(second);
    CHECK(desk.w.jobs().finish().empty());
    CHECK(desk.w.import_draft().plan->sampled == 2);
    desk.w.begin_import(first);
    apply(desk.w, CloseDialog{});
    CHECK(desk.w.jobs().finish().empty());
    CHECK(desk.w.dialog == Dialog::none);
    CHECK_FALSE(desk.w.import_draft().plan);
    CHECK_FALSE(import_view(desk.w).is_shown);
}

TEST_CASE("an import that is refused leaves the assistant as it was", "[workbench][assistant]") {
    Hooks hooks;
    hooks.import_apart = [](ImportTask const&, std::stop_token) -> store::ImportReport {
        throw core::Error(core::ErrorCode::refused, "It crashed.");
    };
    Desk desk(hooks);
    desk.begin(desk.file("residences.csv", landlord));
    apply(desk.w, ImportPrepared{});
    CHECK(import_view(desk.w).is_writing);
    CHECK(desk.w.jobs().finish().size() == 1);
    auto const view = import_view(desk.w);
    CHECK(view.is_shown);
    CHECK(view.can_confirm);
    CHECK(view.step == ImportStep::preview);
}

TEST_CASE("a new vintage lists its differences, and nothing else is accepted", "[workbench][assistant]") {
    Desk desk;
    desk.begin(desk.file("2025.csv", "code;nom;nb_logements\nA;Ajoncs;12\nB;Bruyère;20\nC;Chênes;8\n"));
    desk.ask(ImportPrepared{});
    desk.w.forget_import();
    auto const next = desk.file("2026.csv", "code;nom;nb_logements\nA;Ajoncs;14\nB;Bruyère;20\nD;Dunes;5\n");
    desk.begin(next);
    REQUIRE(desk.view(ImportStep::preview).preview->mode);
    desk.ask(ChooseImportOption{ImportOption::mode, "update"});
    auto const view = desk.view(ImportStep::preview);
    CHECK(view.preview->changed == std::array<std::int64_t, 4>{1, 1, 0, 1}); // D new, C gone, A has other dwellings
    CHECK(view.confirm == "Accept 2 differences");                           // what is gone is kept
    REQUIRE(view.preview->changes.size() == 3);
    CHECK(view.preview->changes.back().sentence == "Dwellings: 12 → 14");
    desk.ask(ImportPrepared{});
    CHECK(desk.w.snapshot().residences.size() == 4);
}

TEST_CASE("a file of which no row can be used says why of each", "[workbench][assistant]") {
    Desk desk;
    auto const source = desk.file("2025.csv", "code;nom;nb_logements\nA;Ajoncs;12\nB;Bruyère;20\n");
    desk.begin(source);
    desk.ask(ImportPrepared{});
    desk.w.forget_import();
    desk.begin(source);
    auto const view = desk.view(ImportStep::preview);
    CHECK(view.obstacle == "No row of 2025.csv can be used as it stands.");
    CHECK_FALSE(view.can_confirm);
    REQUIRE(view.preview->refusals.size() == 2);
    CHECK(text::sentence(view.preview->refusals[0].what) == "The code “A” is in the project already.");
    CHECK(text::sentence(view.preview->refusals[0].remedy).find("choose “Update them”") != std::string::npos);
    CHECK(view.preview->rows[0].state == ImportPreviewRow::State::refused);
}

TEST_CASE("the assistant names its own steps where the command line names its options", "[workbench][assistant]") {
    for (auto const language : {text::Language::en, text::Language::fr}) {
        Desk desk;
        text::set_language(language);
        desk.begin(desk.file("loin.csv", "identifiant bien;nom;x;y\n1;a;600000;2428000\n2;b;600100;2428100\n"));
        desk.ask(ChooseImportOption{ImportOption::kind, "residences"});
        auto const view = desk.view(ImportStep::location);
        CHECK_FALSE(view.obstacle.empty());
        CHECK(view.obstacle.find("--") == std::string::npos);
        CHECK_FALSE(view.obstacle_remedy.empty());
        CHECK(view.location->is_doubtful);
        for (auto const& finding : view.location->findings)
            CHECK((text::sentence(finding.what) + text::sentence(finding.remedy)).find("--") == std::string::npos);
    }
}

TEST_CASE("a file that lies far from the project is doubted, one beside it is not", "[workbench][assistant]") {
    Desk desk;
    desk.begin(desk.file("un.csv", "code;x;y\nA;223800;6757900\nB;224800;6758900\n"));
    desk.ask(ImportPrepared{});
    desk.w.forget_import();
    desk.begin(desk.file("pres.csv", "code;x;y\nC;223900;6758000\nD;224000;6758100\n"));
    CHECK(share_in_territory(*desk.w.import_draft().plan) == Approx(1.0));
    desk.ask(ChooseImportOption{ImportOption::crs, "EPSG:2154"});
    CHECK_FALSE(desk.view(ImportStep::location).location->is_doubtful);
    desk.begin(desk.file("loin.csv", "code;x;y\nC;653900;6858000\nD;654000;6858100\n"));
    desk.ask(ChooseImportOption{ImportOption::crs, "EPSG:2154"});
    CHECK(desk.view(ImportStep::location).location->is_doubtful);
    CHECK(share_in_territory(*desk.w.import_draft().plan) == Approx(0.0));
}

TEST_CASE("the report asked for in the assistant is written from there, and the assistant is there again",
          "[workbench][assistant]") {
    std::vector<ExportRequest> written;
    Hooks hooks;
    hooks.export_to = [&](Snapshot const&, ExportRequest const& request, std::stop_token) {
        written.push_back(request);
        return std::string();
    };
    Desk desk(hooks);
    desk.begin(desk.file("residences.csv", landlord));
    apply(desk.w, ExportImportReport{});
    CHECK(desk.w.dialog == Dialog::save);
    CHECK(import_view(desk.w).is_shown);
    desk.ask(WriteExport{desk.dir / "rapport.xlsx"});
    CHECK(desk.w.dialog == Dialog::import);
    REQUIRE(written.size() == 1);
    REQUIRE(written[0].report);
    CHECK(written[0].report->refused == 1);
    apply(desk.w, ExportImportReport{});
    apply(desk.w, CloseDialog{});
    CHECK(desk.w.dialog == Dialog::import);
    apply(desk.w, CloseDialog{});
    CHECK(desk.w.dialog == Dialog::none);
}

TEST_CASE("a profile named in the assistant is kept with the import", "[workbench][assistant]") {
    support::TempDir const home;
    std::string const before = std::getenv("XDG_CONFIG_HOME") ? std::getenv("XDG_CONFIG_HOME") : "";
    setenv("XDG_CONFIG_HOME", home.text("").c_str(), 1);
    Desk desk;
    desk.begin(desk.file("parc.csv", "Référence bien;Nom;nb_logements\n1;a;12\n"));
    desk.ask(ChooseImportOption{ImportOption::kind, "residences"});
    desk.ask(MapImportColumn{"code", "Référence bien"});
    apply(desk.w, NameImportProfile{"Export du bailleur"});
    desk.ask(ImportPrepared{});
    desk.w.forget_import();
    desk.begin(desk.file("2027.csv", "Référence bien;Nom;nb_logements\n2;b;13\n"));
    REQUIRE(desk.w.import_draft().plan->profile);
    CHECK(desk.w.import_draft().plan->profile->is_users);
    CHECK(desk.w.import_draft().step == ImportStep::preview);
    setenv("XDG_CONFIG_HOME", before.c_str(), 1);
}

}
