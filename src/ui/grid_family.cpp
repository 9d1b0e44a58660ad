// The sheets of a family and of the grid itself.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/grid_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vigie::ui {

namespace {

using core::GridField;

void draw_family_histogram(Ui const& ui, Rect const& r, wb::FamilySheet const& sheet) {
    float const step = r.w / static_cast<float>(sheet.histogram.size());
    for (std::size_t i = 0; i < sheet.histogram.size(); ++i) {
        float const h = std::round(sheet.histogram[i] * r.h);
        ui.fill({r.x + step * static_cast<float>(i), r.bottom() - h, std::max(1.0F, step - ui.px(1)), h},
                i >= sheet.histogram.size() / 2 ? ui.theme.neutral : ui.theme.strong);
    }
    ui.line(r.x, r.bottom(), r.right(), r.bottom(), ui.theme.border, ui.px(1));
}

void draw_weight(GridForm& form, wb::FamilySheet const& sheet, GridIntents& out) {
    auto const& ui = form.ui;
    auto const& code = sheet.family.code;
    if (!sheet.family.is_in_index) return form.sentence(text::tr("Beside the index: it never counts in it."));
    auto const places = form.columns(2, {text::tr("Weight, of 100"), text::tr("Scores of its residences, 0 to 100")});
    double points = std::round(sheet.points * 100) / 100;
    Rect const field{places[0].x, places[0].y, places[0].w - ui.px(40), places[0].h};
    if (form.number("grid.family.weight", field, points) && !sheet.is_locked)
        out.emplace_back(wb::WeighFamily{code, std::clamp(points, 0.0, 100.0)});
    Rect const lock{field.right() + ui.px(4), field.y, ui.px(32), ui.px(32)};
    if (ui.icon_button("grid.family.lock", lock, sheet.is_locked ? icon::lock : icon::lock_open,
                       sheet.is_locked ? text::tr("Let it move") : text::tr("Keep this weight")))
        out.emplace_back(wb::LockFamily{code, !sheet.is_locked});
    draw_family_histogram(ui, places[1], sheet);
    form.close_columns();
    form.sentence(
        std::abs(sheet.points - sheet.saved) > 0.005
            ? text::tr("Was {0}. The others share the rest: the total stays 100.", {text::decimal(sheet.saved, 1)})
            : text::tr("The others share the rest: the total stays 100."));
}

bool draw_rules(GridForm& form, core::GridRules& rules) {
    form.heading(text::tr("Rules of the score"));
    static constexpr std::array powers{1.0, 2.0, 4.0, 0.0, std::numeric_limits<double>::infinity()};
    std::vector<std::string> const means{text::tr("plain mean"), text::tr("mean that rises with the worst"),
                                         text::tr("mean close to the worst"), text::tr("geometric mean of health"),
                                         text::tr("worst family alone")};
    auto const places = form.columns(2, {text::tr("Across families"), text::tr("Families scored, at least")});
    auto const at = static_cast<std::size_t>(std::ranges::find(powers, rules.power) - powers.begin());
    bool has_changed = false;
    if (auto const chosen = form.ui.drop_down("grid.power", places[0], means, at); chosen && *chosen != at) {
        rules.power = powers.at(*chosen);
        has_changed = true;
    }
    double families = rules.minimum_families;
    if (form.number("grid.minimum_families", places[1], families) && families >= 1 && families <= 100) {
        rules.minimum_families = static_cast<int>(families);
        has_changed = true;
    }
    form.close_columns();
    form.fault(GridField::power);
    auto const limits =
        form.columns(4, {text::tr("Coverage (%)"), text::tr("B from"), text::tr("C from"), text::tr("D from")});
    double coverage = std::round(rules.minimum_coverage * 1e6) / 1e4;
    if (form.number("grid.coverage", limits[0], coverage)) {
        rules.minimum_coverage = coverage / 100;
        has_changed = true;
    }
    for (std::size_t i = 0; i < 3; ++i)
        has_changed =
            form.number("grid.limit." + std::to_string(i), limits[i + 1], rules.class_limits.at(i)) || has_changed;
    form.close_columns();
    form.fault(GridField::coverage);
    form.fault(GridField::limits);
    form.sentence(
        text::tr("A family, or the index, with less of its weight observed than the coverage is not scored."));
    return has_changed;
}

}

void draw_family_sheet(Desk& desk, Rect const& r, wb::FamilySheet const& sheet, GridIntents& out) {
    Stack stack(desk.ui, r);
    GridForm form(desk, stack, sheet.faults);
    auto edited = sheet.family;
    stack.skip(12);
    stack.strong(text::pick(edited.name) + " · " + edited.code);
    stack.caption(sheet.sentence, desk.ui.theme.text2);
    stack.skip(6);
    draw_weight(form, sheet, out);
    form.fault(GridField::weight);
    bool has_changed = form.check("grid.family.index", text::tr("Counts in the index"), edited.is_in_index);
    form.heading(text::tr("Name and alert"));
    has_changed = form.label("grid.family.name", text::tr("Name"), edited.name) || has_changed;
    has_changed = form.label("grid.family.short", text::tr("Short name"), edited.short_name) || has_changed;
    auto const places = form.columns(2, {text::tr("Alert from a score of (empty: class C)")});
    has_changed = form.number("grid.family.alert", places[0], edited.alert_at) || has_changed;
    form.close_columns();
    form.fault(GridField::alert);
    form.fault(GridField::code);
    stack.close();
    if (has_changed) out.emplace_back(wb::ChangeFamily{sheet.family.code, std::move(edited)});
}

void draw_grid_sheet(Desk& desk, Rect const& r, wb::GridSheet const& sheet, GridIntents& out) {
    auto const& ui = desk.ui;
    Stack stack(ui, r);
    GridForm form(desk, stack, sheet.faults);
    auto title = sheet.title;
    auto rules = sheet.rules;
    stack.skip(12);
    stack.strong(text::pick(title));
    stack.caption(sheet.sentence, ui.theme.text2);
    stack.skip(6);
    form.fault(GridField::whole);
    bool has_changed = form.label("grid.title", text::tr("Title"), title);
    has_changed = draw_rules(form, rules) || has_changed;
    form.heading(text::tr("Campaigns and their grid"));
    for (auto const& line : sheet.campaigns)
        stack.paragraph(line, ui.theme.text);
    stack.skip(8);
    form.heading(text::tr("Goalposts"));
    form.sentence(
        text::tr("Brings the goalposts of every indicator to the fifth lowest and the fifth highest of a hundred "
                 "residences of this campaign. Nothing is saved before you say so."));
    auto const words = text::tr("Calibrate all on P5–P95");
    Rect const button{stack.x, stack.y, ui.width(words, ui.fonts.body_medium) + ui.px(32), ui.px(32)};
    if (ui.button("grid.calibrate_all", button, words, ButtonKind::secondary))
        out.emplace_back(wb::RunAction{"grid.calibrate"});
    stack.skip(48);
    stack.close();
    if (has_changed) out.emplace_back(wb::ChangeGridHead{std::move(title), rules});
}

}
