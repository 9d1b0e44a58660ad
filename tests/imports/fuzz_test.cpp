// Files with bytes changed at random, through inspecting and importing: whatever a file holds, the program says what is
// wrong with it or reads it. Each round is made of (seed, number), so that a failure can be run again alone:
//   VIGIE_FUZZ_COUNT=1 VIGIE_FUZZ_FIRST=<number> test_imports_slow
#include "imports/plan.hpp"

#include "gis/writer.hpp"
#include "imports/desk.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>
#include <thread>

using namespace vigie;
using imports::ImportKind;
using support::ImportDesk;

namespace {

constexpr std::uint64_t seed = 20'260'414;
constexpr std::chrono::seconds longest_round{10};

std::uint64_t environment(char const* name, std::uint64_t fallback) {
    char const* const text = std::getenv(name);
    return text == nullptr ? fallback : std::strtoull(text, nullptr, 10);
}

struct Seed {
    std::string name; ///< of the file
    std::string bytes;
    std::vector<std::pair<std::string, std::string>> companions; ///< a Shapefile's other files
};

/// Small sound files of each kind of format, made here so that the test always runs.
std::vector<Seed> own_seeds(support::TempDir const& dir) {
    std::vector<Seed> seeds{
        {"a.csv",
         "code;nom;nb_logements;x;y;epsg\n007;Kérédern;24;146632,9;6836262,3;2154\n008;\"Les; "
         "Ifs\";12;-4,48;48,39;4326\n",
         {}},
        {"b.csv",
         "code,wkt\na,\"POLYGON((0 0,1 0,1 1,0 0))\"\nb,\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[2,48]}\"\n",
         {}},
        {"c.tsv", "residence_code\tindicateur\tvaleur\nA\tQS1\t1\xE9\n", {}},
        {"d.geojson",
         R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a","n":1.5},"geometry":{"type":"MultiPolygon","coordinates":[[[[2,48],[3,48],[3,49],[2,48]]]]}}]})",
         {}},
        {"e.gml",
         "<?xml version=\"1.0\"?><ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" "
         "xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><ogr:a fid=\"a.1\"><ogr:g><gml:Point "
         "srsName=\"EPSG:2154\"><gml:coordinates>650000,6860000</gml:coordinates></gml:Point></ogr:g><ogr:n>1</ogr:n></"
         "ogr:a></gml:featureMember></ogr:FeatureCollection>",
         {}},
        {"f.kml",
         "<?xml version=\"1.0\"?><kml "
         "xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>A</name><Placemark><name>p</"
         "name><Point><coordinates>1,48</coordinates></Point></Placemark></Folder></Document></kml>",
         {}},
        {"g.csv", "idcar_200m,ind,men,men_pauv\nCRS3035RES200mN2889200E3760800,120.5,60,15.5\n", {}}};
    gis::Table table{"zones",
                     {{"code", gis::ColumnKind::text}, {"n", gis::ColumnKind::real}},
                     {{std::string("a"), 1.5}, {std::string("b"), 2.5}},
                     {support::square(650000, 6860000, 100), support::square(650100, 6860000, 100)}};
    for (auto const* name : {"h.gpkg", "i.sqlite", "j.xlsx"}) {
        gis::write_tables(dir / name, {table}, "EPSG:2154");
        seeds.push_back({name, support::file_text(dir / name), {}});
    }
    return seeds;
}

/// The invalid files and the small ones of the shared set, when it is there.
void add_shared_seeds(std::vector<Seed>& seeds) {
    auto const shared = support::shared_data();
    if (shared.empty()) return;
    constexpr std::uintmax_t largest = 40'000;
    for (auto const* folder :
         {"90-entrees-invalides", "10-crs-pieges", "09-formats/mapinfo", "09-formats/shapefile", "09-formats/kml",
          "09-formats/gml", "09-formats/gpx", "09-formats/dxf", "09-formats/topojson", "09-formats/tableur",
          "09-formats/flatgeobuf", "09-formats/geojsonseq", "05-indicateurs"})
        for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(shared) / "data" / folder)) {
            auto const path = entry.path();
            auto const extension = path.extension().string();
            bool const is_companion =
                extension == ".md" || extension == ".shx" || extension == ".prj" || extension == ".cpg" ||
                extension == ".qpj" || extension == ".gfs" || extension == ".DAT" || extension == ".ID" ||
                extension == ".MAP" ||
                (extension == ".dbf" && std::filesystem::exists(std::filesystem::path(path).replace_extension(".shp")));
            if (is_companion || entry.file_size() > largest) continue;
            Seed one{path.filename().string(), support::file_text(path), {}};
            for (auto const* other : {".shx", ".dbf", ".prj", ".cpg", ".DAT", ".ID", ".MAP"})
                if (auto const beside = std::filesystem::path(path).replace_extension(other);
                    beside != path && std::filesystem::exists(beside) && std::filesystem::file_size(beside) < largest)
                    one.companions.emplace_back(beside.filename().string(), support::file_text(beside));
            seeds.push_back(std::move(one));
        }
}

/// Ways in which formats name another file.
std::vector<std::string> references_to(std::string const& path) {
    return {path,
            "file://" + path,
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + path + "\">]>&x;",
            "<VRTDataset><SRCDataSource>" + path + "</SRCDataSource></VRTDataset>",
            "xsi:schemaLocation=\"http://a file://" + path + "\"",
            "<NetworkLink><Link><href>" + path + "</href></Link></NetworkLink>",
            "/vsizip/" + path,
            "../canary/secret.csv",
            "SQLITE3:" + path,
            "CREATE VIRTUAL TABLE v USING VirtualText('" + path + "')"};
}

class Mutator {
public:
    Mutator(std::mt19937_64& random, std::vector<std::string> const& words)
        : random_(random)
        , words_(words) {}

    void operator()(std::string& bytes) {
        auto const changes = 1 + below(6);
        for (std::size_t i = 0; i < changes; ++i)
            change(bytes);
    }

private:
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random_() % n); }
    void change(std::string& bytes) {
        auto const at = below(bytes.size() + 1);
        switch (below(9)) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
            break;
        case 2:
            bytes.insert(at, 1 + below(4), static_cast<char>(below(256)));
            break;
        case 3:
            bytes.erase(at, 1 + below(16));
            break;
        case 4:
            bytes.resize(at);
            break;
        case 5:
            bytes.insert(at, bytes.substr(below(bytes.size() + 1), below(64)));
            break;
        case 6:
            overwrite(bytes, at);
            break;
        case 7:
            bytes.insert(at, words_[below(words_.size())]);
            break;
        default:
            swap_chunks(bytes);
            break;
        }
    }
    /// Sizes and counts that are too much: 0, -1, 2³¹…
    void overwrite(std::string& bytes, std::size_t at) {
        constexpr std::array<std::string_view, 6> values{
            std::string_view("\0\0\0\0", 4),         std::string_view("\xFF\xFF\xFF\xFF", 4),
            std::string_view("\xFF\xFF\xFF\x7F", 4), std::string_view("\x7F\xFF\xFF\xFF", 4),
            std::string_view("\0\0\0\x80", 4),       std::string_view("\0\0\0\0\0\0\xF8\x7F", 8)};
        auto const value = values[below(values.size())];
        if (at + value.size() <= bytes.size()) bytes.replace(at, value.size(), value);
    }
    void swap_chunks(std::string& bytes) {
        auto const length = below(32), a = below(bytes.size() + 1), b = below(bytes.size() + 1);
        for (std::size_t i = 0; i < length && a + i < bytes.size() && b + i < bytes.size(); ++i)
            std::swap(bytes[a + i], bytes[b + i]);
    }

    std::mt19937_64& random_;
    std::vector<std::string> const& words_;
};

/// Tells when a file of the folder is opened.
class Canary {
public:
    explicit Canary(std::filesystem::path const& folder)
        : watch_(inotify_init1(IN_NONBLOCK)) {
        std::filesystem::create_directories(folder);
        path_ = (folder / "secret.csv").string();
        std::ofstream(path_) << "code;x;y\nsecret;650000;6860000\n";
        inotify_add_watch(watch_, folder.c_str(), IN_OPEN | IN_ACCESS);
    }
    ~Canary() { close(watch_); }
    Canary(Canary const&) = delete;
    Canary& operator=(Canary const&) = delete;
    [[nodiscard]] std::string const& path() const { return path_; }
    /// Since it was asked last.
    [[nodiscard]] bool was_read() const {
        std::array<char, 4096> events;
        return read(watch_, events.data(), events.size()) > 0;
    }

private:
    int watch_;
    std::string path_;
};

/// Ends the program when a round takes too long: a hang has no other end.
class Watchdog {
public:
    Watchdog()
        : thread_([this](std::stop_token stop) { watch(stop); }) {}
    void round(std::uint64_t number) {
        number_ = number;
        worked_ = std::clock();
        started_ = std::chrono::steady_clock::now().time_since_epoch().count();
    }

private:
    /// By the processor's time, since another program may have the processor; and by the clock, for a wait without end.
    void watch(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            std::chrono::steady_clock::time_point const started{std::chrono::steady_clock::duration(started_.load())};
            if (started_ == 0) continue;
            bool const is_working = (std::clock() - worked_) / CLOCKS_PER_SEC >= longest_round.count();
            if (!is_working && std::chrono::steady_clock::now() - started < 12 * longest_round) continue;
            std::cerr << "round " << number_ << " hangs\n";
            std::abort();
        }
    }
    std::atomic<std::chrono::steady_clock::rep> started_{0};
    std::atomic<std::clock_t> worked_{0};
    std::atomic<std::uint64_t> number_{0};
    std::jthread thread_;
};

void write(std::filesystem::path const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Inspects, then imports what the plan says; anything but a sentence or a report escapes and fails the test.
bool go_through(std::filesystem::path const& path, ImportDesk& desk, std::mt19937_64& random) {
    imports::ImportChoices choices;
    if (random() % 4 == 0) choices.kind = static_cast<ImportKind>(random() % 6);
    choices.campaign = "2026";
    choices.mode = static_cast<imports::ResidenceMode>(random() % 3);
    try {
        auto const plan = imports::inspect(path, choices, &desk.store.project);
        auto request = imports::request_of(plan);
        request.target = "fuzz " + std::to_string(random());
        request.dry_run = random() % 8 != 0;
        auto const report = imports::import(desk.store.project, request);
        CHECK(report.read == report.kept + report.refused);
        return true;
    } catch (core::Error const& error) {
        CHECK_FALSE(error.message().english.empty());
        return false;
    }
}

}

TEST_CASE("no file, however broken, stops the program, holds it up or makes it read another", "[workbench][fuzz]") {
    support::TempDir const dir;
    auto seeds = own_seeds(dir);
    add_shared_seeds(seeds);
    Canary const canary(dir / "canary");
    auto const words = references_to(canary.path());
    ImportDesk desk;
    auto residences = std::vector{support::residence("A", 650000, 6860000), support::residence("007", 650100, 6860000)};
    desk.store.project.add_residences(residences, {});
    std::filesystem::create_directories(dir / "work");
    auto const count = environment("VIGIE_FUZZ_COUNT", 100'000), first = environment("VIGIE_FUZZ_FIRST", 0);
    Watchdog watchdog;
    std::uint64_t read = 0, opened_elsewhere = 0;
    for (std::uint64_t i = first; i < first + count; ++i) {
        std::mt19937_64 random(seed + i);
        auto one = seeds[random() % seeds.size()];
        Mutator mutate(random, words);
        mutate(one.bytes);
        if (!one.companions.empty() && random() % 2 == 0)
            mutate(one.companions[random() % one.companions.size()].second);
        auto const folder = dir / "work";
        for (auto const& [name, bytes] : one.companions)
            write(folder / name, bytes);
        write(folder / one.name, one.bytes);
        watchdog.round(i);
        INFO("round " << i << ", " << one.name);
        read += go_through(folder / one.name, desk, random) ? 1 : 0;
        if (canary.was_read()) {
            ++opened_elsewhere;
            FAIL_CHECK("round " << i << " read another file than " << one.name);
        }
        std::filesystem::remove(folder / one.name);
        for (auto const& [name, bytes] : one.companions)
            std::filesystem::remove(folder / name);
    }
    CHECK(opened_elsewhere == 0);
    if (count > 1000) CHECK(read > count / 20); // the rounds do reach the import, not only the first check
    CHECK(desk.store.project.check().empty());
    WARN(seeds.size() << " files, " << count << " rounds, " << read << " imported, " << count - read << " refused");
}
