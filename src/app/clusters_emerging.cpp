#include "app/clusters_emerging.hpp"

#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "diagnosis/emerging.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;

namespace {

char const* move_code(diagnosis::ClassMove move) {
    switch (move) {
    case diagnosis::ClassMove::higher:
        return "higher";
    case diagnosis::ClassMove::lower:
        return "lower";
    case diagnosis::ClassMove::same:
        return "same";
    case diagnosis::ClassMove::unknown:
        break;
    }
    return "";
}

std::string pattern_of(diagnosis::EmergingSite const& site) {
    return site.place ? std::string(analysis::code(site.place->emergence)) : std::string();
}

void write_csv(std::ostream& out, diagnosis::EmergingResult const& result) {
    CsvWriter csv(out);
    csv.header({"id", "pattern", "hot", "campaigns", "tau", "p", "class", "move"});
    for (auto const& site : result.sites) {
        auto const& place = site.place;
        csv.text(site.code).text(pattern_of(site));
        csv.integer(place ? std::optional(static_cast<std::int64_t>(place->hot)) : std::nullopt);
        csv.integer(static_cast<std::int64_t>(site.steps.size()));
        csv.number(place ? std::optional(place->trend.tau) : std::nullopt);
        csv.number(place ? std::optional(place->trend.p) : std::nullopt);
        csv.text(std::string(1, core::letter(site.severity))).text(move_code(site.move));
        csv.end_row();
    }
}

ordered_json site_json(diagnosis::EmergingSite const& site) {
    ordered_json json{{"id", site.code},
                      {"pattern", site.place ? ordered_json(pattern_of(site)) : ordered_json()},
                      {"class", std::string(1, core::letter(site.severity))},
                      {"move", move_code(site.move)},
                      {"label", site.place ? diagnosis::label(site.place->emergence)
                                           : diagnosis::standing_label(site.severity, site.move)}};
    if (!site.place) return json;
    json["hot"] = site.place->hot;
    json["tau"] = site.place->trend.tau;
    json["p"] = site.place->trend.p;
    return json;
}

ordered_json document(diagnosis::EmergingResult const& result, diagnosis::ClusterRequest const& request) {
    auto sites = ordered_json::array();
    for (auto const& site : result.sites)
        sites.push_back(site_json(site));
    return {{"method", "emerging"},
            {"weights", result.weights},
            {"permutations", request.permutations},
            {"seed", request.seed},
            {"correction", request.correction},
            {"alpha", request.alpha},
            {"engine", core::engine_version()},
            {"campaigns", result.campaigns},
            {"refused", result.is_refused},
            {"sentence", diagnosis::emerging_sentence(result)},
            {"sites", sites}};
}

/// Those with a pattern; where there are none for want of campaigns, all that are complex.
void print_lines(diagnosis::EmergingResult const& result) {
    std::cout << diagnosis::emerging_sentence(result) << '\n';
    for (auto const& site : result.sites) {
        if (result.is_refused && core::is_complex(site.severity))
            std::cout << site.code << ": " << diagnosis::standing_label(site.severity, site.move) << '\n';
        if (site.place && site.place->emergence != analysis::Emergence::none)
            std::cout << site.code << ": " << diagnosis::label(site.place->emergence) << '\n';
    }
}

}

int print_emerging(store::Project const& project, diagnosis::ClusterRequest const& request,
                   ClustersOptions const& options, Console const& console) {
    if (options.method != "auto" && options.method != "gi-star")
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("--emerging follows Gi*: leave --method out."));
    if (!options.out.empty() && !options.out.ends_with(".csv"))
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("--emerging writes a table: give --out a file that ends in .csv."));
    auto const result = diagnosis::emerging_spots(project, request, console.stop());
    if (options.json)
        print_json(document(result, request));
    else
        print_lines(result);
    if (!options.out.empty()) write_file_or_stdout(options.out, [&](std::ostream& out) { write_csv(out, result); });
    return 0;
}

}
