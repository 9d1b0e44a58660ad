#include "app/held_data_export.hpp"

#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "dossier/personal_data_file.hpp"
#include "report/html.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <ostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

void write_json(dossier::HeldData const& held, std::ostream& out) {
    auto sections = ordered_json::object();
    for (auto const& section : held.sections) {
        auto rows = ordered_json::array();
        for (auto const& row : section.rows) {
            auto cells = ordered_json::object();
            for (std::size_t i = 0; i < row.size(); ++i)
                cells[section.columns[i].key] = json_of(row[i]);
            rows.push_back(std::move(cells));
        }
        sections[section.key] = std::move(rows);
    }
    out << ordered_json{{"code", held.code},
                        {"name", held.name},
                        {"project", held.project},
                        {"made_on", core::iso(held.made_on)},
                        {"held", sections}}
               .dump(2)
        << '\n';
}

/// One line a figure, so that a single table holds sections of any width.
void write_csv(dossier::HeldData const& held, std::ostream& out) {
    CsvWriter csv(out);
    csv.header({"section", "row", "field", "value"});
    for (auto const& section : held.sections)
        for (std::size_t row = 0; row < section.rows.size(); ++row)
            for (std::size_t i = 0; i < section.columns.size(); ++i) {
                auto const& cell = section.rows[row][i];
                if (cell.index() == 0) continue;
                csv.text(section.key).integer(static_cast<std::int64_t>(row) + 1).text(section.columns[i].key);
                if (auto const* number = std::get_if<std::int64_t>(&cell))
                    csv.integer(*number);
                else if (auto const* real = std::get_if<double>(&cell))
                    csv.number(*real);
                else
                    csv.text(std::get<std::string>(cell));
                csv.end_row();
            }
}

/// A year is no quantity: whole numbers under ten thousand have no blank in them.
std::string words_of(gis::Cell const& cell) {
    if (auto const* number = std::get_if<std::int64_t>(&cell))
        return *number >= 0 && *number < 10'000 ? std::to_string(*number)
                                                : text::decimal(static_cast<double>(*number), 0);
    if (auto const* real = std::get_if<double>(&cell)) return text::decimal(*real, *real == std::floor(*real) ? 0 : 2);
    if (auto const* words = std::get_if<std::string>(&cell)) {
        auto const date = core::parse_date(*words);
        return date && words->size() == 10 ? text::short_date(*date) : *words;
    }
    return {};
}

bool is_number(dossier::HeldSection const& section, std::size_t column) {
    for (auto const& row : section.rows)
        if (std::holds_alternative<std::string>(row[column])) return false;
    return true;
}

report::HtmlPage page_of(dossier::HeldData const& held) {
    report::HtmlPage page(tr("What is held on {0}", {held.name}),
                          tr("{0} · {1} · made on {2}", {held.code, held.project, text::short_date(held.made_on)}));
    for (auto const& section : held.sections)
        page.section(section.title, [&] {
            std::vector<report::HtmlColumn> columns;
            for (std::size_t i = 0; i < section.columns.size(); ++i)
                columns.push_back({section.columns[i].title, is_number(section, i)});
            std::vector<std::vector<std::string>> rows;
            for (auto const& row : section.rows) {
                rows.emplace_back();
                for (auto const& cell : row)
                    rows.back().push_back(words_of(cell));
            }
            page.table(section.title, columns, rows);
        });
    page.footer({tr("All that the project file holds on this residence. Backups, exports and what was published "
                    "elsewhere are not in it.")});
    return page;
}

}

void write_held_data(dossier::Snapshot const& snapshot, std::string const& code,
                     std::filesystem::path const& target) {
    auto const extension = target.extension();
    if (extension != ".json" && extension != ".csv" && extension != ".html")
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_(
                 "What is held on a residence is written as .json, .csv or .html. End the name {0} with one of them."),
             {target.string()}});
    auto const project = store::Project::open(snapshot.path, store::OpenMode::read_only);
    auto const held = dossier::held_data(snapshot, project, snapshot.residence(code));
    if (extension == ".html") return report::write_html(target, page_of(held));
    write_file(target.string(),
               [&](std::ostream& out) { extension == ".json" ? write_json(held, out) : write_csv(held, out); });
}

int export_held_data(ExportOptions const& options, Console const& console) {
    if (options.edition.is_partner())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("All that is held on a residence is no partner edition. Leave --edition out."));
    auto const snapshot = [&] {
        auto project = store::Project::open(options.project, store::OpenMode::read_only);
        return dossier::load_snapshot(project);
    }();
    write_held_data(*snapshot, options.what.substr(options.what.find(':') + 1), options.out);
    console.message(tr("{0} written.", {options.out}));
    return 0;
}

}
