#include "report/detail/row_table.hpp"

#include "report/detail/columns.hpp"

#include <algorithm>
#include <memory>

namespace vigie::report {

namespace {

constexpr double gap_mm = 2.4, box_mm = 2.8; ///< between columns; what the frame of a boxed word adds

struct MeasuredTable : RowTable {
    std::vector<double> widths;
};

bool is_right(RowTable const& table, std::size_t column) { return std::ranges::count(table.right, column) > 0; }

bool is_strong_cell(RowTable const& table, std::size_t row, std::size_t column) {
    if (!table.is_total.empty() && table.is_total[row]) return true;
    return column == table.strong && (table.is_strong.empty() || table.is_strong[row]);
}

void measure(MeasuredTable& table, Page const& page, double width) {
    std::vector<ColumnNeed> needs(table.heads.size());
    for (std::size_t i = 0; i < needs.size(); ++i) {
        add_whole(needs[i], page, role::head, table.heads[i]);
        for (auto const& row : table.rows) {
            if (i == table.boxed || is_right(table, i))
                add_whole(needs[i], page, table.is_total.empty() ? table_cell_role : table_strong_role, row[i]);
            else
                add_cell(needs[i], page, i == table.strong ? table_strong_role : table_cell_role, row[i]);
        }
        double const more = gap_mm + (i == table.boxed ? box_mm : 0);
        needs[i].least += more;
        needs[i].natural += more;
    }
    table.widths = shared_widths(needs, width - table.lead);
}

double draw_heads(Page& page, MeasuredTable const& table, double x, double y, double width) {
    double left = x + table.lead, height = 0;
    for (std::size_t i = 0; i < table.heads.size(); ++i) {
        double const room = table.widths[i] - gap_mm;
        if (table.heads[i].empty())
            page.text(role::head, "", left, y);
        else
            height = std::max(height, page.text(role::head, table.heads[i], left, y, room,
                                                is_right(table, i) ? Align::right : Align::left)
                                          .height);
        left += table.widths[i];
    }
    if (table.below) page.text(role::head, "", x, y); // a cell of each row has no head that is seen
    page.rule(x, y + height + 0.6, width, 0.25, paper::ink);
    return height + 0.8;
}

double draw_row(Page& page, MeasuredTable const& table, std::size_t row, double x, double y, double width) {
    double const top = y + 0.9;
    double left = x + table.lead, height = 4;
    auto const draw_cell = [&](std::size_t i) {
        double const room = table.widths[i] - gap_mm;
        auto const& words = table.rows[row][i];
        bool const is_strong = is_strong_cell(table, row, i);
        if (words.empty())
            page.text(table_cell_role, "", left, top);
        else if (i == table.boxed)
            page.boxed(words, left, top - 0.3, !table.is_solid.empty() && table.is_solid[row]);
        else
            height = std::max(height, page.text(is_strong ? table_strong_role : table_cell_role, words, left, top, room,
                                                is_right(table, i) ? Align::right : Align::left)
                                          .height);
        left += table.widths[i];
        return height;
    };
    for (std::size_t i = 0; i < table.heads.size(); ++i) {
        if (i > 0 || table.chips.empty()) {
            draw_cell(i);
            continue;
        }
        page.together([&] { // the class goes with the name
            page.chip(table.chips[row], {x, top - 0.3, 4, 4}, {7.6, 1.2, scene::FontWeight::bold});
            return draw_cell(i);
        });
    }
    if (table.below) height += page.together([&] { return table.below(row, x, top + height, width); });
    page.rule(x, y + height + 1.5, width, 0.15, paper::line);
    return height + 1.6;
}

}

TableSection table_section(Page& page, std::string const& name, std::string const& title, std::string const& legend,
                           RowTable made, std::string const& nothing, double width) {
    auto const table = std::make_shared<MeasuredTable>(MeasuredTable{std::move(made), {}});
    measure(*table, page, width);
    TableSection section;
    section.name = name;
    section.keeps_next = table->is_total;
    bool const is_empty = table->rows.empty();
    section.head = [&page, table, title, legend, is_empty](double x, double y, double room) {
        double const used = page.heading(title, legend, x, y, room);
        if (is_empty) return used;
        return used + 0.4 + page.row(true, [&] { return draw_heads(page, *table, x, y + used + 0.4, room); });
    };
    for (std::size_t row = 0; row < table->rows.size(); ++row)
        section.rows.emplace_back(
            [&page, table, row](double x, double y, double room) {
                return page.row(false, [&] { return draw_row(page, *table, row, x, y, room); });
            });
    if (is_empty)
        section.rows.emplace_back([&page, nothing](double x, double y, double room) {
            return page.text(table_cell_role, nothing, x, y + 0.6, room).height + 0.6;
        });
    return section;
}

PageFlow::PageFlow(Page& page, Frame const& frame, int of, Edges edges)
    : page_(page)
    , frame_(frame)
    , of_(of)
    , edges_(std::move(edges)) {
    begin_page();
}

void PageFlow::begin_page() {
    y_ = draw_frame(page_, frame_, number_, of_);
    if (edges_.head) put("band", edges_.head);
}

double PageFlow::height_of(Draw const& draw) {
    return page_.height_of([&] { return draw(frame_.side, 0, frame_.measure()); });
}

void PageFlow::turn() {
    end();
    page_.next_page();
    ++number_;
    begin_page();
}

void PageFlow::end() {
    if (edges_.end) edges_.end();
}

void PageFlow::put(std::string const& name, Draw const& draw) {
    y_ += page_.block(name, {frame_.side, y_, frame_.measure(), 0},
                      [&] { return draw(frame_.side, y_, frame_.measure()); });
}

void PageFlow::whole(std::string const& name, Draw const& draw) {
    if (y_ + height_of(draw) > frame_.body_bottom()) turn();
    put(name, draw);
    y_ += block_gap_mm;
}

void PageFlow::rows(TableSection const& section) {
    auto const& rows = section.rows;
    auto const needed = [&](std::size_t row) {
        bool const keeps_next = row < section.keeps_next.size() && section.keeps_next[row] && row + 1 < rows.size();
        return height_of(rows[row]) + (keeps_next ? height_of(rows[row + 1]) : 0);
    };
    for (std::size_t next = 0; next < rows.size();) {
        if (y_ + height_of(section.head) + needed(next) > frame_.body_bottom()) turn();
        page_.block(section.name, {frame_.side, y_, frame_.measure(), 0}, [&] {
            double const top = y_;
            put(section.name + " head", section.head);
            do {
                put(section.name + " " + std::to_string(next), rows[next]);
                ++next;
            } while (next < rows.size() && y_ + needed(next) <= frame_.body_bottom());
            return y_ - top;
        });
    }
    y_ += block_gap_mm;
}

}
