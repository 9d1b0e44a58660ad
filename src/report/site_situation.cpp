#include "dossier/opinion.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

namespace {

using core::SeverityClass;
constexpr double hero_mm = 17;

std::string index_of(double score) { return text::decimal(score, 1); }

}

/// A change is told from the noise of small numbers where that is known; else one point is the least that is said to
/// move.
std::string change_words(dossier::SiteFile const& file) {
    double const delta = file.change->points, noise = file.change->noise;
    if (!(noise > 0)) {
        char const* const mark = !file.change->is_clear() ? "●" : delta > 0 ? "▲" : "▼";
        return text::tr("{0} {1} since {2}", {mark, text::change(delta), file.previous_campaign});
    }
    std::string const within = text::decimal(noise, 1);
    if (!file.change->is_clear())
        return text::tr("● stable since {0}: {1}, within noise (± {2} at 95%)",
                        {file.previous_campaign, text::change(delta), within});
    return text::tr("{0} {1} since {2}, beyond noise (± {3} at 95%)",
                    {delta > 0 ? "▲" : "▼", text::change(delta), file.previous_campaign, within});
}

namespace {

std::string list_of(std::vector<std::string> const& items, std::size_t most) {
    std::string all;
    for (std::size_t i = 0; i < items.size() && i < most; ++i) all += (all.empty() ? "" : ", ") + items[i];
    if (items.size() > most) {
        auto const more = static_cast<long long>(items.size() - most);
        all += " " + text::tr_n("and {0} other", "and {0} others", more);
    }
    return all;
}

/// Names of the indicators that lack, in the grid's order.
std::vector<std::string> missing_names(SiteContext const& site) {
    std::vector<std::string> names;
    for (auto const& code : site.file.missing) {
        auto const* const indicator = site.grid().find_indicator(code);
        names.push_back(indicator ? text::pick(indicator->name) : code);
    }
    return names;
}

/// A little smaller where that spares a second line.
Role on_one_line(Page const& page, Role hand, std::string const& words, double width) {
    if (page.size(hand, words).width > width) hand.size = role::lead.size;
    return hand;
}

/// Beside the computed class, never in its place.
std::string opinion_words(core::FieldOpinion const& opinion) {
    return text::tr("Opinion from the field: class {0} ({1}). {2}",
                    {std::string(1, core::letter(*opinion.proposed)), dossier::opinion_source(opinion), opinion.motive});
}

/// Letter, index in large, change.
double hero(SiteContext const& site, double x, double y, double width) {
    auto const& [page, snapshot, file, options, limits] = site;
    bool const is_scored = file.score && file.score->index.score;
    SeverityClass const severity = file.score ? file.score->shown : SeverityClass::not_scored;
    page.chip(severity, {x, y, hero_mm, hero_mm}, role::hero_letter);
    double const left = x + hero_mm + 3.4, beside_mm = width - hero_mm - 3.4;
    Role const beside{10.2, 1.3};
    if (!is_scored) {
        double used = page.text({14, 1.3, scene::FontWeight::bold}, text::tr("Not scored"), left, y, beside_mm).height;
        std::string const share = file.score ? text::percent(file.score->index.coverage) : text::percent(0);
        std::string const floor = text::percent(site.grid().rules.minimum_coverage);
        used += page.text(role::body, text::tr("{0} of weight observed; {1} is needed.", {share, floor}), left,
                          y + used, beside_mm)
                    .height;
        if (!file.missing.empty())
            used += page.text(role::body, text::tr("Missing: {0}.", {list_of(missing_names(site), 6)}), left, y + used,
                              beside_mm)
                        .height;
        return std::max(used, hero_mm);
    }
    double used = page.together([&] {
        auto const figure = page.text(role::hero_figure, index_of(*file.score->index.score), left, y - 0.6);
        page.text(beside, text::tr("out of 100 · {0}", {class_word(severity)}), left + figure.width + 1.8, y + 3.0);
        return figure.height;
    });
    if (file.change)
        used += page.text(on_one_line(page, beside, change_words(file), beside_mm), change_words(file), left, y + used,
                          beside_mm)
                    .height;
    else
        used += page.text(role::body, text::tr("No earlier score to compare with."), left, y + used, beside_mm).height;
    if (file.opinion) used += page.text(role::body, opinion_words(*file.opinion), left, y + used, beside_mm).height;
    return std::max(used, hero_mm);
}

/// Scale 0–100 in class colours, former campaigns as small discs, this one as a large one.
double ladder(SiteContext const& site, double x, double y, double width) {
    auto const& [page, snapshot, file, options, room] = site;
    auto const& limits = site.grid().rules.class_limits;
    double const top = y + 4.2, height = 3.6;
    auto const at = [&](double score) { return x + width * std::clamp(score, 0.0, 100.0) / 100; };
    double const ends[] = {0, limits[0], limits[1], limits[2], 100};
    constexpr double letter_mm = 2, disc_mm = 1.5;
    auto const is_covered = [&](double middle) {
        return std::ranges::any_of(file.history, [&](auto const& point) { return point.second && std::abs(at(*point.second) - middle) < disc_mm + letter_mm / 2; });
    };
    for (int c = 0; c < 4; ++c) {
        MmBox const step{at(ends[c]), top, at(ends[c + 1]) - at(ends[c]), height};
        page.rect(step, scene::light_theme().class_fill[c], Line{paper::ink, 0.2});
        Role hand{7.4, 1.2, scene::FontWeight::bold, scene::light_theme().class_letter[c]};
        // At the left of its step, or at the right where a disc lies.
        double const left = step.x + 1, right = step.x + step.width - 1;
        bool const is_right = is_covered(left + letter_mm / 2) && !is_covered(right - letter_mm / 2);
        page.text(hand, std::string(1, core::letter(static_cast<SeverityClass>(c))), is_right ? right : left, top + 0.25, 0, is_right ? Align::right : Align::left);
    }
    double const below = top + height + 0.4;
    page.text(role::note, "0", x, below);
    for (double const limit : limits) page.text(role::note, text::decimal(limit, 0), at(limit), below, 0, Align::centre);
    page.text(role::note, "100", x + width, below, 0, Align::right);
    double taken = 1e9; // left end of the label drawn last: newest first, an older one that would touch it is left out
    for (auto it = file.history.rbegin(); it != file.history.rend(); ++it) {
        if (!it->second) continue;
        bool const is_now = it->first == file.campaign;
        double const cx = at(*it->second);
        page.disc(cx, top + height / 2, is_now ? disc_mm : 0.85, is_now ? paper::ink : paper::white, Line{is_now ? paper::white : paper::ink, 0.35});
        Role const hand{7.2, 1.2, is_now ? scene::FontWeight::bold : scene::FontWeight::regular, is_now ? paper::ink : paper::muted};
        double const half = page.size(hand, it->first).width / 2;
        double const lx = std::clamp(cx, x + half, x + width - half);
        bool const is_clear = is_now || taken > 1e8 || std::abs(lx - taken) > 2 * half + 1.2;
        if (!is_clear) continue;
        page.text(hand, it->first, lx, y, 0, Align::centre);
        taken = lx;
    }
    return 4.2 + height + 0.4 + 3.4;
}

/// What the scale shows: « 2024 : 61,2 ; 2025 : 66,4 ».
std::string history_words(dossier::SiteFile const& file) {
    std::string words;
    for (auto const& [campaign, index] : file.history)
        words += (words.empty() ? "" : " · ") + text::tr("{0}: {1}", {campaign, index ? index_of(*index) : not_known()});
    return text::tr("Index by campaign") + " – " + words;
}

struct Stat {
    std::string bold, rest, note;
};

double stat(Page& page, Stat const& s, double x, double y, double width) {
    page.rule(x, y, width, 0.15, paper::line);
    double used = 0.7 + page.runs(role::body, {{s.bold, scene::FontWeight::bold, false, {}}, {s.rest, {}, false, {}}}, x, y + 0.7, width).height;
    if (!s.note.empty()) used += page.text(role::note, s.note, x, y + used, width).height;
    return used + 0.8;
}

}

std::string neighbour_words(dossier::Snapshot const& snapshot, dossier::SiteFile const& file) {
    auto const& grid = snapshot.campaign(file.campaign).grid;
    auto const say = [&](auto const& other, char const* sentence) {
        auto const& name = snapshot.residences[other.row].name;
        auto const* family = grid.find_family(other.family);
        return text::tr(sentence, {name, index_of(other.score), family ? text::pick(family->short_name) : other.family});
    };
    std::string words;
    if (file.above) words = say(*file.above, VIGIE_N_("Before it: {0} ({1}), mostly by {2}."));
    if (file.below) {
        std::string const after = say(*file.below, VIGIE_N_("After it: {0} ({1}), mostly by {2}."));
        words += (words.empty() ? "" : " ") + after;
    }
    return words;
}

namespace {

std::vector<Stat> stats(SiteContext const& site) {
    auto const& file = site.file;
    std::vector<Stat> all;
    if (!file.score) return all;
    auto const& index = file.score->index;
    auto const klass = [&](double v) { return std::string(1, core::letter(core::scoring::classify(v, site.grid().rules))); };
    std::string const beyond = text::integer(std::ranges::count_if(file.indicators, [](auto const& i) { return i.is_beyond_attention; }));
    if (file.score->rank > 0)
        all.push_back({text::rank(file.score->rank), " " + text::tr("of {0} scored residences", {text::integer(static_cast<std::int64_t>(file.scored_residences))}),
                       neighbour_words(site.snapshot, file)});
    all.push_back({text::tr("Coverage {0}", {text::percent(index.coverage)}), " " + text::tr("of weight observed"),
                   index.score ? text::tr("with missing at 0: {0} ({1}), at 100: {2} ({3})",
                                          {index_of(index.low), klass(index.low), index_of(index.high), klass(index.high)})
                               : std::string()});
    all.push_back({text::tr("{0} of {1} indicators", {beyond, text::integer(file.observed)}), " " + text::tr("beyond the attention level (▲)"),
                   text::tr("{0} expected, {1} not recorded", {text::integer(file.expected), text::integer(file.expected - file.observed)})});
    if (file.alerts > 0)
        all.push_back({text::tr_n("{0} alert", "{0} alerts", file.alerts), " " + text::tr("outside the index"),
                       list_of(file.alert_names, 3)});
    return all;
}

double draw_situation(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Situation"), text::tr("index 0–100, high = complex"), x, y, width);
    used += hero(site, x, y + used, width) + 1.6;
    bool const has_index =
        std::ranges::any_of(site.file.history, [](auto const& past) { return past.second.has_value(); });
    if (has_index)
        page.figure(history_words(site.file), [&] { used += ladder(site, x, y + used, width) + 1.2; });
    auto const all = stats(site);
    double const column = (width - 4) / 2;
    for (std::size_t i = 0; i < all.size(); i += 2) {
        double row = stat(page, all[i], x, y + used, column);
        if (i + 1 < all.size()) row = std::max(row, stat(page, all[i + 1], x + column + 4, y + used, column));
        used += row;
    }
    return used;
}
}

Block situation_block(SiteContext const& site) {
    return {"situation", [&site](double x, double y, double width) { return draw_situation(site, x, y, width); }};
}
}
