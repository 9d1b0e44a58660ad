#pragma once

#include "ui/fonts.hpp"
#include "ui/panels.hpp"
#include "ui/theme.hpp"

#include <imgui.h>

#include <string>
#include <variant>
#include <vector>

namespace vigie::support {

/// One panel alone in a Dear ImGui context, drawn from a view made by hand: no project, no workbench, no window.
class PanelBench {
public:
    explicit PanelBench(float width = 1920, float height = 1080)
        : context_(ImGui::CreateContext()) {
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0F / 60;
        static constexpr int keys[] = {-1,  263, 262, 265, 264, 266, 267, 268, 269, 260, 261,
                                       259, 32,  257, 256, 335, 'A', 'C', 'V', 'X', 'Y', 'Z'};
        for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = keys[i];
        fonts_ = ui::use_fonts(ui::make_fonts(1, true));
        ui::apply_style(scene::light_theme(), 1);
        hook_.is_on = true;
    }
    PanelBench(PanelBench const&) = delete;
    PanelBench& operator=(PanelBench const&) = delete;
    ~PanelBench() { ImGui::DestroyContext(context_); }

    [[nodiscard]] ui::Layout layout(ui::SideContent content = ui::SideContent::fiche) const {
        auto const& size = ImGui::GetIO().DisplaySize;
        return ui::layout(size.x, size.y, 1, state.layout, content);
    }

    /// Draws one frame. \return what the panel asked for
    template <typename Draw> auto frame(Draw const& draw) {
        hook_.begin_frame();
        ImGui::NewFrame();
        focus.begin_frame(ui::focus_keys());
        ui::Desk desk{ui::Ui(scene::light_theme(), fonts_, 1, hook_, focus), state, ImGui::GetTime()};
        auto const intents = draw(desk);
        ImGui::Render();
        return intents;
    }

    /// A click in the middle of what bears the name. \return all that was asked for from press to release
    template <typename Draw> auto click(std::string const& id, Draw const& draw) {
        frame(draw);
        auto const found = hook_.items().find(id);
        auto const r = found != hook_.items().end() ? found->second : ui::Rect{-100, -100, 0, 0};
        return press_at(r.x + r.w / 2, r.y + r.h / 2, draw);
    }

    template <typename Draw> auto press_at(float x, float y, Draw const& draw) {
        auto& io = ImGui::GetIO();
        io.MousePos = {x, y};
        auto all = frame(draw);
        auto const add = [&all](auto const& more) { all.insert(all.end(), more.begin(), more.end()); };
        add(frame(draw));
        io.MouseDown[0] = true;
        add(frame(draw));
        io.MouseDown[0] = false;
        add(frame(draw));
        add(frame(draw));
        io.DeltaTime = 1; // far enough apart not to make a double click
        add(frame(draw));
        io.DeltaTime = 1.0F / 60;
        return all;
    }

    template <typename Draw> auto press(int key, Draw const& draw) {
        auto& io = ImGui::GetIO();
        io.KeysDown[key] = true;
        auto all = frame(draw);
        io.KeysDown[key] = false;
        auto const more = frame(draw);
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    [[nodiscard]] bool shows(std::string const& id) const { return hook_.items().contains(id); }
    [[nodiscard]] ui::Rect place(std::string const& id) const { return hook_.items().at(id); }

    ui::PanelState state;
    ui::Focus focus;

private:
    ImGuiContext* context_;
    ui::TestHook hook_;
    ui::Fonts fonts_;
};

/// A tab below the map without a row, where nothing is selected.
inline workbench::BottomView empty_tab(workbench::BottomTab tab) {
    static std::vector<std::uint32_t> const no_rows;
    workbench::BottomView view;
    view.tab = tab;
    view.order = &no_rows;
    view.is_selected = [](std::uint32_t) { return false; };
    return view;
}

inline workbench::TableRow row_of(std::uint32_t row) {
    workbench::TableRow out;
    out.row = row;
    out.name = "Residence " + std::to_string(row);
    out.score = 50;
    out.rank = static_cast<int>(row) + 1;
    out.families.resize(workbench::usual_columns.size());
    return out;
}

/// The table of residences, of these rows in this order, in the usual columns.
inline workbench::BottomView table_of(std::vector<std::uint32_t> const& order) {
    static std::vector<workbench::TableGroup> const no_groups;
    auto view = empty_tab(workbench::BottomTab::table);
    view.order = &order;
    view.kept = view.total = view.lines = order.size();
    view.row = row_of;
    view.line = [](std::size_t line) { return workbench::TableLine{std::nullopt, line}; };
    view.groups = &no_groups;
    view.totals.residences = order.size();
    view.groupings = {{{}, "Without groups"}, {{dossier::Grouping::By::severity, {}}, "By class"}};
    view.scored = static_cast<int>(order.size());
    for (auto const column : workbench::all_columns) {
        bool const is_shown = view.columns.size() < workbench::usual_columns.size();
        if (is_shown) view.columns.push_back({column, dossier::column_code(column), {}, true});
        view.choices.push_back({column, dossier::column_code(column), is_shown});
    }
    return view;
}

/// The one intent of a kind, when there is exactly one.
template <typename Kind, typename... Intents>
std::optional<Kind> only(std::vector<std::variant<Intents...>> const& intents) {
    std::optional<Kind> found;
    for (auto const& intent : intents)
        if (auto const* one = std::get_if<Kind>(&intent)) {
            if (found) return std::nullopt;
            found = *one;
        }
    return found;
}

}
