#include "report/detail/page_content.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vigie::report {

std::size_t PageContent::rank_of(std::string_view section) const {
    return static_cast<std::size_t>(std::ranges::find(order_, section) - order_.begin());
}

void PageContent::open(std::string const& section, bool is_aside) {
    open_.push_back(sections_.size());
    sections_.push_back({.name = section, .steps = {}, .is_aside = is_aside, .inner = {}});
}

void PageContent::close() {
    end_table(current());
    open_.pop_back();
}

PageContent::Section& PageContent::current() {
    if (open_.empty()) { // outside any part: as it comes
        if (sections_.empty() || !sections_.back().name.empty()) sections_.push_back({});
        return sections_.back();
    }
    return sections_[open_.back()];
}

void PageContent::begin(Section& section, Mark mark) {
    if (section.is_aside) return;
    section.is_sect = section.is_sect || mark.tag == "H2";
    section.steps.push_back({.mark = std::move(mark), .is_begin = true});
}

void PageContent::end(Section& section, std::string const& tag) {
    if (!section.is_aside) section.steps.push_back({.mark = {tag}});
}

void PageContent::end_table(Section& section) {
    if (std::exchange(section.has_table, false)) end(section, "Table");
}

void PageContent::draw(Draw what) { current().steps.push_back({.draw = std::move(what)}); }

Mark PageContent::cell(Section& section) const {
    bool const is_first = std::exchange(section.is_first_cell, false);
    if (section.is_head) return {"TH", {}, "Column"};
    return is_first ? Mark{"TH", {}, "Row"} : Mark{"TD"};
}

void PageContent::words(std::string const& tag, Draw what) {
    auto& section = current();
    if (section.holds_words()) {
        if (what) section.steps.push_back({.draw = std::move(what)});
        return;
    }
    bool const is_cell = section.in_row && section.inner.empty();
    if (!what && !is_cell) return;
    if (!section.in_row) end_table(section);
    auto mark = is_cell ? cell(section) : Mark{tag};
    auto const name = mark.tag;
    begin(section, std::move(mark));
    if (what) section.steps.push_back({.draw = std::move(what)});
    end(section, name);
}

void PageContent::begin_row(bool is_head) {
    auto& section = current();
    assert(!section.in_row);
    if (!std::exchange(section.has_table, true)) begin(section, {"Table"});
    begin(section, {"TR"});
    section.in_row = section.is_first_cell = true;
    section.is_head = is_head;
}

void PageContent::end_row() {
    auto& section = current();
    section.in_row = false;
    end(section, "TR");
}

void PageContent::begin_together() {
    auto& section = current();
    Section::Inner inner;
    if (section.holds_words()) {
        inner.holds_words = true;
    } else if (section.in_row && section.inner.empty()) { // a cell of several parts: each is marked in it
        auto mark = cell(section);
        inner.tags.push_back(mark.tag);
        begin(section, std::move(mark));
    }
    section.inner.push_back(std::move(inner));
}

void PageContent::begin_figure(std::string const& alternative) {
    auto& section = current();
    Section::Inner inner{{}, true};
    if (!section.holds_words()) {
        if (!section.in_row) end_table(section);
        else if (section.inner.empty()) {
            auto mark = cell(section);
            inner.tags.push_back(mark.tag);
            begin(section, std::move(mark));
        }
        inner.tags.push_back("Figure");
        begin(section, {"Figure", alternative});
    }
    section.inner.push_back(std::move(inner));
}

void PageContent::begin_unread() { current().inner.push_back({{}, true}); }

void PageContent::end_inner() {
    auto& section = current();
    auto const inner = std::move(section.inner.back());
    section.inner.pop_back();
    for (auto tag = inner.tags.rbegin(); tag != inner.tags.rend(); ++tag)
        end(section, *tag);
}

void PageContent::settle(_cairo* cairo, MarkSink& sink) {
    struct Place {
        std::size_t rank, section;
    };
    std::vector<Place> places;
    std::size_t last = 0;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        if (auto const rank = rank_of(sections_[i].name); rank < order_.size()) last = rank;
        if (!sections_[i].steps.empty()) places.push_back({last, i});
    }
    std::ranges::stable_sort(places, {}, &Place::rank);
    for (auto const& place : places) {
        auto& section = sections_[place.section];
        assert(!section.in_row && section.inner.empty());
        if (std::exchange(section.has_table, false)) end(section, "Table");
        if (section.is_sect) sink.begin({"Sect"});
        for (auto const& step : section.steps) {
            if (step.draw) step.draw(cairo);
            else if (step.is_begin) sink.begin(step.mark);
            else sink.end(step.mark.tag);
        }
        if (section.is_sect) sink.end("Sect");
    }
    std::vector<Section> still;
    for (auto& place : open_) {
        still.push_back({.name = sections_[place].name, .steps = {}, .is_aside = sections_[place].is_aside, .inner = {}});
        place = still.size() - 1;
    }
    sections_ = std::move(still);
}

}
