#include "store/detail/score_cells.hpp"

#include <cmath>
#include <cstring>
#include <limits>

namespace vigie::store {

namespace {

constexpr std::size_t numbers_per_family = 6;
constexpr std::size_t bytes_per_value = sizeof(float) + sizeof(std::uint8_t);

double or_nan(std::optional<double> value) { return value.value_or(std::numeric_limits<double>::quiet_NaN()); }

FamilyCell family_cell(double const* numbers) {
    FamilyCell cell;
    if (!std::isnan(numbers[0])) cell.score.score = numbers[0];
    cell.score.coverage = numbers[1];
    cell.score.if_missing_0 = numbers[2];
    cell.score.if_missing_100 = numbers[3];
    cell.score.exists = numbers[4] != 0;
    cell.contribution = numbers[5];
    return cell;
}

}

std::vector<std::byte> packed(ValueCells const& cells) {
    std::size_t const n = cells.normalised.size();
    std::vector<std::byte> blob(n * bytes_per_value);
    std::memcpy(blob.data(), cells.normalised.data(), n * sizeof(float));
    std::memcpy(blob.data() + n * sizeof(float), cells.is_inherited.data(), n);
    return blob;
}

std::vector<std::byte> packed(std::span<FamilyCell const> families) {
    std::vector<double> numbers;
    numbers.reserve(families.size() * numbers_per_family);
    for (auto const& [score, contribution] : families)
        for (double const number : {or_nan(score.score), score.coverage, score.if_missing_0, score.if_missing_100,
                                    score.exists ? 1.0 : 0.0, contribution})
            numbers.push_back(number);
    auto const bytes = std::as_bytes(std::span(numbers));
    return {bytes.begin(), bytes.end()};
}

ValueCells value_cells(std::span<std::byte const> blob) {
    ValueCells cells;
    std::size_t const n = blob.size() / bytes_per_value;
    cells.normalised.resize(n);
    cells.is_inherited.resize(n);
    std::memcpy(cells.normalised.data(), blob.data(), n * sizeof(float));
    std::memcpy(cells.is_inherited.data(), blob.data() + n * sizeof(float), n);
    return cells;
}

std::vector<FamilyCell> family_cells(std::span<std::byte const> blob) {
    std::vector<FamilyCell> families(blob.size() / (numbers_per_family * sizeof(double)));
    double numbers[numbers_per_family];
    for (std::size_t f = 0; f < families.size(); ++f) {
        std::memcpy(numbers, blob.data() + f * sizeof numbers, sizeof numbers);
        families[f] = family_cell(numbers);
    }
    return families;
}

}
