#pragma once

#include <string>
#include <vector>

namespace vigie::store {

/// How a figure of the map is cut into classes and coloured (table map_measure). Words are those of the command line.
struct MeasureStyle {
    std::string measure;        ///< « family:TRA »
    std::string method;         ///< of analysis::ClassMethod
    int classes = 5;            ///< 2 to 9
    std::vector<double> limits; ///< of « fixed » and « manual »
    std::string ramp;           ///< of scene::Ramp
    bool is_shown = false;
    friend bool operator==(MeasureStyle const&, MeasureStyle const&) = default;
};

}
