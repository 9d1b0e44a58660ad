#include "store/detail/score_cells.hpp"

#include <cmath>
#include <cstring>
#include <limits>

namespace vigie::store {

namespace {

constexpr std::size_t numbers_per_family = 6;
constexpr std::size_t bytes_per_value = sizeof(float) + sizeof(std::uint8_t);

double or_nan(std::optional<double> value) { return value.value_or(std::numeric_limits<double>::quiet_NaN()); }

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

PackedValues::PackedValues(std::span<std::byte const> blob)
    : blob_(blob)
    , size_(blob.size() / bytes_per_value) {}

float PackedValues::normalised(std::size_t indicator) const {
    float value = 0;
    std::memcpy(&value, blob_.data() + indicator * sizeof value, sizeof value);
    return value;
}

PackedFamilies::PackedFamilies(std::span<std::byte const> blob)
    : blob_(blob)
    , size_(blob.size() / (numbers_per_family * sizeof(double))) {}

FamilyCell PackedFamilies::operator[](std::size_t family) const {
    double numbers[numbers_per_family];
    std::memcpy(numbers, blob_.data() + family * sizeof numbers, sizeof numbers);
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
