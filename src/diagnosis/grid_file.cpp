#include "diagnosis/grid_file.hpp"
#include "core/error.hpp"
#include "core/grid.hpp"
#include "diagnosis/detail/grid_words.hpp"
#include "diagnosis/grid_table.hpp"
#include "grids.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/toml_file.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace vigie::diagnosis {

namespace {

using text::basic_string;
using text::list_text;
using text::pair_text;
using text::refuse;
using text::TableReader;

constexpr int format_version = 1;

core::Method read_method(text::TableReader const& reader) {
    if (!reader.has("method")) return core::Method::goalposts;
    std::string const name = reader.text("method");
    if (auto const method = method_named(name)) return *method;
    refuse(VIGIE_N_("{0}, line {1}: “{2}” is not a method. Write goalposts, percentile, robust_z, min_max, target or table."),
           {reader.file(), reader.line("method"), name});
}

core::Normalisation read_normalisation(text::TableReader const& reader) {
    core::Normalisation with;
    with.method = read_method(reader);
    if (reader.has("reference")) with.reference = reader.text("reference");
    with.tail = reader.number_or("tail", with.tail);
    if (reader.has("target")) with.target = reader.number("target");
    if (reader.has("table"))
        for (auto const& [value, score] : reader.pairs("table")) with.table.push_back({value, score});
    return with;
}

/// The two values, or for a method that learns them whether low is bad; goalposts itself cannot do without.
core::Goalposts read_goalposts(text::TableReader const& reader, core::Normalisation const& with) {
    if (reader.has("goalposts") || with.method == core::Method::goalposts) {
        auto const values = reader.numbers("goalposts", 2);
        return {values[0], values[1]};
    }
    return direction_alone(with, reader.has("low_is_bad") ? std::optional(reader.yes("low_is_bad", false)) : std::nullopt);
}

core::ValueKind read_kind(text::TableReader const& reader) {
    if (!reader.has("kind")) return core::ValueKind::measure;
    std::string const name = reader.text("kind");
    if (auto const kind = kind_named(name)) return *kind;
    refuse(VIGIE_N_("{0}, line {1}: “{2}” is not a kind of value. Write measure, event_rate or survey_share."),
           {reader.file(), reader.line("kind"), name});
}

core::Indicator read_indicator(text::TableReader const& reader) {
    reader.allow_only({"code", "name", "unit", "kind", "scale", "goalposts", "low_is_bad", "method", "reference",
                       "tail", "target", "table", "weight", "context", "sensitive", "alert_at", "incident_kinds",
                       "source", "decimals", "definition", "formula", "reading", "years"});
    core::Indicator indicator;
    indicator.code = reader.text("code");
    indicator.name = reader.label("name");
    if (reader.has("unit")) indicator.unit = reader.label("unit");
    indicator.kind = read_kind(reader);
    indicator.scale = reader.number_or("scale", 1);
    indicator.normalisation = read_normalisation(reader);
    indicator.goalposts = read_goalposts(reader, indicator.normalisation);
    indicator.is_context = reader.yes("context", false);
    indicator.weight = reader.number_or("weight", indicator.is_context ? 0 : 1);
    indicator.is_sensitive = reader.yes("sensitive", false);
    if (reader.has("alert_at")) indicator.alert_at = reader.number("alert_at");
    indicator.incident_kinds = reader.texts("incident_kinds");
    if (reader.has("source")) indicator.source = reader.text("source");
    indicator.decimals = reader.whole_or("decimals", 1);
    if (reader.has("definition")) indicator.definition = reader.label("definition");
    if (reader.has("formula")) indicator.formula = reader.label("formula");
    if (reader.has("reading")) indicator.reading = reader.label("reading");
    if (reader.has("years")) indicator.years = reader.label("years");
    return indicator;
}

core::Family read_family(text::TableReader const& reader) {
    reader.allow_only({"code", "name", "short_name", "weight", "in_index", "alert_at", "indicator"});
    core::Family family;
    family.code = reader.text("code");
    family.name = reader.label("name");
    family.short_name = reader.has("short_name") ? reader.label("short_name") : family.name;
    family.is_in_index = reader.yes("in_index", true);
    family.weight = reader.number_or("weight", family.is_in_index ? 1 : 0);
    if (reader.has("alert_at")) family.alert_at = reader.number("alert_at");
    for (auto const& indicator : reader.tables("indicator"))
        family.indicators.push_back(read_indicator(indicator));
    return family;
}

/// A number, or the name of a mean that has none.
double read_power(text::TableReader const& reader, double fallback) {
    if (!reader.is_text("power")) return reader.number_or("power", fallback);
    if (auto const power = power_named(reader.text("power"))) return *power;
    refuse(VIGIE_N_("{0}, line {1}: “{2}” is not a mean. Write 1, 2 or 4, \"geometric\" or \"max\"."),
           {reader.file(), reader.line("power"), reader.text("power")});
}

core::GridRules read_rules(text::TableReader const& reader) {
    reader.allow_only({"power", "minimum_coverage", "minimum_families", "class_limits"});
    core::GridRules rules;
    rules.power = read_power(reader, rules.power);
    rules.minimum_coverage = reader.number_or("minimum_coverage", rules.minimum_coverage);
    rules.minimum_families = reader.whole_or("minimum_families", rules.minimum_families);
    if (reader.has("class_limits")) {
        auto const limits = reader.numbers("class_limits", 3);
        rules.class_limits = {limits[0], limits[1], limits[2]};
    }
    return rules;
}

core::Grid read_grid(text::TableReader const& reader) {
    reader.allow_only({"format", "code", "version", "title", "rules", "family"});
    if (int const format = reader.whole_or("format", format_version); format > format_version)
        refuse(
            VIGIE_N_(
                "{0}, line {1}: this grid was written for a newer version of Vigie (format {2}). Update the program."),
            {reader.file(), reader.line("format"), std::to_string(format)});
    core::Grid grid;
    grid.code = reader.text("code");
    grid.version = reader.whole_or("version", 1);
    grid.title = reader.label("title");
    if (auto const rules = reader.table("rules")) grid.rules = read_rules(*rules);
    for (auto const& family : reader.tables("family"))
        grid.families.push_back(read_family(family));
    return grid;
}

// --- writing ---

void write_normalisation(std::ostream& out, core::Normalisation const& with) {
    core::Normalisation const usual;
    if (with.method != usual.method) out << "method = \"" << name_of(with.method) << "\"\n";
    if (!with.reference.empty()) out << "reference = " << text::basic_string(with.reference) << '\n';
    if (with.tail != usual.tail) out << "tail = " << number_text(with.tail) << '\n';
    if (with.target) out << "target = " << number_text(*with.target) << '\n';
    if (with.table.empty()) return;
    out << "table = [";
    for (std::size_t i = 0; i < with.table.size(); ++i)
        out << (i > 0 ? ", [" : "[") << number_text(with.table[i].value) << ", " << number_text(with.table[i].score) << ']';
    out << "]\n";
}

void write_label(std::ostream& out, char const* key, core::Label const& label) {
    if (label != core::Label{}) out << key << " = " << text::pair_text(label) << '\n';
}

void write_indicator(std::ostream& out, core::Indicator const& indicator) {
    out << "\n[[family.indicator]]\ncode = " << text::basic_string(indicator.code)
        << "\nname = " << text::pair_text(indicator.name) << "\nunit = " << text::pair_text(indicator.unit) << '\n';
    out << "kind = \"" << name_of(indicator.kind) << "\"\nscale = " << number_text(indicator.scale) << "\ngoalposts = [" << number_text(indicator.goalposts.at_0)
        << ", " << number_text(indicator.goalposts.at_100) << "]\nweight = " << number_text(indicator.weight) << '\n';
    write_normalisation(out, indicator.normalisation);
    if (indicator.is_context) out << "context = true\n";
    if (indicator.is_sensitive) out << "sensitive = true\n";
    if (indicator.alert_at) out << "alert_at = " << number_text(*indicator.alert_at) << '\n';
    if (!indicator.incident_kinds.empty())
        out << "incident_kinds = " << text::list_text(indicator.incident_kinds) << '\n';
    out << "source = " << text::basic_string(indicator.source) << "\ndecimals = " << indicator.decimals
        << "\ndefinition = " << text::pair_text(indicator.definition) << '\n';
    write_label(out, "formula", indicator.formula);
    write_label(out, "reading", indicator.reading);
    write_label(out, "years", indicator.years);
}

std::string power_text(double power) {
    std::string const name = name_of_power(power);
    return std::isfinite(power) && power != 0 ? name : '"' + name + '"';
}

std::string grid_text(core::Grid const& grid) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << "# Grille de diagnostic Vigie. Vigie diagnostic grid.\n\nformat = " << format_version
        << "\ncode = " << text::basic_string(grid.code) << "\nversion = " << grid.version
        << "\ntitle = " << text::pair_text(grid.title) << "\n\n[rules]\npower = " << power_text(grid.rules.power)
        << "\nminimum_coverage = " << number_text(grid.rules.minimum_coverage)
        << "\nminimum_families = " << grid.rules.minimum_families << "\nclass_limits = [";
    for (std::size_t i = 0; i < grid.rules.class_limits.size(); ++i)
        out << (i > 0 ? ", " : "") << number_text(grid.rules.class_limits[i]);
    out << "]\n";
    for (auto const& family : grid.families) {
        out << "\n\n[[family]]\ncode = " << text::basic_string(family.code)
            << "\nname = " << text::pair_text(family.name) << "\nshort_name = " << text::pair_text(family.short_name)
            << "\nweight = " << number_text(family.weight) << '\n';
        if (!family.is_in_index) out << "in_index = false\n";
        if (family.alert_at) out << "alert_at = " << number_text(*family.alert_at) << '\n';
        for (auto const& indicator : family.indicators)
            write_indicator(out, indicator);
    }
    return out.str();
}

core::Grid sound(core::Grid grid, std::string const& name_for_errors) {
    auto const faults = core::faults(grid);
    if (faults.empty()) return grid;
    std::string all;
    for (auto const& fault : faults)
        all.append(all.empty() ? "" : "\n").append(text::sentence(fault));
    throw core::Error(core::ErrorCode::refused,
                      {VIGIE_N_("{0}: this grid cannot be used. {1}"), {name_for_errors, text::sentence(faults.front())}}, all);
}

bool is_table(std::filesystem::path const& path) {
    auto const extension = text::fold(path.extension().string());
    return extension == ".csv" || extension == ".xlsx" || extension == ".ods";
}

}

core::Grid parse_grid(std::string_view toml_text, std::string const& name_for_errors) {
    core::Grid grid;
    text::read_toml(toml_text, name_for_errors, [&](text::TableReader const& root) { grid = read_grid(root); });
    return sound(std::move(grid), name_for_errors);
}

core::Grid read_grid_file(std::filesystem::path const& path, std::vector<core::Finding>* notes) {
    auto const name = path.filename().string();
    if (is_table(path)) {
        std::vector<core::Finding> unwanted;
        return sound(read_grid_table(path, notes != nullptr ? *notes : unwanted), name);
    }
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
        throw core::Error(core::ErrorCode::failed,
                          {VIGIE_N_("The grid file {0} cannot be read. Check that it exists and is yours to read."),
                           {path.string()}});
    return parse_grid(text, name);
}

void write_grid_file(std::filesystem::path const& path, core::Grid const& grid) {
    if (is_table(path)) return write_grid_table(path, grid);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << grid_text(grid);
    file.close();
    if (!file)
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("The grid cannot be written to {0}. Choose a folder where you may write, with room left."),
             {path.string()}});
}

core::Grid default_grid() { return parse_grid(embedded::vigie_55_toml, "vigie-55.toml"); }

}
