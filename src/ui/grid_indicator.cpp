// The sheet of an indicator: how its values become scores, what they count, what they mean.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/grid_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using core::GridField;
using core::Method;

bool draw_method(GridForm& form, core::Indicator& edited) {
    auto const& ui = form.ui;
    auto const places = form.columns(2, {text::tr("Method"), text::tr("Complex when the value is")});
    bool has_changed = false;
    auto const method = static_cast<std::size_t>(edited.normalisation.method);
    if (auto const chosen = ui.drop_down("grid.method", places[0], dossier::method_names(), method);
        chosen && *chosen != method) {
        edited.normalisation.method = static_cast<Method>(*chosen);
        has_changed = true;
    }
    std::vector<std::string> const sides{text::tr_in("value", "high"), text::tr_in("value", "low")};
    if (ui.segments("grid.direction", places[1], sides, edited.high_is_bad() ? 0 : 1)) {
        std::swap(edited.goalposts.at_0, edited.goalposts.at_100);
        has_changed = true;
    }
    form.close_columns();
    form.sentence(dossier::method_sentence(edited.normalisation.method));
    return has_changed;
}

bool draw_goalposts(GridForm& form, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    auto const& ui = form.ui;
    auto const unit = text::pick(edited.unit);
    float const room = (form.stack.w - ui.px(12)) / 2;
    auto const with_unit = [&](std::string const& words) {
        return unit.empty() ? words : ui.fitting(words + " (" + unit + ")", words, ui.fonts.caption_medium, room);
    };
    auto const places =
        form.columns(2, {with_unit(text::tr("Scored 0, good")), with_unit(text::tr("Scored 100, bad"))});
    bool has_changed = form.number("grid.at_0.value", places[0], edited.goalposts.at_0);
    has_changed = form.number("grid.at_100.value", places[1], edited.goalposts.at_100) || has_changed;
    form.close_columns();
    form.fault(GridField::goalposts);
    auto const words = text::tr("Calibrate on P5–P95");
    Rect const button{form.stack.x, form.stack.y, ui.width(words, ui.fonts.body_medium) + ui.px(32), ui.px(28)};
    if (ui.button("grid.calibrate_one", button, words, ButtonKind::secondary, nullptr, sheet.calibrated.has_value(),
                  sheet.calibration)) {
        edited.goalposts = *sheet.calibrated;
        has_changed = true;
    }
    float const beside = form.stack.w - button.w - ui.px(12);
    float const used = ui.paragraph(button.right() + ui.px(12), button.y - ui.px(2), beside, sheet.calibration,
                                    ui.fonts.caption, ui.theme.text2, ui.px(16), 4);
    form.stack.y += std::max(ui.px(36), used + ui.px(4));
    return has_changed;
}

bool draw_stock(GridForm& form, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    auto& with = edited.normalisation;
    bool const has_tail = with.method == Method::min_max || with.method == Method::target;
    bool const has_target = with.method == Method::target;
    std::vector<std::string> captions{text::tr("Compared with the stock of")};
    if (has_tail) captions.push_back(text::tr("Cut off at either end (%)"));
    if (has_target) captions.push_back(text::tr("Value to be reached"));
    auto const places = form.columns(captions.size(), captions);
    std::vector<std::string> names{text::tr("the campaign that is scored")};
    names.insert(names.end(), sheet.campaigns.begin(), sheet.campaigns.end());
    auto const found = std::ranges::find(names.begin() + 1, names.end(), with.reference);
    auto const at =
        found != names.end() && !with.reference.empty() ? static_cast<std::size_t>(found - names.begin()) : 0;
    bool has_changed = false;
    if (auto const chosen = form.ui.drop_down("grid.reference", places[0], names, at); chosen && *chosen != at) {
        with.reference = *chosen == 0 ? std::string() : names[*chosen];
        has_changed = true;
    }
    if (has_tail) {
        double percent = with.tail * 100;
        if (form.number("grid.tail", places[1], percent)) {
            with.tail = percent / 100;
            has_changed = true;
        }
    }
    if (has_target) has_changed = form.number("grid.target", places[2], with.target) || has_changed;
    form.close_columns();
    form.fault(GridField::tail);
    form.fault(GridField::target);
    return has_changed;
}

bool draw_table(GridForm& form, core::Indicator& edited) {
    auto const& ui = form.ui;
    auto& table = edited.normalisation.table;
    bool has_changed = false;
    auto const head = form.columns(2, {text::tr("Value"), text::tr("Score, 0 to 100")});
    static_cast<void>(head);
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto const id = "grid.table." + std::to_string(i);
        float const half = (form.stack.w - ui.px(12)) / 2, room = ui.px(36);
        Rect const value{form.stack.x, form.stack.y, half, ui.px(32)};
        Rect const score{form.stack.x + half + ui.px(12), form.stack.y, half - room, ui.px(32)};
        has_changed = form.number(id + ".value", value, table[i].value) || has_changed;
        has_changed = form.number(id + ".score", score, table[i].score) || has_changed;
        Rect const out{score.right() + ui.px(4), form.stack.y, ui.px(32), ui.px(32)};
        if (ui.icon_button(id + ".remove", out, icon::close, text::tr("Take this value out"))) {
            table.erase(table.begin() + static_cast<std::ptrdiff_t>(i--));
            has_changed = true;
        }
        form.stack.skip(36);
    }
    auto const words = text::tr("Add a value");
    Rect const add{form.stack.x, form.stack.y, ui.width(words, ui.fonts.body_medium) + ui.px(60), ui.px(28)};
    if (ui.button("grid.table.add", add, words, ButtonKind::secondary, icon::plus)) {
        table.push_back(table.empty() ? core::Knot{} : core::Knot{table.back().value + 1, 100});
        has_changed = true;
    }
    form.stack.skip(36);
    form.fault(GridField::table);
    return has_changed;
}

bool draw_scoring(GridForm& form, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    bool has_changed = draw_method(form, edited);
    Rect const plot = form.stack.row(132);
    has_changed = draw_grid_histogram(form.desk, plot, sheet, edited) || has_changed;
    form.stack.skip(136);
    form.sentence(sheet.histogram.sentence);
    switch (edited.normalisation.method) {
    case Method::goalposts:
        return draw_goalposts(form, sheet, edited) || has_changed;
    case Method::table:
        return draw_table(form, edited) || has_changed;
    default:
        return draw_stock(form, sheet, edited) || has_changed;
    }
}

bool draw_counting(GridForm& form, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    form.heading(text::tr("What it counts for"));
    auto const places =
        form.columns(2, {text::tr("Weight in its family"), text::tr("Alert at, or beyond (empty: none)")});
    bool has_changed = form.number("grid.weight", places[0], edited.weight);
    has_changed = form.number("grid.alert", places[1], edited.alert_at) || has_changed;
    form.close_columns();
    form.fault(GridField::weight);
    form.sentence(sheet.share + (sheet.alerts.empty() ? "" : " " + sheet.alerts));
    has_changed = form.check("grid.context", text::tr("Context: shown, counts for half at most"), edited.is_context) ||
                  has_changed;
    has_changed =
        form.check("grid.sensitive", text::tr("Sensitive: left out of what partners receive"), edited.is_sensitive) ||
        has_changed;
    return has_changed;
}

bool draw_value(GridForm& form, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    form.heading(text::tr("Name and value"));
    bool has_changed = form.label("grid.name", text::tr("Name"), edited.name);
    has_changed = form.label("grid.unit", text::tr("Unit"), edited.unit) || has_changed;
    auto const places = form.columns(3, {text::tr("Kind of value"), text::tr("Multiplied by"), text::tr("Decimals")});
    std::vector<std::string> const kinds{text::tr("measure"), text::tr("events per dwelling"),
                                         text::tr("share of answers")};
    auto const kind = static_cast<std::size_t>(edited.kind);
    if (auto const chosen = form.ui.drop_down("grid.kind", places[0], kinds, kind); chosen && *chosen != kind) {
        edited.kind = static_cast<core::ValueKind>(*chosen);
        has_changed = true;
    }
    has_changed = form.number("grid.scale", places[1], edited.scale) || has_changed;
    double decimals = edited.decimals;
    if (form.number("grid.decimals", places[2], decimals) && decimals >= 0 && decimals <= 6) {
        edited.decimals = static_cast<int>(decimals);
        has_changed = true;
    }
    form.close_columns();
    form.fault(GridField::scale);
    auto const codes = form.columns(2, {text::tr("Code"), text::tr("Source")});
    if (sheet.saved == nullptr)
        has_changed = form.words("grid.code", codes[0], edited.code) || has_changed;
    else
        form.ui.text(codes[0], edited.code, form.ui.fonts.body_medium, form.ui.theme.text);
    has_changed =
        form.words("grid.source", codes[1], edited.source, text::tr("ERP, survey, open data…")) || has_changed;
    form.close_columns();
    form.fault(GridField::code);
    return has_changed;
}

bool draw_meaning(GridForm& form, core::Indicator& edited) {
    form.heading(text::tr("Indicator sheet"));
    bool has_changed = form.long_label("grid.definition", text::tr("Definition"), edited.definition);
    has_changed = form.long_label("grid.formula", text::tr("Formula"), edited.formula) || has_changed;
    has_changed = form.long_label("grid.reading", text::tr("How to read it"), edited.reading) || has_changed;
    has_changed = form.long_label("grid.years", text::tr("Years"), edited.years) || has_changed;
    return has_changed;
}

}

void draw_indicator_sheet(Desk& desk, Rect const& r, wb::IndicatorSheet const& sheet, GridIntents& out) {
    Stack stack(desk.ui, r);
    GridForm form(desk, stack, sheet.faults);
    auto edited = sheet.indicator;
    stack.skip(12);
    stack.strong(text::pick(edited.name) + " · " + edited.code);
    stack.skip(6);
    bool has_changed = draw_scoring(form, sheet, edited);
    has_changed = draw_counting(form, sheet, edited) || has_changed;
    has_changed = draw_value(form, sheet, edited) || has_changed;
    has_changed = draw_meaning(form, edited) || has_changed;
    stack.skip(12);
    stack.close();
    if (has_changed) out.emplace_back(wb::ChangeIndicator{sheet.family, sheet.indicator.code, std::move(edited)});
}

}
