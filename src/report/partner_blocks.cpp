#include "report/detail/partner_blocks.hpp"

#include "dossier/watch.hpp"
#include "report/detail/columns.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using State = dossier::PartnerCell::State;
using text::tr;

constexpr double hero_mm = 17;

struct Fact {
    std::string name, value;
};

std::vector<Fact> identity(PartnerContext const& context) {
    auto const& site = context.site;
    auto const& r = site.residence;
    auto const or_unknown = [](std::string const& value) { return value.empty() ? not_known() : value; };
    std::string built = r.year_built ? std::to_string(*r.year_built) : "";
    if (r.year_renovated)
        built += (built.empty() ? "" : ", ") + tr("renovated {0}", {std::to_string(*r.year_renovated)});
    std::string dwellings = r.dwellings ? text::integer(*r.dwellings) : std::string();
    if (site.households.state == State::secret) dwellings = secret_words();
    std::vector<Fact> facts{{tr("Agency"), or_unknown(r.agency)},
                            {tr("Dwellings"), or_unknown(dwellings)},
                            {tr("Built"), or_unknown(built)}};
    for (auto const& [layer, zone] : site.zones)
        facts.push_back({layer, or_unknown(zone)});
    if (facts.size() > 6) facts.resize(6);
    return facts;
}

double identity_strip(Page& page, std::vector<Fact> const& facts, double x, double y, double width) {
    std::vector<ColumnNeed> needs(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        add_cell(needs[i], page, role::note, facts[i].name);
        add_cell(needs[i], page, role::strong, facts[i].value);
        needs[i].natural += 0.4;
        needs[i].least += 0.4;
    }
    constexpr double gap = 3;
    auto const widths = shared_widths(needs, width - gap * static_cast<double>(facts.size() - 1));
    page.rule(x, y, width, 0.15, paper::line);
    double left = x, height = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        double const head = page.text(role::note, facts[i].name, left, y + 0.8, widths[i]).height;
        height =
            std::max(height, head + page.text(role::strong, facts[i].value, left, y + 0.8 + head, widths[i]).height);
        left += widths[i] + gap;
    }
    page.rule(x, y + height + 1.4, width, 0.15, paper::line);
    return height + 1.8;
}

/// « Classe solide : … », or why there is no letter.
std::string solidity_words(dossier::PartnerSite const& site) {
    if (!site.is_solid) return {};
    return *site.is_solid ? tr("no reasonable change of one weight moves it.")
                          : tr("a small change of one weight moves it.");
}

double draw_letters(PartnerContext const& context, double right, double y) {
    Page& page = context.page;
    auto const& history = context.site.history;
    constexpr double box = 6, step = 9;
    double left = right - step * static_cast<double>(history.size()) + (step - box) - 1.5;
    double const width = right - left;
    for (auto const& [campaign, cell] : history) {
        partner_letter(page, cell, {left, y, box, 4.6}, {7.6, 1.2, scene::FontWeight::bold});
        bool const is_now = campaign == context.site.campaign;
        page.text(is_now ? role::cell_strong : role::note, campaign, left - 1.4, y + 5, box + 2.8, Align::centre);
        left += step;
    }
    return width + 2;
}

double draw_situation(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto const& site = context.site;
    double const head =
        page.heading(tr("Situation"), tr("A ordinary · B to watch · C complex · D very complex"), x, y, width);
    double const top = y + head;
    partner_letter(page, site.index, {x, top, hero_mm, hero_mm}, role::hero_letter);
    double const letters = draw_letters(context, x + width, top + 3);
    double const left = x + hero_mm + 3.4, room = width - hero_mm - 3.4 - letters - 2;
    Role const big{15, 1.2, scene::FontWeight::bold};
    std::string const title =
        site.index.state == State::secret ? tr("Protected value") : dossier::partner_class_words(site.index.severity);
    double used = page.text(big, title, left, top, room).height;
    if (auto const words = solidity_words(site); !words.empty())
        used +=
            page.runs(
                    {8.6, 1.3},
                    {{*site.is_solid ? tr("Solid class:") : tr("Sensitive class:"), scene::FontWeight::bold, false, {}},
                     {" " + words, {}, false, {}}},
                    left, top + used, room)
                .height;
    if (site.index.state == State::secret)
        used += page.text(role::body, secret_note(context.edition.profile), left, top + used, room).height;
    else
        used += page.text(role::note, tr("Coverage {0} of the grid's weight.", {text::percent(site.coverage)}), left,
                          top + used, room)
                    .height;
    return head + std::max(used, hero_mm);
}

}

double partner_title(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto const& site = context.site;
    double used = partner_band(page, context.edition, x, y, width) + 0.6;
    std::string const status = dossier::status_label(site.status);
    double const status_width = page.size({7.0, 1.2, scene::FontWeight::semibold}, status).width + 6;
    page.boxed(status, x + width, y + used + 1.4, site.status == core::WatchStatus::relapse, Align::right);
    used += page.text(role::sheet_title, site.residence.name, x, y + used, width - status_width).height + 0.6;
    std::string where = site.residence.address;
    if (!site.neighbourhood.empty()) where += (where.empty() ? "" : " — ") + site.neighbourhood;
    if (!site.residence.position) where += (where.empty() ? "" : " · ") + tr("not located");
    if (!where.empty()) used += page.text(role::body, where, x, y + used, width).height + 0.4;
    used += page.text(role::finding, site.finding, x, y + used, width).height + 0.8;
    return used + identity_strip(page, identity(context), x, y + used, width);
}

Block partner_situation(PartnerContext const& context) {
    return {"situation", [&context](double x, double y, double width) { return draw_situation(context, x, y, width); }};
}

Block partner_method(PartnerContext const& context) {
    return {"method", [&context](double x, double y, double width) {
                context.page.rule(x, y, width, 0.35, paper::navy);
                auto const bold = scene::FontWeight::bold;
                std::string words = removed_words(context.snapshot, context.edition, context.site.campaign);
                if (auto const& source = context.snapshot.info.source_line; !source.empty())
                    words += " " + source + (source.ends_with('.') ? "" : ".");
                std::vector<Run> const runs{
                    {tr("Method and caveat."), bold, false, {}},
                    {" " + words + " ", {}, false, {}},
                    {caveat(), bold, false, {}},
                    {" " + tr("Do not pass on: a copy in the recipient's name, entered in the export log."),
                     {},
                     false,
                     {}}};
                return 1 + context.page.runs({7.0, 1.3}, runs, x, y + 1, width).height;
            }};
}

}
