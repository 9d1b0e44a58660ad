#include "app/import_child.hpp"
#include "app/progress_json.hpp"
#include "core/error.hpp"

#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <thread>

using namespace vigie;
using namespace vigie::app;
using namespace std::chrono_literals;

namespace {

constexpr char const* report_json = R"({"kind": "zones", "source": "q.shp", "target": "quartiers", "read": 12, "kept": 10, "made": 9,
  "refused_count": 2, "refused": [{"row": 4, "subject": "Q4", "reason": "Sans contour.", "remedy": "Dessinez-le."}, {"row": null, "reason": "r"}],
  "repaired": 1, "unlocated": 0, "seconds": 0.5,
  "warnings": [{"row": 2, "subject": "", "what": "w", "remedy": "", "severity": "note"}, {"what": "x", "severity": "warning"}]})";

/// A program that plays the import: a shell script.
class Played {
  public:
    explicit Played(std::string const& script) {
        std::ofstream(dir_ / "report.json") << report_json;
        std::ofstream(dir_ / "vigie") << "#!/bin/sh\ncd " << support::quoted(dir_.text("")) << "\n" << script << "\n";
        std::filesystem::permissions(dir_ / "vigie", std::filesystem::perms::owner_all);
        task.project = dir_ / "parc.gpkg";
        task.request.source = dir_ / "données d’été.shp";
        task.request.progress = [this](double share) { progress.push_back(share); };
    }
    store::ImportReport run(ChildLimits const& limits = {}, std::stop_token const& stop = {}) { return import_in_child(dir_ / "vigie", limits, task, stop); }
    /// \return what it throws
    core::Error trouble(ChildLimits const& limits = {}, std::stop_token const& stop = {}) {
        try {
            (void)run(limits, stop);
        } catch (core::Error const& error) {
            return error;
        }
        FAIL("nothing was thrown");
        throw std::logic_error("unreachable");
    }
    [[nodiscard]] std::string text(std::string const& name) const { return support::file_text(dir_ / name); }
    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const { return dir_ / name; }

    workbench::ImportTask task;
    std::vector<double> progress;

  private:
    support::TempDir dir_;
};

bool is_running(std::string const& pid) { return kill(std::stoi(pid), 0) == 0; }

}

TEST_CASE("the report and the progress of an import run apart come back", "[app][child]") {
    Played child(R"(echo '{"progress": 0.25, "label": "Import"}' >&2; echo "GDAL speaks" >&2; echo '{"progress": 1.5}' >&2; cat report.json)");
    auto const report = child.run();
    CHECK(report.kind == "zones");
    CHECK(report.source_name == "q.shp");
    CHECK(report.target == "quartiers");
    CHECK(report.read == 12);
    CHECK(report.kept == 10);
    CHECK(report.made == 9);
    CHECK(report.refused == 2);
    CHECK(report.repaired == 1);
    CHECK(report.unlocated == 0);
    CHECK(report.seconds == 0.5);
    REQUIRE(report.findings.size() == 4);
    CHECK(report.findings[0] == core::Finding{core::Severity::refused, 4, "Q4", {"Sans contour."}, {"Dessinez-le."}});
    CHECK_FALSE(report.findings[1].row);
    CHECK(report.findings[2].severity == core::Severity::note);
    CHECK(report.findings[3].severity == core::Severity::warning);
    CHECK(child.progress == std::vector<double>{0.25, 1});
}

TEST_CASE("a driver that crashes is a refused file, with its signal in the details", "[app][child]") {
    for (auto const& [signal, name] : {std::pair{"SEGV", "SIGSEGV"}, std::pair{"ABRT", "SIGABRT"}, std::pair{"BUS", "SIGBUS"}}) {
        Played child(std::string("echo 'last words of the driver' >&2; echo '{\"read\": 1'; kill -") + signal + " $$");
        auto const error = child.trouble();
        CHECK(error.code() == core::ErrorCode::refused);
        CHECK(error.message().english.find("made its reader crash") != std::string::npos);
        CHECK(error.message().arguments == std::vector<std::string>{"données d’été.shp"});
        CHECK(error.detail() == std::string(name) + "\nlast words of the driver\n");
    }
}

TEST_CASE("an import that needs too much memory is told so", "[app][child]") {
    Played killed("kill -KILL $$"); // as the system does
    CHECK(killed.trouble().message().english.find("more memory") != std::string::npos);
    // The limit is the child's own: its data segment, in kilobytes.
    Played limited("ulimit -d > limit; ulimit -c > core; cat report.json");
    (void)limited.run({0ms, 0ms, 300'000 * 1024ULL});
    if (limits_memory()) CHECK(limited.text("limit") == "300000\n");
    CHECK(limited.text("core") == "0\n");
}

TEST_CASE("the limits are those of the settings, the computer's where they say nothing", "[app][child]") {
    auto const usual = child_limits({});
    CHECK(usual.time == 6h);
    CHECK(usual.silence == 15min);
    CHECK(usual.memory_bytes >= 2'000'000'000);
    auto const chosen = child_limits({2, 1, 100});
    CHECK(chosen.time == 2min);
    CHECK(chosen.silence == 1min);
    CHECK(chosen.memory_bytes == 104'857'600);
}

TEST_CASE("an import that hangs is given up, what it started too", "[app][child]") {
    Played silent("trap '' INT; sleep 1000 & echo $! > other; echo $$ > self; wait");
    auto const error = silent.trouble({0ms, 300ms, 0});
    CHECK(error.code() == core::ErrorCode::refused);
    CHECK(error.message().english.find("without end") != std::string::npos);
    CHECK_FALSE(is_running(silent.text("self")));
    for (int i = 0; i < 1000 && is_running(silent.text("other")); ++i) std::this_thread::sleep_for(5ms); // the system takes it away
    CHECK_FALSE(is_running(silent.text("other")));

    Played talkative("while :; do echo '{\"progress\": 0.5}' >&2; sleep 0.02; done");
    CHECK(talkative.trouble({500ms, 400ms, 0}).message().english.find("without end") != std::string::npos);
    CHECK(talkative.progress.size() > 5); // not for silence
}

TEST_CASE("an import that is cancelled ends, politely or not", "[app][child]") {
    for (char const* const on_interrupt : {"exit 130", ""}) {
        Played child(std::string("trap '") + on_interrupt + "' INT; echo $$ > self; echo '{\"progress\": 0.1}' >&2; while :; do sleep 0.01; done");
        std::stop_source stop;
        child.task.request.progress = [&](double) { stop.request_stop(); };
        CHECK(child.trouble({}, stop.get_token()).code() == core::ErrorCode::cancelled);
        CHECK_FALSE(is_running(child.text("self")));
    }
    // Done in spite of it: the data is there, so is the report.
    Played done("trap 'cat report.json; exit 0' INT; echo '{\"progress\": 0.1}' >&2; while :; do sleep 0.01; done");
    std::stop_source stop;
    done.task.request.progress = [&](double) { stop.request_stop(); };
    CHECK(done.run({}, stop.get_token()).kept == 10);
}

TEST_CASE("what the child refuses is refused in its words", "[app][child]") {
    core::Error const original(core::ErrorCode::refused, {"No row of {0} can be used; nothing was written.", {"a “b”.csv"}}, "row 1");
    Played child("cat error >&2; exit 3");
    std::ofstream(child / "error") << "noise\n" << error_line(original) << "\n";
    auto const error = child.trouble();
    CHECK(error.code() == original.code());
    CHECK(error.message() == original.message());
    CHECK(error.detail() == original.detail());
}

TEST_CASE("an import without a report, or that cannot start, is a failure", "[app][child]") {
    Played wordless("echo nonsense; exit 0");
    CHECK(wordless.trouble().code() == core::ErrorCode::failed);
    Played unknown("echo 'cannot link' >&2; exit 42");
    auto const error = unknown.trouble();
    CHECK(error.code() == core::ErrorCode::failed);
    CHECK(error.detail() == "exit 42\ncannot link\n");
    Played absent("");
    std::filesystem::remove(absent / "vigie");
    CHECK(absent.trouble().message().english.find("could not be started") != std::string::npos);
}

TEST_CASE("a child that says very much is heard to the end", "[app][child]") {
    Played child("i=0; while [ $i -lt 20000 ]; do echo 'a line of a chatty driver, and then another' >&2; i=$((i+1)); done\n"
                 "head -c 3000000 /dev/zero | tr '\\0' ' '; cat report.json; printf '{\"progress\": 0.75}' >&2");
    CHECK(child.run().kept == 10);
    CHECK(child.progress == std::vector<double>{0.75}); // a last line without an end
}

TEST_CASE("the whole request reaches the child, odd names included", "[app][child]") {
    Played child("for a; do printf '%s\\n' \"$a\"; done > arguments; printf '%s' \"$VIGIE_TEST\" > variable; cat report.json");
    auto& request = child.task.request;
    request.kind = imports::ImportKind::observations;
    request.layer = "-Feuille 1";
    request.target = "quartiers";
    request.mapping = {{"code", "réf = n°"}, {"value", "$(rm -rf x)"}};
    request.crs = "EPSG:2975";
    request.encoding = "CP1252";
    request.profile = "rpls";
    request.delimiter = '\t';
    request.decimal = ',';
    request.header_row = 3;
    request.mode = imports::ResidenceMode::update;
    request.moved_m = 2.5;
    request.accept_suggestions = true;
    request.save_profile = "Notre export";
    request.by_zone_layer = "IRIS";
    request.within_m = 0.1;
    request.campaign = "2026";
    request.dry_run = true;
    request.role = core::ContextRole::shore;
    child.task.environment = {{"VIGIE_TEST", "two words"}};
    (void)child.run();
    CHECK(child.text("arguments") ==
          "import\n" + (child / "parc.gpkg").string() + "\nobservations\n" + (child / "données d’été.shp").string() +
              "\n--layer=-Feuille 1\n--as=quartiers\n--map=code=réf = n°\n--map=value=$(rm -rf x)\n--crs=EPSG:2975\n--encoding=CP1252\n"
              "--profile=rpls\n--delimiter=tab\n--decimal=,\n--header-row=3\n--update\n--moved=2.5\n--accept-suggestions\n--save-profile=Notre export\n"
              "--by=zone:IRIS\n--within=0.1\n--campaign=2026\n--role=shore\n--dry-run\n--lang=fr\n--progress=json\n--json\n");
    CHECK(child.text("variable") == "two words");
}

TEST_CASE("a progress line that is none of ours is passed over", "[app][child]") {
    for (char const* line : {"", "ERROR 1: x", "{", "[0.5]", "{\"progress\": \"half\"}", "{\"error\": 3}", "{\"message\": \"m\"}"}) {
        CAPTURE(line);
        CHECK(std::holds_alternative<std::monostate>(parse_progress_line(line)));
    }
    CHECK(std::get<double>(parse_progress_line(progress_line(0.42, "Étape"))) == 0.42);
}
