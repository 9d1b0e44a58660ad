// The table of residences of a synthetic project in memory: opened, sorted by number and by text, filtered, grouped,
// scrolled; the search of the palette. Through the window's own workbench and panel, without a window. Usage:
// table_bench [--write FILE.csv] [residences…] prints a Markdown table; milliseconds of the processor. With a file: the
// same rows for table_peer.py.
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "ui/panel_bench.hpp"
#include "workbench/residence_search.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string_view>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

constexpr int families = 7;
constexpr char const* words[] = {"Étang",       "Camélias", "Hortensias",  "Ker Avel", "Roz Glas",     "Saules",
                                 "Cœur d’Îlot", "Bruyères", "Ajoncs",      "Genêts",   "Châtaigniers", "Phare",
                                 "Grève",       "Moulin",   "Abbé Pierre", "Érables"};

core::Grid bench_grid() {
    core::Grid grid;
    grid.code = "bench";
    for (int f = 0; f < families; ++f) {
        core::Family family;
        family.code = "F" + std::to_string(f + 1);
        family.name = family.short_name = {family.code, family.code};
        family.weight = 1 + f % 3;
        core::Indicator indicator;
        indicator.code = family.code + ".1";
        family.indicators.push_back(indicator);
        grid.families.push_back(family);
    }
    return grid;
}

CampaignData campaign(std::string const& name, core::Grid const& grid, std::size_t n, core::CounterRandom& random) {
    CampaignData data;
    data.campaign.name = name;
    data.run.emplace();
    data.grid = grid;
    auto& cells = data.cells.edit();
    cells.matrix.residences = n;
    cells.families.families = families;
    for (int f = 0; f < families; ++f) {
        std::vector<float> column(n);
        for (auto& value : column)
            value = random.uniform() < 0.05 ? core::scoring::missing : static_cast<float>(100 * random.uniform());
        cells.matrix.normalised.push_back(std::move(column));
        data.scales.emplace_back();
    }
    cells.matrix.is_inherited.resize(families);
    cells.families.contributions.assign(n * families, 0);
    auto const table = core::live_scores(cells.matrix, grid);
    std::vector<store::ResidenceScore> scores(n);
    std::size_t scored = 0;
    for (std::size_t i = 0; i < n; ++i) {
        auto& score = scores[i];
        score.residence.value = static_cast<std::int64_t>(i + 1);
        score.index = table.index[i];
        score.shown = table.index[i].severity;
        score.rank = table.rank[i];
        scored += score.index.score ? 1U : 0U;
        for (auto const& family : table.families)
            cells.families.scores.push_back(family[i]);
    }
    data.scores = std::move(scores);
    data.scored = scored;
    return data;
}

ZoneLayerData zones(std::string const& name, int count, double share, std::size_t n, core::CounterRandom& random) {
    ZoneLayerData data;
    data.layer.name = data.layer.title = name;
    for (int i = 0; i < count; ++i) {
        core::Zone zone;
        zone.code = "Z" + std::to_string(i);
        zone.name = std::string(words[i % 16]) + " " + std::to_string(i);
        data.zones.push_back(zone);
    }
    data.distance_m.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        data.zone_of.push_back(
            random.uniform() < share ? static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(count))) : -1);
    data.areas = std::make_shared<scene::AreaLayer>();
    return data;
}

std::shared_ptr<Snapshot const> town(std::size_t n) {
    auto s = std::make_shared<Snapshot>();
    core::CounterRandom random(2026, 0);
    s->path = "bench.gpkg";
    s->grid = bench_grid();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i) {
        core::Residence r;
        r.id.value = static_cast<std::int64_t>(i + 1);
        r.code = std::to_string(100'000'000 + random.below(900'000'000));
        r.name = "Résidence " + std::string(words[random.below(16)]) + " " + std::to_string(random.below(5000));
        r.address = std::to_string(1 + random.below(200)) + " rue des " + words[random.below(16)];
        r.agency = "Agence " + std::to_string(random.below(20));
        r.dwellings = static_cast<int>(4 + random.below(200));
        r.position = core::Projected{1e5 * random.uniform(), 1e5 * random.uniform()};
        scene::ResidenceMark mark;
        mark.at = *r.position;
        mark.index = static_cast<std::uint32_t>(i);
        s->located.marks.push_back(mark);
        names.push_back(r.name);
        s->residences.push_back(std::move(r));
    }
    s->row_of = dossier::RowOfId(s->residences);
    s->status.assign(n, core::WatchStatus::ordinary);
    s->located.names = std::make_shared<scene::Names const>(names);
    s->zone_layers = {zones("quartiers", 200, 1, n, random), zones("qpv", 40, 0.2, n, random)};
    for (auto const* name : {"2025", "2026"})
        s->campaigns.push_back(campaign(name, s->grid, n, random));
    return s;
}

/// Of the processor, as the machine is shared: all of it is one thread's work.
double milliseconds(std::function<void()> const& work) {
    auto const from = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

void report(char const* what, double first, double again) { std::printf("| %s | %.1f | %.1f |\n", what, first, again); }

/// The ranges of ranks are drawn in the background: not what is measured.
void stop_jobs(Workbench& w) {
    for (auto const& job : w.jobs().running())
        w.jobs().cancel(job.id);
    (void)w.jobs().finish();
}

/// As the table makes itself again: rows, groups, totals, lines.
void show(Workbench const& w) { (void)bottom_view(w).lines; }

/// Twice: the second time what is kept of the first serves.
void measure_sort(Workbench& w, char const* what, ColumnRef const& column) {
    auto const sort = [&](bool is_descending) {
        return milliseconds([&] {
            w.set_sort({column, is_descending});
            show(w);
        });
    };
    double const first = sort(false);
    report(what, first, sort(true));
}

void measure_filter(Workbench& w, char const* what, std::function<void(Filter&, int)> const& set) {
    auto const keep = [&](int time) {
        Filter filter;
        set(filter, time);
        return milliseconds([&] {
            w.set_filter(filter);
            show(w);
        });
    };
    double const first = keep(0);
    report(what, first, keep(1));
    w.set_filter({});
}

void measure_search(Workbench& w) {
    double longest = 0, all = 0;
    int frames = 0;
    for (auto const* query : {"roz", "roz g", "roz gl"}) {
        do {
            double const ms = milliseconds([&] { (void)palette_items(w, query, 400, 40'000); });
            longest = std::max(longest, ms);
            all += ms;
            ++frames;
        } while (is_searching(w));
    }
    report("search, three keys: longest frame, all of them", longest, all);
}

void measure_scroll(Workbench& w) {
    support::PanelBench bench;
    auto const draw = [&](ui::Desk& desk) { return ui::draw_bottom_table(desk, bench.layout(), bottom_view(w)); };
    bench.frame(draw);
    ImGui::GetIO().MousePos = {400, 950};
    bench.frame(draw);
    std::vector<double> frames;
    for (int i = 0; i < 300; ++i) {
        ImGui::GetIO().MouseWheel = -3;
        frames.push_back(milliseconds([&] { (void)bench.frame(draw); }));
    }
    std::sort(frames.begin(), frames.end());
    report("scrolling, a frame of the panel: median, longest of 300", frames[frames.size() / 2], frames.back());
}

/// A project just opened: its table for the first time.
double measure_opening(Workbench& w, std::shared_ptr<Snapshot const> const& snapshot) {
    w.adopt(snapshot);
    stop_jobs(w);
    return milliseconds([&] { show(w); });
}

void measure(std::shared_ptr<Snapshot const> const& snapshot) {
    std::printf("\n%zu residences\n\n| | first | again |\n|---|---|---|\n", snapshot->residences.size());
    Workbench w, other;
    double const first = measure_opening(w, snapshot); // the system may have put away memory since the town was made
    report("open", first, measure_opening(other, snapshot));
    report("choose a residence", milliseconds([&] {
               w.select({1});
               show(w);
           }),
           milliseconds([&] {
               w.select({2});
               show(w);
           }));
    measure_sort(w, "sort by score", Column::score);
    measure_sort(w, "sort by change", Column::change);
    measure_sort(w, "sort by a family", {Column::family, "F3"});
    measure_sort(w, "sort by name", Column::name);
    measure_sort(w, "sort by address", Column::address);
    measure_sort(w, "sort by neighbourhood", Column::zone);
    w.set_sort({Column::rank, false});
    measure_filter(w, "filter by class", [](Filter& f, int time) {
        f.classes = {core::SeverityClass::d};
        if (time > 0) f.classes.insert(core::SeverityClass::c);
    });
    measure_filter(w, "filter by QPV", [](Filter& f, int time) {
        f.zones["qpv"].where = time > 0 ? ZoneCondition::Where::outside : ZoneCondition::Where::inside;
    });
    measure_filter(w, "filter by score > 50",
                   [](Filter& f, int time) { f.type(Column::score, time > 0 ? "> 55" : "> 50"); });
    measure_filter(w, "filter by words anywhere", [](Filter& f, int time) { f.text = time > 0 ? "camel" : "came"; });
    measure_filter(w, "filter by words of the name",
                   [](Filter& f, int time) { f.type(Column::name, time > 0 ? "camel" : "came"); });
    measure_filter(w, "filter by a shape", [](Filter& f, int time) {
        f.shape = {{0, 0}, {5e4 + time, 0}, {5e4, 5e4}};
    });
    auto const group = [&](Grouping::By by) {
        return milliseconds([&] {
            w.set_grouping({by, {}});
            show(w);
        });
    };
    double const by_zone = group(Grouping::By::zone);
    report("group by neighbourhood, by class", by_zone, group(Grouping::By::severity));
    report("unfold all, fold all", milliseconds([&] { w.open_all_groups(true), show(w); }),
           milliseconds([&] { w.open_all_groups(false), show(w); }));
    w.set_grouping({});
    measure_scroll(w);
    measure_search(w);
}

void write_rows(Snapshot const& s, char const* path) {
    std::ofstream out(path);
    out << "code;name;address;agency;dwellings;score\n";
    for (std::size_t i = 0; i < s.residences.size(); ++i) {
        auto const& r = s.residences[i];
        out << r.code << ';' << r.name << ';' << r.address << ';' << r.agency << ';' << *r.dwellings << ';';
        if (auto const score = s.campaigns.back().scores[i].index.score) out << *score;
        out << '\n';
    }
}

}

int main(int argc, char** argv) {
    char const* file = nullptr;
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--write" && i + 1 < argc)
            file = argv[++i];
        else
            sizes.push_back(static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
    }
    if (sizes.empty()) sizes = {10'000, 200'000, 1'000'000};
    for (auto const size : sizes) {
        auto const snapshot = town(size);
        if (file != nullptr) write_rows(*snapshot, file);
        measure(snapshot);
    }
}
