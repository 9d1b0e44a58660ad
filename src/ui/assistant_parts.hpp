#pragma once

#include "ui/panels.hpp"

#include <string>
#include <vector>

/// What the steps of the import assistant are made of, and each of them.
namespace vigie::ui {

using AssistantIntents = std::vector<AssistantIntent>;

/// Things laid from top to bottom in a region that may scroll.
class Stack {
public:
    Stack(Ui const& with_ui, Rect const& r);
    /// Tells the region how far it scrolls.
    void close() const;

    Ui const& ui;
    float x, y, w;

    [[nodiscard]] Rect row(float design) const { return {x, y, w, ui.px(design)}; }
    void skip(float design) { y += ui.px(design); }
    void title(std::string const& words); ///< 14/500 over a rule
    void paragraph(std::string const& words, scene::Rgba ink);
    void caption(std::string const& words, scene::Rgba ink);
    void strong(std::string const& words);
    void note(char const* which, std::string const& words, scene::Rgba ground, scene::Rgba ink);

private:
    float bottom_;
};

/// Under this width, design px, a step shows one of its two halves at a time.
inline constexpr float narrow_assistant = 900;
[[nodiscard]] bool is_narrow(Ui const& ui, Rect const& body);

/// One thing to decide, over its note. \param label_width  design px; 0 = the label goes above
void draw_choice(Stack& stack, wb::ImportChoiceView const& choice, float label_width, AssistantIntents& out);
/// An icon, a number, what it counts.
struct CountLine {
    char const* icon_code;
    std::int64_t n;
    std::string words;
    scene::Rgba ink;
};
void draw_count(Stack& stack, CountLine const& line);
void draw_counts(Stack& stack, wb::ImportCounts const& counts);
/// Where, what, what to do.
void draw_finding(Stack& stack, core::Finding const& finding);
/// Why the file cannot be read, or not be imported as it stands.
void draw_trouble(Desk& desk, Stack& stack, wb::ImportView const& view);

void draw_assistant_file(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out);
void draw_assistant_columns(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out);
void draw_assistant_location(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out);
void draw_assistant_preview(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out);
void draw_assistant_table(Desk& desk, Rect const& r, wb::ImportPreviewView const& view, AssistantIntents& out);
void draw_assistant_report(Desk& desk, Rect const& r, wb::ImportView const& view, AssistantIntents& out);
/// Where the rows land, among what the project holds.
void draw_landing(Ui const& ui, Rect const& r, wb::ImportLocationView const& view);

}
