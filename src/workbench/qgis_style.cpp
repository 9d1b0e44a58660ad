#include "workbench/qgis_style.hpp"

#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/markup.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vigie::workbench {

namespace {

constexpr char const* residences = "v_residence_score";
constexpr char const* zones = "v_zone_score";

std::string shortest(double value) {
    char text[32];
    auto const [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} ? std::string(text, end) : "0";
}

std::string rgba(scene::Rgba c, int alpha = 255) {
    return std::to_string(c.r) + "," + std::to_string(c.g) + "," + std::to_string(c.b) + "," + std::to_string(alpha);
}

std::string prop(std::string const& key, std::string const& value) {
    return "<prop k=\"" + key + "\" v=\"" + text::escaped_markup(value) + "\"/>";
}

/// Area follows the dwellings, as on the map; millimetres of the screen.
constexpr char const* disc_size = "0.32 * max(4.5, 1.55 * sqrt(coalesce(\"dwellings\", 0)))";

std::string marker(scene::Rgba fill, bool is_known) {
    auto const& theme = scene::light_theme();
    return "<layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">" + prop("name", "circle") +
           prop("color", rgba(is_known ? fill : theme.panel)) +
           prop("outline_color", rgba(is_known ? theme.symbol_line : theme.hatch)) + prop("outline_width", "0.3") +
           prop("size", "3") + prop("size_unit", "MM") +
           "<data_defined_properties><Option type=\"Map\"><Option name=\"name\" value=\"\" type=\"QString\"/>"
           "<Option name=\"properties\" type=\"Map\"><Option name=\"size\" type=\"Map\"><Option name=\"active\" "
           "value=\"true\" type=\"bool\"/>"
           "<Option name=\"expression\" value=\"" +
           text::escaped_markup(disc_size) +
           "\" type=\"QString\"/><Option name=\"type\" value=\"3\" type=\"int\"/></Option></Option>"
           "<Option name=\"type\" value=\"collection\" type=\"QString\"/></Option></data_defined_properties></layer>";
}

std::string area(scene::Rgba fill, bool is_known) {
    auto const& theme = scene::light_theme();
    auto const outline = prop("outline_color", rgba(theme.zone_line)) + prop("outline_width", "0.3");
    auto const head = "<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">";
    return head + prop("color", rgba(is_known ? fill : theme.hatch)) +
           prop("style", is_known ? "solid" : "b_diagonal") + outline + "</layer>";
}

/// A class of a style: its colour, the features it takes, its words.
struct StyleRule {
    scene::Rgba colour;
    std::string filter, label;
    bool is_known = true;
};

/// Rules, since they say on which side a limit is, and what has no value.
std::string qml(std::vector<StyleRule> const& rules, bool is_of_zones) {
    std::string list, symbols;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        auto const number = std::to_string(i);
        list += "<rule key=\"{vigie-" + number + "}\" symbol=\"" + number + "\" filter=\"" + text::escaped_markup(rules[i].filter) +
                "\" label=\"" + text::escaped_markup(rules[i].label) + "\"/>";
        symbols +=
            "<symbol type=\"" + std::string(is_of_zones ? "fill" : "marker") + "\" name=\"" + number +
            "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">" +
            (is_of_zones ? area(rules[i].colour, rules[i].is_known) : marker(rules[i].colour, rules[i].is_known)) +
            "</symbol>";
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis styleCategories=\"Symbology\" "
           "version=\"3.22\">"
           "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><rules "
           "key=\"{vigie}\">" +
           list + "</rules><symbols>" + symbols + "</symbols></renderer-v2></qgis>";
}

std::string class_qml(bool is_of_zones) {
    std::vector<StyleRule> rules;
    auto const& theme = scene::light_theme();
    for (auto const c : core::all_classes) {
        bool const is_scored = c != core::SeverityClass::not_scored;
        auto const letter = std::string(1, core::letter(c));
        rules.push_back({theme.fill(c), is_scored ? "\"class\" = '" + letter + "'" : "ELSE",
                         (is_scored ? letter + " · " : "") + class_label(c), is_scored});
    }
    return qml(rules, is_of_zones);
}

std::string measure_qml(std::string const& column, scene::Classing const& classing) {
    auto const colours = classing.colours(scene::light_theme());
    std::vector<StyleRule> rules;
    for (std::size_t i = classing.classes(); i-- > 0;) {
        auto const value = column + " ";
        auto filter = i > 0 ? value + ">= " + shortest(classing.limits[i - 1]) : column + " IS NOT NULL";
        if (i < classing.limits.size()) filter += " AND " + value + "< " + shortest(classing.limits[i]);
        rules.push_back({colours[i], filter, classing.labels[i]});
    }
    rules.push_back({{}, "ELSE", classing.labels.back(), false});
    return qml(rules, classing.is_of_zones);
}

/// The column of the published layer that holds a figure, as an expression; absent when none does.
std::optional<std::string> published_column(Measure const& measure) {
    switch (measure.kind) {
    case Measure::Kind::index:
        return "\"score\"";
    case Measure::Kind::coverage:
        return "100 * \"coverage\"";
    case Measure::Kind::dwellings:
        return measure.is_of_zones ? std::nullopt : std::optional<std::string>("\"dwellings\"");
    default:
        return std::nullopt;
    }
}

}

void publish_class_styles(store::Project& project) {
    auto const name = text::tr("Vigie · class of situation");
    auto const styles = project.measure_styles();
    bool const is_default = std::ranges::none_of(styles, &store::MeasureStyle::is_shown);
    project.put_layer_style({residences, "geom", name, class_qml(false), is_default});
    project.put_layer_style({zones, "geom", name, class_qml(true), is_default});
}

void publish_measure_style(store::Project& project, Measure const& measure, scene::Classing const& classing) {
    auto const column = published_column(measure);
    if (!column) return;
    project.put_layer_style({measure.is_of_zones ? zones : residences, "geom", "Vigie · " + measure.title,
                             measure_qml(*column, classing), true});
}

}
