// The map of a story's page, with a card over each neighbourhood.
#include "report/detail/partner_parts.hpp"
#include "report/detail/story_blocks.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using dossier::PlacedCard;
using dossier::StoryCard;

constexpr double print_scale = 0.66; ///< px of the scene in points, as on the printed map
constexpr double margin_mm = 10, pad = 1.4, chip_mm = 5;
constexpr Role name_role{9.4, 1.2, scene::FontWeight::bold}, move_role{8.0, 1.25},
    chip_role{9.0, 1.2, scene::FontWeight::bold};

struct CardLines {
    double width = 0, height = 0;
};

CardLines lines_of(Page const& page, StoryCard const& card, PlacedCard::Form form, bool has_chip) {
    if (form == PlacedCard::Form::chip) return {chip_mm, chip_mm};
    auto const name = page.size(name_role, card.name);
    double width = name.width, height = name.height;
    if (form == PlacedCard::Form::whole)
        for (auto const& [role, words] : {std::pair{move_role, card.move}, std::pair{role::note, card.caption}}) {
            if (words.empty()) continue;
            auto const line = page.size(role, words);
            width = std::max(width, line.width);
            height += line.height;
        }
    double const left = has_chip ? chip_mm + 1.4 : 0;
    return {left + width + 2 * pad + 0.6, std::max(height, has_chip ? chip_mm : 0.0) + 2 * pad - 0.6};
}

void draw_card(Page& page, StoryCard const& card, PlacedCard::Form form, MmBox const& box, bool has_chip) {
    auto const chip = [&](MmBox const& place) {
        if (!card.is_secret) return page.chip(card.severity, place, chip_role);
        dossier::PartnerCell secret;
        secret.state = dossier::PartnerCell::State::secret;
        partner_letter(page, secret, place, chip_role);
    };
    if (form == PlacedCard::Form::chip) return chip(box);
    page.rect(box, paper::white, Line{paper::ink, card.is_framed ? 0.5 : 0.25});
    double x = box.x + pad, y = box.y + pad - 0.3;
    if (has_chip) {
        chip({x, y, chip_mm, chip_mm});
        x += chip_mm + 1.4;
    }
    y += page.text(name_role, card.name, x, y).height;
    if (form != PlacedCard::Form::whole) return;
    if (!card.move.empty()) y += page.text(move_role, card.move, x, y).height;
    if (!card.caption.empty()) page.text(role::note, card.caption, x, y);
}

}

namespace {

/// The map in words: what its cards say.
std::string map_words(dossier::StoryPage const& story) {
    std::string words = text::tr("Map: {0}", {story.step.title});
    for (auto const& card : story.cards)
        for (auto const& part : {card.name, card.move, card.caption})
            if (!part.empty()) words += " · " + part;
    return words;
}

}

scene::DrawList draw_story_map(Page& page, dossier::StoryPage const& given, scene::MapStyle const& style,
                               MmBox const& box, BaseMapReader const& base_images) {
    constexpr double mm = points_per_mm;
    auto const view = scene::fitted(given.extent, box.width * mm, box.height * mm, print_scale, margin_mm * mm);
    auto story = given;
    if (base_images) {
        auto content = std::make_shared<scene::MapContent>(*given.content);
        lay_base_map(*content, base_images, view);
        story.content = std::move(content);
    }
    auto list = dossier::story_map(story, style, view, page.typesetter());
    bool const has_chip = story.fills_zones;
    auto const taken = dossier::covered_by_page(story, style, view, page.typesetter());
    auto const size_of = [&](StoryCard const& card, PlacedCard::Form form) {
        if (form == PlacedCard::Form::chip && !has_chip)
            return dossier::CardSize{1e9, 1e9}; // a card without a word says nothing
        auto const size = lines_of(page, card, form, has_chip);
        return dossier::CardSize{size.width * mm, size.height * mm};
    };
    page.figure(map_words(story), [&] {
        page.map(list, box.x, box.y);
        page.rect(box, {}, Line{paper::ink, 0.25});
        for (auto const& placed : dossier::placed_cards(story.cards, view, taken, size_of))
            draw_card(page, story.cards[placed.card], placed.form,
                      {box.x + placed.box.min_x / mm, box.y + placed.box.min_y / mm, placed.box.width() / mm,
                       placed.box.height() / mm},
                      has_chip);
    });
    return list;
}

}
