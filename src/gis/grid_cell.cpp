#include "gis/grid_cell.hpp"

#include <charconv>

namespace vigie::gis {

namespace {

/// Takes `word` off the front.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

}

core::MultiPolygon GridCell::square() const {
    return {{{{east, north},
              {east + size_m, north},
              {east + size_m, north + size_m},
              {east, north + size_m},
              {east, north}},
             {}}};
}

std::optional<GridCell> parse_grid_cell(std::string_view code) {
    GridCell cell;
    if (!take(code, "CRS")) return std::nullopt;
    auto const epsg = take_number(code);
    if (!epsg || *epsg <= 0 || !take(code, "RES")) return std::nullopt;
    auto const size = take_number(code);
    if (!size || *size <= 0) return std::nullopt;
    bool const is_km = take(code, "km");
    if ((!is_km && !take(code, "m")) || !take(code, "N")) return std::nullopt;
    cell.size_m = is_km ? 1000.0 * *size : *size;
    auto const north = take_number(code);
    if (!north || !take(code, "E")) return std::nullopt;
    auto const east = take_number(code);
    if (!east || !code.empty()) return std::nullopt;
    cell.epsg = *epsg;
    cell.north = *north;
    cell.east = *east;
    return cell;
}

}
