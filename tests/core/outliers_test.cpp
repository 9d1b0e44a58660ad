#include "core/outliers.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace vigie::core;

TEST_CASE("the distance is reckoned by hand from the middle and the spread of the half around it", "[core][outliers]") {
    // 1 to 9 and 60: median 5.5, |x − 5.5| sorted 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5 54.5, MAD 2.5.
    std::vector<double> const values{1, 2, 3, 4, 5, 6, 7, 8, 9, 60};
    auto const z = robust_z(values);
    CHECK(z[9] == Approx(0.6745 * 54.5 / 2.5).epsilon(1e-12));
    CHECK(z[0] == Approx(-0.6745 * 4.5 / 2.5).epsilon(1e-12));
    int beyond = 0;
    for (double const each : z)
        beyond += std::abs(each) > outlier_z ? 1 : 0;
    CHECK(beyond == 1);
}

TEST_CASE("one mistyped value does not hide another, as it would with a mean", "[core][outliers]") {
    std::vector<double> const values{10, 11, 9, 10, 12, 8, 10, 11, 9, 1000, 900};
    auto const z = robust_z(values);
    CHECK(z[9] > outlier_z);
    CHECK(z[10] > outlier_z);
}

TEST_CASE("where half of the stock is equal the mean deviation stands in", "[core][outliers]") {
    // Median 0, MAD 0, mean deviation 10/10 = 1: z = 10/1.2533.
    std::vector<double> const values{0, 0, 0, 0, 0, 0, 0, 0, 0, 10};
    CHECK(robust_z(values)[9] == Approx(10 / 1.2533).epsilon(1e-12));
}

TEST_CASE("what is missing is no value, and few values have no middle", "[core][outliers]") {
    double const unknown = std::numeric_limits<double>::quiet_NaN();
    auto const z = robust_z(std::vector<double>{1, 2, unknown, 3, 4, 5, 6, 7, 500});
    CHECK(std::isnan(z[2]));
    CHECK(z[8] > outlier_z);
    for (double const each : robust_z(std::vector<double>{1, 2, 3, 500}))
        CHECK(each == 0);
    for (double const each : robust_z(std::vector<double>(20, 7.0)))
        CHECK(each == 0);
}
