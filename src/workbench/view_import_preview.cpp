// « Aperçu »: the first rows as they are in the file and as Vigie understands them.
#include "gis/source.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace vigie::workbench::detail {

namespace {

using imports::ImportPlan;
using imports::PlanRow;
using State = ImportPreviewRow::State;

/// Figures that are counts: written with spaces between thousands.
constexpr std::array count_fields{"dwellings", "households", "population", "people"};
constexpr std::array year_fields{"year_built", "year_renovated"};
/// Words made of digits, which stay as they are.
constexpr std::array code_fields{"code", "insee", "parent", "alias", "id", "residence", "cell", "epsg"};

template <typename List>
bool is_one_of(List const& list, std::string_view field) {
    return std::ranges::find(list, field) != list.end();
}

bool is_figure(std::string_view field) { return is_one_of(count_fields, field) || is_one_of(year_fields, field); }

bool all_numbers(ImportPlan const& plan, std::size_t at) {
    bool has_one = false;
    for (auto const& row : plan.preview) {
        if (at >= row.after.size() || row.after[at].empty()) continue;
        if (!gis::parse_number(row.after[at], plan.decimal)) return false;
        has_one = true;
    }
    return has_one;
}

/// « 1234 » → « 1 234 »; what is no figure stays as it is.
std::string shown(ImportPlan const& plan, std::string const& field, std::string const& value) {
    if (!is_one_of(count_fields, field)) return value;
    auto const number = gis::parse_number(value, plan.decimal);
    bool const is_whole = number && *number == std::floor(*number) && std::abs(*number) < 1e15;
    return is_whole ? text::integer(static_cast<std::int64_t>(*number)) : value;
}

std::string const& cell(std::vector<std::string> const& cells, std::size_t at) {
    static std::string const nothing;
    return at < cells.size() ? cells[at] : nothing;
}

void add_columns(ImportPreviewView& view, ImportPlan const& plan, bool as_in_file) {
    if (as_in_file) {
        for (auto const& column : plan.columns)
            view.columns.push_back({{}, {}, column, false, 0});
        return;
    }
    for (std::size_t i = 0; i < plan.preview_fields.size(); ++i) {
        auto const field = std::ranges::find(plan.fields, plan.preview_fields[i], &imports::PlanField::field);
        if (field == plan.fields.end()) continue;
        bool const is_number =
            is_figure(field->field) || (!is_one_of(code_fields, field->field) && all_numbers(plan, i));
        view.columns.push_back(
            {field->field, text::sentence(field->label), field->column, is_number, column_at(plan, field->column)});
    }
}

void fill_as_understood(ImportPreviewRow& out, PlanRow const& row, ImportPlan const& plan,
                        ImportPreviewView const& view) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        auto const& column = view.columns[i];
        auto const& value = cell(row.after, i);
        out.cells.push_back(shown(plan, column.field, value));
        auto const& raw = column.chosen > 0 ? cell(row.before, column.chosen - 1) : cell({}, 0);
        out.raw.push_back(raw == out.cells.back() ? std::string() : raw);
        bool const is_no_figure = is_figure(column.field) && !value.empty() && !gis::parse_number(value, plan.decimal);
        bool const is_lacking = value.empty() && column.field == "code" && out.state == State::refused;
        out.is_wrong.push_back(is_no_figure || is_lacking);
    }
}

/// What the trial says of each row.
struct RowWord {
    State state = State::kept;
    std::string why;
};
std::map<std::int64_t, RowWord> words_of_rows(ImportPlan const& plan) {
    std::map<std::int64_t, RowWord> words;
    for (auto const& finding : plan.findings) {
        if (!finding.row || finding.severity == core::Severity::note) continue;
        auto& word = words[*finding.row];
        word.state =
            std::max(word.state, finding.severity == core::Severity::refused ? State::refused : State::doubtful);
        word.why += (word.why.empty() ? "" : " ") + text::sentence(window_words(finding).what);
    }
    return words;
}

void add_rows(ImportPreviewView& view, ImportPlan const& plan, bool as_in_file) {
    auto words = words_of_rows(plan);
    for (auto const& row : plan.preview) {
        ImportPreviewRow out;
        out.row = row.row;
        out.state = words[row.row].state;
        out.why = words[row.row].why;
        if (out.state == State::kept && has_places(plan) && !row.is_located) {
            out.state = State::doubtful;
            out.why = text::tr("Not located; it is kept.");
        }
        if (as_in_file) {
            for (std::size_t i = 0; i < plan.columns.size(); ++i)
                out.cells.push_back(cell(row.before, i));
            out.raw.resize(out.cells.size());
            out.is_wrong.resize(out.cells.size());
        } else {
            fill_as_understood(out, row, plan, view);
        }
        view.rows.push_back(std::move(out));
    }
}

std::string title_of(ImportPlan const& plan) {
    auto const shown = text::tr_n("{0} first row", "{0} first rows", static_cast<long long>(plan.preview.size()));
    std::string of;
    if (!is_partial(plan))
        of = text::tr("of {0}", {text::integer(plan.trial ? plan.trial->read : plan.sampled)});
    else if (plan.rows)
        of = text::tr("of about {0}", {text::integer(std::max(*plan.rows, plan.sampled))});
    return text::tr("Preview") + " · " + shown + (of.empty() ? "" : " " + of);
}

std::string writing_of(ImportPlan const& plan) {
    std::string words;
    auto const add = [&](std::string const& part) { words += (words.empty() ? "" : " · ") + part; };
    if (plan.facts.delimiter != 0)
        add(text::tr("separator “{0}”",
                     {sign_name(plan.choices.delimiter != 0 ? plan.choices.delimiter : plan.facts.delimiter)}));
    if (plan.decimal != 0) add(text::tr("decimal “{0}”", {sign_name(plan.decimal)}));
    if (plan.facts.delimiter == 0) add(plan.facts.driver);
    if (!plan.facts.encoding.empty()) add(plan.facts.encoding);
    return words;
}

/// « Codes keep their zeros: 0041 stays “0041”. » when the first rows have such a code.
std::string zeros_kept(ImportPlan const& plan) {
    auto const found = std::ranges::find(plan.preview_fields, "code");
    if (found == plan.preview_fields.end()) return {};
    auto const at = static_cast<std::size_t>(found - plan.preview_fields.begin());
    for (auto const& row : plan.preview)
        if (auto const& code = cell(row.after, at);
            code.size() > 1 && code[0] == '0' && code[1] >= '0' && code[1] <= '9')
            return text::tr("Codes keep their zeros: {0} stays “{0}”.", {code});
    return {};
}

void tell_place(ImportPreviewView& view, ImportPlan const& plan) {
    view.is_doubtful = doubts_location(plan);
    auto const zeros = zeros_kept(plan);
    if (has_places(plan)) {
        auto const name =
            plan.crs.name + (plan.crs.code.empty() || plan.crs.code == plan.crs.name ? "" : " (" + plan.crs.code + ")");
        view.place = view.is_doubtful ? text::tr("Coordinates to check: {0}.", {name})
                                      : text::tr("Coordinates recognised: {0}.", {name});
        view.place_more = share_words(plan);
        if (view.place_more.empty()) view.place_more = text::sentence(plan.crs.sentence);
    }
    if (!zeros.empty()) view.place_more += (view.place_more.empty() ? "" : " ") + zeros;
}

}

bool is_partial(ImportPlan const& plan) {
    return plan.is_sample && plan.choices.mode != imports::ResidenceMode::update;
}

ImportPreviewView preview_view(Workbench const& workbench, bool as_in_file) {
    auto const& plan = *workbench.import_draft().plan;
    ImportPreviewView view;
    view.title = title_of(plan);
    view.writing = writing_of(plan);
    view.is_fictitious = workbench.snapshot().info.is_fictitious;
    view.choices = column_choices(plan);
    add_columns(view, plan, as_in_file);
    add_rows(view, plan, as_in_file);
    tell_place(view, plan);
    view.mode = mode_choice(workbench);
    add_report(view, plan);
    return view;
}

}
