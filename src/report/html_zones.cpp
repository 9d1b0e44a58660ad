// The comparison of neighbourhoods as a page: a column for each, the reference last.
#include "report/detail/html_words.hpp"
#include "report/detail/zones_rows.hpp"
#include "report/html_sheets.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using text::tr;
using Rows = std::vector<std::vector<std::string>>;

class ZonesPage {
public:
    ZonesPage(dossier::Snapshot const& snapshot, dossier::Comparison const& comparison)
        : comparison_(comparison)
        , data_(snapshot.campaign(comparison.campaign)) {}

    void write(HtmlPage& page) const {
        page.section(tr("In one sentence"), [&] {
            std::vector<std::pair<std::string, std::string>> sentences;
            for (auto const& group : comparison_.groups)
                if (!group.sentence.empty()) sentences.emplace_back(group.name, group.sentence);
            page.facts(sentences);
        });
        page.section(tr("Residences by class"), [&] { page.table(tr("Residences by class"), columns(), classes()); });
        page.section(tr("Index"), [&] { page.table(tr("0–100, mean weighted by dwellings"), columns(), index()); });
        page.section(tr("Profile by family"), [&] {
            page.table(tr("score and class, change since the campaign before"), columns(), families());
        });
        page.section(tr("Key indicators"), [&] { page.table(tr("value and 95% interval"), columns(), indicators()); });
        page.section(tr("Follow-up"), [&] { page.table(tr("Follow-up"), columns(), follow_up()); });
        page.section(tr("Class and change since the campaign before"), [&] { moves(page); });
    }

private:
    using Group = dossier::ComparedGroup;

    [[nodiscard]] std::vector<HtmlColumn> columns() const {
        std::vector<HtmlColumn> list{{tr("Row"), false}};
        for (auto const& group : comparison_.groups)
            list.push_back({group.name, true});
        return list;
    }

    template <typename Say>
    [[nodiscard]] std::vector<std::string> row(std::string head, Say const& say) const {
        std::vector<std::string> cells{std::move(head)};
        for (auto const& group : comparison_.groups)
            cells.push_back(say(group));
        return cells;
    }

    [[nodiscard]] Rows classes() const {
        Rows rows{row(tr("Residences"), [](Group const& group) { return text::integer(group.residences); }),
                  row(tr("Dwellings"), [](Group const& group) { return text::integer(group.dwellings); })};
        for (auto const severity : core::all_classes)
            rows.push_back(row(class_words(severity), [&](Group const& group) {
                return text::integer(group.by_class[static_cast<int>(severity)]);
            }));
        return rows;
    }

    [[nodiscard]] Rows index() const {
        Rows rows{row(tr("Index"), [](Group const& group) { return figure_words(group.score); }),
                  row(tr("Class"), [](Group const& group) { return class_words(group.severity); }),
                  row(tr("Coverage"), [](Group const& group) { return text::percent(group.coverage); })};
        if (comparison_.groups.empty()) return rows;
        for (std::size_t i = 0; i < comparison_.groups.front().history.size(); ++i)
            rows.push_back(row(comparison_.groups.front().history[i].first, [i](Group const& group) {
                return i < group.history.size() ? figure_words(group.history[i].second) : std::string();
            }));
        return rows;
    }

    [[nodiscard]] Rows families() const {
        Rows rows;
        for (auto const& family : data_.grid.families)
            rows.push_back(row(family.code + " " + text::pick(family.name), [&](Group const& group) {
                auto const found = std::ranges::find(group.families, family.code, &dossier::FamilyMean::code);
                if (found == group.families.end() || !found->score) return tr("not recorded");
                auto const change = found->change
                                        ? " " + change_mark(found->change) + " " + text::change(*found->change)
                                        : std::string();
                return text::decimal(*found->score, 0) + " (" + std::string(1, core::letter(found->severity)) + ")" +
                       change;
            }));
        return rows;
    }

    [[nodiscard]] Rows indicators() const {
        Rows rows;
        for (auto const& code : comparison_.indicator_codes) {
            auto const* const indicator = data_.grid.find_indicator(code);
            if (indicator == nullptr) continue;
            auto const unit = text::pick(indicator->unit);
            rows.push_back(
                row(text::pick(indicator->name) + (unit.empty() ? "" : ", " + unit), [&](Group const& group) {
                    auto const found = std::ranges::find(group.indicators, code, &dossier::GroupIndicator::code);
                    if (found == group.indicators.end() || !found->value) return tr("not recorded");
                    auto const words = [&](double value) { return text::decimal(value, indicator->decimals); };
                    return words(*found->value) + (found->low && found->high
                                                       ? " [" + words(*found->low) + "–" + words(*found->high) + "]"
                                                       : "");
                }));
        }
        return rows;
    }

    [[nodiscard]] Rows follow_up() const {
        return {row(tr("Dwellings on watch"),
                    [](Group const& group) {
                        double const share =
                            group.dwellings > 0 ? static_cast<double>(group.watched_dwellings) / group.dwellings : 0;
                        return text::percent(share) + " · " +
                               text::tr_n("{0} residence", "{0} residences", group.watched_residences);
                    }),
                row(tr("Open actions"), [](Group const& group) {
                    if (group.open_actions == 0) return tr("no open action");
                    return text::tr_n("{0} action", "{0} actions", group.open_actions) + " · " +
                           (group.late_actions > 0 ? tr("{0} late", {text::integer(group.late_actions)})
                                                   : tr("on time"));
                })};
    }

    void moves(HtmlPage& page) const {
        Rows rows;
        constexpr std::array letters{core::SeverityClass::d, core::SeverityClass::c, core::SeverityClass::b,
                                     core::SeverityClass::a};
        for (std::size_t i = 0; i < letters.size(); ++i)
            rows.push_back({class_words(letters[i]), text::integer(comparison_.matrix[i][0]),
                            text::integer(comparison_.matrix[i][1]), text::integer(comparison_.matrix[i][2])});
        page.table(tr("Residences of the zones compared. Thick frame: complex and rising."),
                   {{tr("Class"), false},
                    {"▼ " + tr("falling"), true},
                    {"● " + tr("stable"), true},
                    {"▲ " + tr("rising"), true}},
                   rows);
    }

    dossier::Comparison const& comparison_;
    dossier::CampaignData const& data_;
};

}

HtmlPage zones_page(dossier::Snapshot const& snapshot, dossier::Comparison const& comparison,
                    SheetOptions const& options) {
    auto const* const layer = snapshot.find_zone_layer(comparison.zone_layer);
    auto const title = layer == nullptr || layer->layer.title.empty() ? comparison.zone_layer : layer->layer.title;
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    HtmlPage page(tr("Comparison sheet: {0}", {title}),
                  tr("COMPARISON SHEET · {0} · campaign {1}", {edition, comparison.campaign}));
    page.bear(options.house.get());
    page.paragraph(comparison.finding, "finding");
    ZonesPage(snapshot, comparison).write(page);
    page.footer(page_end(snapshot.info.source_line, snapshot.info.is_fictitious,
                         tr("printed on {0}", {text::short_date(options.date)})));
    return page;
}

}
