#pragma once

#include "dossier/measure_words.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace vigie::workbench {

class Workbench;

/// What can be coloured by, and how the chosen figure is cut into classes.
struct MeasureView {
    struct Item {
        std::string key; ///< empty = a heading
        std::string title;
        bool is_chosen = false;
    };
    std::vector<Item> items; ///< whose words hold the query, under their headings

    bool has_measure = false, is_reading = false, is_written = false; ///< kept in the project
    std::string title, unit;
    store::MeasureStyle style;
    std::vector<analysis::ClassMethod> methods;
    std::vector<std::string> method_names;
    std::size_t method = 0;
    std::string method_help;
    bool can_count = false; ///< the number of classes is the user's
    std::vector<scene::Ramp> ramps;
    std::vector<std::string> ramp_names;
    std::size_t ramp = 0;
    std::shared_ptr<scene::Classing const> classing;

    std::array<float, 48> bars{}; ///< share of the highest, between lowest and highest
    double lowest = 0, highest = 0;
    std::vector<double> limits;
    int decimals = 0;   ///< that tell the limits apart
    double step = 1;    ///< of the keyboard
    std::string counts; ///< « 204 valeurs, 8 non renseignées »
    std::string fit;    ///< how much of the differences the classes tell
    std::vector<dossier::ClassWarning> warnings;
    std::string colour_warning;
    bool is_of_zones = false, has_discs = false;
    std::string refusal; ///< why it is not drawn the other way
};
/// \param query  words looked for in the list, whatever their case and accents
[[nodiscard]] MeasureView measure_view(Workbench const& workbench, std::string const& query);

}
