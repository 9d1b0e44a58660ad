// The accessible pages: the content of the sheets, whole and readable without eyes, mouse, script or network.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <stdexcept>

using namespace vigie::support;
using nlohmann::json;

namespace {

std::string demo() {
    static TempDir const dir;
    static std::string const path = [] {
        auto const ran = run_vigie({"demo", dir.text("demo.gpkg"), "--residences", "120", "--seed", "3", "--quiet"});
        if (ran.exit != 0) throw std::runtime_error(ran.err);
        return dir.text("demo.gpkg");
    }();
    return path;
}

std::string made(std::vector<std::string> arguments, std::string const& file) {
    arguments.emplace_back("--quiet");
    auto const ran = run_vigie(arguments);
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return file_text(file);
}

/// Names of the elements in the order of the text, « /x » for an end.
std::vector<std::string> tags(std::string const& html) {
    static std::regex const tag("<(/?[a-zA-Z][a-zA-Z0-9]*)[^>]*>");
    std::vector<std::string> names;
    for (std::sregex_iterator it(html.begin(), html.end(), tag), end; it != end; ++it)
        names.push_back((*it)[1]);
    return names;
}

std::size_t count(std::string const& text, std::string const& words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
        ++n;
    return n;
}

/// Text between the tags of the body, signs in place of their names, blanks as one.
std::string words_of(std::string const& html) {
    auto text = std::regex_replace(html.substr(html.find("<body")), std::regex("<[^>]*>"), " ");
    for (auto const& [name, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
        text = std::regex_replace(text, std::regex(name), sign);
    return std::regex_replace(text, std::regex("(\\s|\u00a0|\u202f)+"), " ");
}

void check_page(std::string const& html, std::string const& language) {
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"" + language + "\">"));
    for (auto const* const foreign :
         {"<script", "http:", "https:", "url(", "<img", "<link", "javascript", "onclick", "<iframe", "@import"})
        CHECK(html.find(foreign) == std::string::npos);
    // Every element is closed, in order.
    std::vector<std::string> open;
    std::set<std::string> const alone{"meta", "br"};
    for (auto const& tag : tags(html)) {
        if (alone.contains(tag)) continue;
        if (tag.front() != '/') {
            open.push_back(tag);
            continue;
        }
        REQUIRE(!open.empty());
        CHECK(open.back() == tag.substr(1));
        open.pop_back();
    }
    CHECK(open.empty());
    // One first heading, then never a level left out.
    int level = 0;
    for (auto const& tag : tags(html))
        if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') {
            CHECK(tag[1] - '0' <= level + 1);
            level = tag[1] - '0';
        }
    CHECK(count(html, "<h1>") == 1);
    CHECK(count(html, "<main>") == 1);
    CHECK(count(html, "<footer>") == 1);
    // Tables have a caption, heads of columns and of rows.
    CHECK(count(html, "<table>") == count(html, "<caption>"));
    CHECK(count(html, "<table>") > 0);
    CHECK(count(html, "<tr>") == count(html, "scope=\"row\"") + count(html, "<thead><tr>"));
    CHECK(count(html, "<th scope=\"col\"") + count(html, "<th scope=\"row\"") == count(html, "<th "));
    CHECK(html.find("<caption></caption>") == std::string::npos);
}

std::string code_of(std::string const& project) {
    auto const ran = run_vigie({"watch", project, "list", "--json"});
    return json::parse(ran.out)["residences"][0]["code"];
}

}

TEST_CASE("the page of a residence says what its explanation says", "[cli][html]") {
    TempDir const dir;
    auto const code = code_of(demo());
    auto const html = made({"--lang", "en", "sheet", demo(), "site", code, dir.text("s.html")}, dir.text("s.html"));
    check_page(html, "en");
    auto const words = words_of(html);
    auto const explained = json::parse(run_vigie({"--lang", "en", "explain", demo(), code, "--json"}).out);
    INFO(words);
    CHECK(words.find(code) != std::string::npos);
    auto const index = explained["score"].get<double>();
    std::array<char, 16> shown{};
    std::snprintf(shown.data(), shown.size(), "%.1f", index);
    CHECK(words.find(std::string(shown.data()) + " out of 100") != std::string::npos);
    for (auto const& family : explained["families"])
        CHECK(words.find(family["family"].get<std::string>() + " ") != std::string::npos);
}

TEST_CASE("all that the printed sheet says is in the page", "[cli][html]") {
    TempDir const dir;
    auto const project = demo();
    auto const zones = std::vector<std::string>{"sheet", project, "zones"};
    struct Sheet {
        std::vector<std::string> arguments;
        std::string name;
        int least; ///< words that both must have
    };
    auto const code = code_of(project);
    for (auto const& sheet :
         {Sheet{{"sheet", project, "site", code}, "site", 60}, Sheet{{"sheet", project, "minutes"}, "minutes", 60},
          Sheet{{"sheet", project, "story", "Comité"}, "story", 60}}) {
        auto arguments = sheet.arguments;
        arguments.push_back(dir.text(sheet.name + ".pdf"));
        arguments.emplace_back("--html");
        auto const html = made(arguments, dir.text(sheet.name + ".html"));
        check_page(html, "fr");
        CHECK(std::filesystem::exists(dir / (sheet.name + ".pdf")));
        // Whole words of the printed page, of five letters or more, that are no names of the map.
        std::system(
            ("pdftotext -layout " + quoted(dir.text(sheet.name + ".pdf")) + " " + quoted(dir.text("t.txt"))).c_str());
        auto const printed = file_text(dir / "t.txt"), page = words_of(html);
        std::set<std::string> all, missing;
        static std::regex const word("[A-Za-zÀ-ÿ’]{5,}");
        for (std::sregex_iterator it(printed.begin(), printed.end(), word), end; it != end; ++it) {
            all.insert(it->str());
            if (page.find(it->str()) == std::string::npos) missing.insert(it->str());
        }
        std::string list;
        for (auto const& each : missing)
            list += each + " ";
        INFO(sheet.name << " lacks: " << list);
        CHECK(static_cast<int>(all.size()) > sheet.least);
        CHECK(missing.size() * 4 <
              all.size()); // names of streets and of classes on the map, legends of charts, what the margin says
    }
}

TEST_CASE("neighbourhoods side by side, and an unknown ending", "[cli][html]") {
    TempDir const dir;
    auto const export_file = dir.text("z.csv");
    auto const csv = made({"export", demo(), export_file, "--what", "zones:quartiers"}, export_file);
    auto const code = [&](int line) {
        std::istringstream in(csv);
        std::string text;
        for (int i = 0; i <= line; ++i)
            std::getline(in, text);
        static std::regex const first("Q[0-9]+");
        std::smatch found;
        REQUIRE(std::regex_search(text, found, first));
        return found.str();
    };
    auto const html =
        made({"sheet", demo(), "zones", "quartiers", code(1), code(2), dir.text("z.html")}, dir.text("z.html"));
    check_page(html, "fr");
    CHECK(count(html, "<th scope=\"col\" class=\"number\">") >=
          3 * 5); // two neighbourhoods and the stock in each table
    CHECK(run_vigie({"sheet", demo(), "site", code_of(demo()), dir.text("s.txt")}).exit == 2);
    CHECK(run_vigie({"sheet", demo(), "site", code_of(demo()), dir.text("nowhere") + "/s.html"}).exit == 1);
}

TEST_CASE("a partner's page bears for whom it is, and is in the log", "[cli][html]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const code = code_of(project);
    auto const html = made({"sheet", project, "site", code, dir.text("s.html"), "--edition", "partner", "--recipient",
                            "Ville <de> Port-Fictif", "--purpose", "comité & GUP"},
                           dir.text("s.html"));
    check_page(html, "fr");
    auto const words = words_of(html);
    CHECK(words.find("Ville <de> Port-Fictif") != std::string::npos);
    CHECK(words.find("comité & GUP") != std::string::npos);
    CHECK(words.find(code) == std::string::npos);
    CHECK(words.find("Jamais nul") == std::string::npos);
    auto const log = json::parse(run_vigie({"export", project, "--log", "--json"}).out);
    REQUIRE(log["exports"].size() == 1);
    CHECK(log["exports"][0]["format"] == "html");
}
