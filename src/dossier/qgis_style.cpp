#include "dossier/qgis_style.hpp"

#include "dossier/class_words.hpp"
#include "scene/colouring.hpp"
#include "scene/context_classes.hpp"
#include "store/context_loader.hpp"
#include "text/language.hpp"
#include "text/markup.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vigie::dossier {

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

/// What a style draws: residences by their dwellings (the stock), or the shapes of a layer.
enum class Drawn { stock, areas, points, lines };

std::string simple_layer(char const* kind, std::string const& props) {
    return "<layer class=\"" + std::string(kind) + "\" enabled=\"1\" locked=\"0\" pass=\"0\">" + props + "</layer>";
}

std::string marker(scene::Rgba fill, bool is_known, bool is_by_dwellings) {
    auto const& theme = scene::light_theme();
    auto const size = "<data_defined_properties><Option type=\"Map\"><Option name=\"name\" value=\"\" type=\"QString\"/>"
                      "<Option name=\"properties\" type=\"Map\"><Option name=\"size\" type=\"Map\"><Option name=\"active\" "
                      "value=\"true\" type=\"bool\"/>"
                      "<Option name=\"expression\" value=\"" +
                      text::escaped_markup(disc_size) +
                      "\" type=\"QString\"/><Option name=\"type\" value=\"3\" type=\"int\"/></Option></Option>"
                      "<Option name=\"type\" value=\"collection\" type=\"QString\"/></Option></data_defined_properties>";
    return simple_layer("SimpleMarker", prop("name", "circle") + prop("color", rgba(is_known ? fill : theme.panel)) +
                                            prop("outline_color", rgba(is_known ? theme.symbol_line : theme.hatch)) + prop("outline_width", "0.3") +
                                            prop("size", is_by_dwellings ? "3" : "1.6") + prop("size_unit", "MM") + (is_by_dwellings ? size : ""));
}

std::string area(scene::Rgba fill, bool is_known) {
    auto const& theme = scene::light_theme();
    return simple_layer("SimpleFill", prop("color", rgba(is_known ? fill : theme.hatch)) + prop("style", is_known ? "solid" : "b_diagonal") +
                                          prop("outline_color", rgba(theme.zone_line)) + prop("outline_width", "0.3"));
}

std::string line(scene::Rgba colour, bool is_known) {
    auto const& theme = scene::light_theme();
    return simple_layer("SimpleLine", prop("line_color", rgba(is_known ? colour : theme.hatch)) + prop("line_width", "0.5") + prop("line_width_unit", "MM"));
}

/// A class of a style: its colour, the features it takes, its words.
struct StyleRule {
    scene::Rgba colour;
    std::string filter, label;
    bool is_known = true;
};

std::string symbol_layer(StyleRule const& rule, Drawn drawn) {
    switch (drawn) {
    case Drawn::areas:
        return area(rule.colour, rule.is_known);
    case Drawn::lines:
        return line(rule.colour, rule.is_known);
    default:
        return marker(rule.colour, rule.is_known, drawn == Drawn::stock);
    }
}

/// Rules, since they say on which side a limit is, and what has no value.
std::string qml(std::vector<StyleRule> const& rules, Drawn drawn, double opacity = 1) {
    auto const type = drawn == Drawn::areas ? "fill" : drawn == Drawn::lines ? "line" : "marker";
    std::string list, symbols;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        auto const number = std::to_string(i);
        list += "<rule key=\"{vigie-" + number + "}\" symbol=\"" + number + "\" filter=\"" + text::escaped_markup(rules[i].filter) +
                "\" label=\"" + text::escaped_markup(rules[i].label) + "\"/>";
        symbols += "<symbol type=\"" + std::string(type) + "\" name=\"" + number + "\" alpha=\"" + shortest(opacity) +
                   "\" clip_to_extent=\"1\" force_rhr=\"0\">" + symbol_layer(rules[i], drawn) + "</symbol>";
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis styleCategories=\"Symbology\" "
           "version=\"3.22\">"
           "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><rules "
           "key=\"{vigie}\">" +
           list + "</rules><symbols>" + symbols + "</symbols></renderer-v2></qgis>";
}

Drawn drawn_of(bool is_of_zones) { return is_of_zones ? Drawn::areas : Drawn::stock; }

std::string class_qml(bool is_of_zones) {
    std::vector<StyleRule> rules;
    auto const& theme = scene::light_theme();
    for (auto const c : core::all_classes) {
        bool const is_scored = c != core::SeverityClass::not_scored;
        auto const letter = std::string(1, core::letter(c));
        rules.push_back({theme.fill(c), is_scored ? "\"class\" = '" + letter + "'" : "ELSE",
                         (is_scored ? letter + " · " : "") + class_label(c), is_scored});
    }
    return qml(rules, drawn_of(is_of_zones));
}

/// Values of class `i`, of those that `limits` part; what has none is in no class.
std::string range_filter(std::string const& column, std::vector<double> const& limits, std::size_t i) {
    auto filter = i > 0 ? column + " >= " + shortest(limits[i - 1]) : column + " IS NOT NULL";
    if (i < limits.size()) filter += " AND " + column + " < " + shortest(limits[i]);
    return filter;
}

std::string measure_qml(std::string const& column, scene::Classing const& classing) {
    auto const colours = classing.colours(scene::light_theme());
    std::vector<StyleRule> rules;
    for (std::size_t i = classing.classes(); i-- > 0;) rules.push_back({colours[i], range_filter(column, classing.limits, i), classing.labels[i]});
    rules.push_back({{}, "ELSE", classing.labels.back(), false});
    return qml(rules, drawn_of(classing.is_of_zones));
}

std::string quoted(std::string const& words, char mark) {
    std::string quoted(1, mark);
    for (char const c : words) quoted += c == mark ? std::string(2, mark) : std::string(1, c);
    return quoted + mark;
}

std::vector<StyleRule> context_rules(core::ContextLook const& look, scene::ContextClasses const& classes) {
    auto const column = quoted(look.column, '"');
    auto const colours = classes.colours(scene::light_theme());
    std::vector<StyleRule> rules;
    for (std::size_t i = 0; i + 1 < classes.labels.size(); ++i) {
        bool const is_rest = classes.has_others && i + 2 == classes.labels.size();
        auto const filter = is_rest ? "ELSE" : classes.is_of_kinds ? column + " = " + quoted(classes.labels[i], '\'') : range_filter(column, classes.limits, i);
        rules.push_back({colours[i], filter, classes.labels[i]});
    }
    bool const has_rest = classes.has_others;
    rules.push_back({colours.back(), has_rest ? column + " IS NULL OR " + column + " = ''" : "ELSE", classes.labels.back(), false});
    return rules;
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

void publish_context_style(store::Project& project, core::ContextLayer const& layer, scene::ContextClasses const& classes) {
    auto const table = store::context_table(project, layer.id);
    auto const has = [](auto const& shapes) { return shapes && !shapes->empty(); };
    bool const has_areas = has(classes.area_class), has_points = has(classes.point_class), has_lines = !classes.lines.empty();
    if (table.empty() || has_areas + has_points + has_lines != 1) return; // a style of QGIS draws shapes of one kind
    auto const drawn = has_areas ? Drawn::areas : has_points ? Drawn::points : Drawn::lines;
    project.put_layer_style({table, "geom", "Vigie · " + layer.look.column, qml(context_rules(layer.look, classes), drawn, layer.look.opacity), true});
}

}
