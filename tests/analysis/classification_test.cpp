// Classes of a column against R's classInt, against every way to cut small columns, and by their laws.
#include "analysis/classification.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

using namespace vigie::analysis;
using Method = ClassMethod;
using Kind = ClassRemark::Kind;

namespace {

using Values = std::vector<double>;
constexpr double absent = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();

// Columns of R's own package datasets, and two that both programs make.
Values islands() {
    return {11506, 5500, 16988, 2968, 16, 184, 23,   280, 84, 73,  25, 43, 21, 82, 3745, 840,
            13,    30,   30,    89,   40, 33,  49,   14,  42, 227, 16, 36, 29, 15, 306,  44,
            58,    43,   9390,  32,   13, 29,  6795, 16,  15, 183, 14, 26, 19, 13, 12,   82};
}
Values rivers() {
    return {735, 320,  325, 392, 524,  450,  1459, 135,  465, 600, 330,  336,  280,  315,  870,  906,  202,  329,
            290, 1000, 600, 505, 1450, 840,  1243, 890,  350, 407, 286,  280,  525,  720,  390,  250,  327,  230,
            265, 850,  210, 630, 260,  230,  360,  730,  600, 306, 390,  420,  291,  710,  340,  217,  281,  352,
            259, 250,  470, 680, 570,  350,  300,  560,  900, 625, 332,  2348, 1171, 3710, 2315, 2533, 780,  280,
            410, 460,  260, 255, 431,  350,  760,  618,  338, 981, 1306, 500,  696,  605,  250,  411,  1054, 735,
            233, 435,  490, 310, 460,  383,  375,  1270, 545, 445, 1885, 380,  300,  380,  377,  425,  276,  210,
            800, 420,  350, 360, 538,  1100, 1205, 314,  237, 610, 360,  540,  1038, 424,  310,  300,  444,  301,
            268, 620,  215, 652, 900,  525,  246,  360,  529, 500, 720,  270,  430,  671,  1770};
}
Values precip() {
    return {67,   54.7, 7,    48.5, 14,   17.2, 20.7, 13,   43.4, 40.2, 38.9, 54.5, 59.8, 48.3, 22.9, 11.5, 34.4, 35.1,
            38.7, 30.8, 30.6, 43.1, 56.8, 40.8, 41.8, 42.5, 31,   31.7, 30.2, 25.9, 49.2, 37,   35.9, 15,   30.2, 7.2,
            36.2, 45.5, 7.8,  33.4, 36.1, 40.2, 42.7, 42.5, 16.2, 39,   35,   37,   31.4, 37.6, 39.9, 36.2, 42.8, 46.4,
            24.7, 49.1, 46,   35.9, 7.8,  48.2, 15.2, 32.5, 44.7, 42.6, 38.8, 17.4, 40.8, 29.1, 14.6, 59.2};
}

/// A walk over the remainders of 1009: the same whole numbers in R.
Values walk(int count, auto const& made) {
    Values values;
    for (int i = 1; i <= count; ++i)
        values.push_back(made(static_cast<double>(i * 7919 % 1009)));
    return values;
}
Values scattered() {
    return walk(500, [](double r) { return r / 7; });
}
Values tailed() {
    return walk(400, [](double r) { return r * r * r / 1000; });
}
Values near() {
    return walk(300, [](double r) { return r / 8; });
}

struct Reference {
    Values values;
    Method method;
    int classes;
    Values limits;
};

/// Made by classification_reference.R with classInt 0.4-9.
std::vector<Reference> references() {
    return {
        {islands(), Method::jenks, 3, {1904, 8092.5}},
        {islands(), Method::jenks, 5, {1904, 4622.5, 8092.5, 14247}},
        {islands(), Method::jenks, 7, {1904, 4622.5, 6147.5, 8092.5, 10448, 14247}},
        {islands(), Method::quantile, 3, {27.999999999999993, 82}},
        {islands(), Method::quantile, 5, {16, 30, 50.800000000000026, 258.80000000000007}},
        {islands(),
         Method::quantile,
         7,
         {15, 23.857142857142854, 32.142857142857139, 43.857142857142854, 86.857142857142847, 1447.999999999998}},
        {islands(), Method::head_tail, 9, {1252.7291666666667, 8127.4285714285716}},
        {islands(), Method::equal, 3, {5670.666666666667, 11329.333333333334}},
        {islands(), Method::equal, 5, {3407.1999999999998, 6802.3999999999996, 10197.599999999999, 13592.799999999999}},
        {islands(),
         Method::equal,
         7,
         {2437.1428571428573, 4862.2857142857147, 7287.4285714285725, 9712.5714285714294, 12137.714285714286,
          14562.857142857145}},
        {rivers(), Method::jenks, 3, {661.5, 1614.5}},
        {rivers(), Method::jenks, 5, {514.5, 943.5, 1614.5, 3121.5}},
        {rivers(), Method::jenks, 7, {399.5, 641, 943.5, 1378, 2100, 3121.5}},
        {rivers(), Method::quantile, 3, {346.66666666666663, 579.99999999999989}},
        {rivers(), Method::quantile, 5, {291, 375, 505.00000000000028, 735}},
        {rivers(), Method::quantile, 7, {270, 327, 383, 470, 619.99999999999989, 900}},
        {rivers(), Method::head_tail, 9, {591.18439716312059, 1061.5106382978724, 1768.9285714285713}},
        {rivers(), Method::equal, 3, {1326.6666666666667, 2518.3333333333335}},
        {rivers(), Method::equal, 5, {850, 1565, 2280, 2995}},
        {rivers(),
         Method::equal,
         7,
         {645.71428571428578, 1156.4285714285716, 1667.1428571428571, 2177.8571428571431, 2688.5714285714284,
          3199.2857142857142}},
        {precip(), Method::jenks, 3, {25.299999999999997, 44.049999999999997}},
        {precip(), Method::jenks, 5, {21.799999999999997, 33.899999999999999, 41.299999999999997, 51.850000000000001}},
        {precip(),
         Method::jenks,
         7,
         {12.25, 21.799999999999997, 32.100000000000001, 38.150000000000006, 44.049999999999997, 51.850000000000001}},
        {precip(), Method::quantile, 3, {31.399999999999999, 40.799999999999997}},
        {precip(),
         Method::quantile,
         5,
         {22.460000000000001, 34.759999999999998, 39.360000000000007, 44.860000000000007}},
        {precip(),
         Method::quantile,
         7,
         {16.057142857142857, 30.485714285714284, 35.557142857142857, 38.842857142857142, 42.528571428571425,
          48.214285714285722}},
        {precip(), Method::head_tail, 9, {34.885714285714286}},
        {precip(), Method::equal, 3, {27, 47}},
        {precip(), Method::equal, 5, {19, 31, 43, 55}},
        {precip(),
         Method::equal,
         7,
         {15.571428571428571, 24.142857142857142, 32.714285714285715, 41.285714285714285, 49.857142857142854,
          58.428571428571431}},
        {scattered(), Method::jenks, 3, {48.357142857142861, 96.142857142857139}},
        {scattered(),
         Method::jenks,
         5,
         {29.357142857142858, 58.357142857142861, 87.285714285714278, 115.64285714285714}},
        {scattered(),
         Method::jenks,
         7,
         {21.071428571428569, 41.785714285714285, 62.5, 83.142857142857139, 103.78571428571428, 123.92857142857142}},
        {scattered(), Method::quantile, 3, {48.047619047619051, 95.809523809523796}},
        {scattered(),
         Method::quantile,
         5,
         {28.914285714285718, 57.51428571428572, 86.342857142857156, 114.94285714285718}},
        {scattered(),
         Method::quantile,
         7,
         {20.755102040816325, 41.244897959183668, 61.693877551020407, 82.16326530612244, 102.61224489795916,
          123.10204081632652}},
        {scattered(), Method::head_tail, 9, {71.979428571428571}},
        {scattered(), Method::equal, 3, {48.000000000000007, 95.857142857142861}},
        {scattered(), Method::equal, 5, {28.857142857142858, 57.571428571428577, 86.285714285714278, 115}},
        {scattered(),
         Method::equal,
         7,
         {20.653061224489797, 41.163265306122454, 61.673469387755112, 82.183673469387756, 102.69387755102041,
          123.20408163265307}},
        {tailed(), Method::jenks, 3, {218715.33250000002, 588490.52799999993}},
        {tailed(), Method::jenks, 5, {115149.1985, 304829.29300000001, 521669.78499999997, 771106.21699999995}},
        {tailed(),
         Method::jenks,
         7,
         {65944.111999999994, 176565.21299999999, 310296.85699999996, 467297.88800000004, 642746.00300000003,
          823980.9375}},
        {tailed(), Method::quantile, 3, {39304, 302111.71100000001}},
        {tailed(),
         Method::quantile,
         5,
         {8793.7272000000048, 68121.966400000048, 222769.35980000009, 528693.63580000028}},
        {tailed(),
         Method::quantile,
         7,
         {3112.136, 25412.184000000001, 82312.875, 191102.976, 374805.36099999992, 647214.625}},
        {tailed(), Method::head_tail, 9, {258122.16701, 584123.8302080537}},
        {tailed(), Method::equal, 3, {339369.40599999996, 678738.81099999999}},
        {tailed(), Method::equal, 5, {203621.64399999997, 407243.28699999995, 610864.93000000005, 814486.57299999997}},
        {tailed(),
         Method::equal,
         7,
         {145444.03171428569, 290888.0624285714, 436332.09314285713, 581776.12385714287, 727220.15457142855,
          872664.18528571434}},
        {near(), Method::jenks, 3, {42.75, 84.625}},
        {near(), Method::jenks, 5, {25.125, 50.5, 75.75, 100.625}},
        {near(), Method::jenks, 7, {19, 37.5, 56.125, 74.75, 92.375, 109.375}},
        {near(), Method::quantile, 3, {42.333333333333329, 84.041666666666657}},
        {near(), Method::quantile, 5, {25.775000000000002, 51.050000000000004, 76.050000000000011, 100.97500000000001}},
        {near(),
         Method::quantile,
         7,
         {18.482142857142858, 36.464285714285715, 54.446428571428569, 72.321428571428569, 90.285714285714278,
          107.76785714285714}},
        {near(), Method::head_tail, 9, {63.342916666666667}},
        {near(), Method::equal, 3, {42, 83.875}},
        {near(), Method::equal, 5, {25.25, 50.375, 75.5, 100.625}},
        {near(),
         Method::equal,
         7,
         {18.071428571428573, 36.017857142857146, 53.964285714285722, 71.910714285714292, 89.857142857142861,
          107.80357142857144}},
    };
}

void require_same(Values const& found, Values const& expected, double margin = 1e-12) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == Approx(expected[i]).epsilon(margin).margin(1e-12));
}

Values limits_of(Values const& values, Method method, int classes) {
    return classify(values, {.method = method, .classes = classes}).limits;
}

bool has(ClassBreaks const& breaks, Kind kind) {
    return std::ranges::any_of(breaks.remarks, [&](auto const& remark) { return remark.kind == kind; });
}

ClassRemark remark(ClassBreaks const& breaks, Kind kind) {
    auto const found = std::ranges::find(breaks.remarks, kind, &ClassRemark::kind);
    REQUIRE(found != breaks.remarks.end());
    return *found;
}

double squares(Values const& values, std::size_t from, std::size_t to) {
    long double mean = 0, sum = 0;
    for (auto i = from; i < to; ++i)
        mean += static_cast<long double>(values[i]) / static_cast<long double>(to - from);
    for (auto i = from; i < to; ++i)
        sum += (static_cast<long double>(values[i]) - mean) * (static_cast<long double>(values[i]) - mean);
    return static_cast<double>(sum);
}

/// The least sum of squares over every way to cut sorted values from `from` on into `classes`.
double least(Values const& sorted, std::size_t from, int classes) {
    if (classes == 1) return squares(sorted, from, sorted.size());
    double best = squares(sorted, from, sorted.size());
    for (auto cut = from + 1; cut < sorted.size(); ++cut)
        best = std::min(best, squares(sorted, from, cut) + least(sorted, cut, classes - 1));
    return best;
}

double inside(Values const& sorted, ClassBreaks const& breaks) {
    double sum = 0;
    std::size_t from = 0;
    for (auto const count : breaks.counts) {
        if (count > 0) sum += squares(sorted, from, from + count);
        from += count;
    }
    return sum;
}

}

TEST_CASE("limits are those of R's classInt", "[analysis][classes]") {
    for (auto const& each : references()) {
        CAPTURE(static_cast<int>(each.method), each.classes, each.values.size());
        require_same(limits_of(each.values, each.method, each.classes), each.limits);
    }
}

TEST_CASE("standard deviations are counted from the mean, halves for an odd number of classes", "[analysis][classes]") {
    Values const values{2, 4, 4, 4, 5, 5, 7, 9}; // mean 5, deviation (n - 1) 2.13809
    require_same(limits_of(values, Method::deviation, 4), {5 - 2.138089935299395, 5, 5 + 2.138089935299395});
    require_same(limits_of(values, Method::deviation, 3), {5 - 1.0690449676496976, 5 + 1.0690449676496976});
}

TEST_CASE("natural breaks are the best of all ways to cut", "[analysis][classes]") {
    for (std::uint64_t draw = 0; draw < 400; ++draw) {
        vigie::core::CounterRandom random(2026, draw);
        Values values(3 + random.below(10));
        // Some columns with many equal values, some far from 0, some with a far value.
        double const steps = draw % 3 == 0 ? 6 : 100'000, from = draw % 4 == 0 ? 1e7 : -50;
        for (auto& v : values)
            v = from + static_cast<double>(random.below(static_cast<std::uint32_t>(steps)));
        if (draw % 5 == 0) values.front() *= 40;
        int const classes = 2 + static_cast<int>(draw % 4);
        auto const breaks = classify(values, {.method = Method::jenks, .classes = classes});
        std::ranges::sort(values);
        double const expected = least(values, 0, classes);
        CAPTURE(draw, classes, values);
        CHECK(inside(values, breaks) == Approx(expected).epsilon(1e-9).margin(1e-3));
    }
}

TEST_CASE("a small spread far from 0 is cut as the same spread at 0", "[analysis][classes]") {
    auto values = near();
    for (int const classes : {3, 5, 7}) {
        auto expected = limits_of(near(), Method::jenks, classes);
        for (auto& limit : expected)
            limit += 1e9;
        auto moved = values;
        for (auto& v : moved)
            v += 1e9;
        CHECK(limits_of(moved, Method::jenks, classes) == expected);
    }
}

TEST_CASE("two far groups are cut inside as well", "[analysis][classes]") {
    Values const values{0, 1, 100, 101, 1e9, 1e9 + 1, 1e9 + 100, 1e9 + 101};
    require_same(limits_of(values, Method::jenks, 4), {50.5, 5e8 + 50.5, 1e9 + 50.5});
}

TEST_CASE("order, scale and place of the values change no class", "[analysis][classes]") {
    auto const values = tailed();
    for (auto const method : {Method::quantile, Method::jenks, Method::equal, Method::deviation, Method::head_tail}) {
        auto const breaks = classify(values, {.method = method, .classes = 5});
        auto turned = values, scaled = values;
        std::ranges::reverse(turned);
        for (auto& v : scaled)
            v = 4 * v - 1024;
        CAPTURE(static_cast<int>(method));
        CHECK(classify(turned, {.method = method, .classes = 5}).limits == breaks.limits);
        CHECK(classify(scaled, {.method = method, .classes = 5}).counts == breaks.counts);
    }
}

TEST_CASE("a value at a limit is in the class above", "[analysis][classes]") {
    auto const breaks =
        classify(Values{34.9, 35, 49, 50, 65, 90}, {.method = Method::fixed, .limits = {65, 35, 50, 50}});
    CHECK(breaks.limits == Values{35, 50, 65});
    CHECK(breaks.counts == std::vector<std::size_t>{1, 2, 1, 2});
    CHECK(class_of(35, breaks.limits) == 1);
    CHECK(class_of(65, breaks.limits) == 3);
    CHECK(class_of(absent, breaks.limits) == 4);
    CHECK(class_of(infinity, breaks.limits) == 4);
}

TEST_CASE("fixed limits stay where they are, whatever the values", "[analysis][classes]") {
    auto const breaks = classify(Values{36, 37, absent}, {.method = Method::fixed, .limits = {35, 50, 65, infinity}});
    CHECK(breaks.limits == Values{35, 50, 65});
    CHECK(breaks.counts == std::vector<std::size_t>{0, 2, 0, 0});
    CHECK(breaks.missing == 1);
}

TEST_CASE("missing and infinite values are in no class", "[analysis][classes]") {
    auto const breaks =
        classify(Values{absent, 1, 2, infinity, 3, 4, -infinity}, {.method = Method::quantile, .classes = 2});
    CHECK(breaks.limits == Values{2.5});
    CHECK(breaks.counts == std::vector<std::size_t>{2, 2});
    CHECK(breaks.missing == 3);
    CHECK(breaks.lowest == 1);
    CHECK(breaks.highest == 4);
    CHECK(remark(breaks, Kind::not_finite).count == 2);
}

TEST_CASE("a column without values has one empty class, and says so", "[analysis][classes]") {
    for (auto const method : {Method::quantile, Method::jenks, Method::equal, Method::deviation, Method::head_tail}) {
        auto const breaks = classify(Values{absent, absent}, {.method = method});
        CHECK(breaks.limits.empty());
        CHECK(breaks.counts == std::vector<std::size_t>{0});
        CHECK(breaks.missing == 2);
        CHECK(has(breaks, Kind::no_value));
    }
}

TEST_CASE("a constant column has one class, and says so", "[analysis][classes]") {
    for (auto const method : {Method::quantile, Method::jenks, Method::equal, Method::deviation, Method::head_tail}) {
        auto const breaks = classify(Values(7, 12.5), {.method = method});
        CAPTURE(static_cast<int>(method));
        CHECK(breaks.counts == std::vector<std::size_t>{7});
        CHECK(breaks.remarks == std::vector<ClassRemark>{{Kind::constant, 7, {}}});
        CHECK(breaks.fit == 1);
    }
}

TEST_CASE("fewer values than classes make a class each", "[analysis][classes]") {
    auto const breaks = classify(Values{1, 1, 2, 9, 9}, {.method = Method::jenks, .classes = 5});
    CHECK(breaks.limits == Values{1.5, 5.5});
    CHECK(breaks.counts == std::vector<std::size_t>{2, 1, 2});
    CHECK(remark(breaks, Kind::few_distinct).count == 3);
    CHECK(breaks.fit == Approx(1));
}

TEST_CASE("quantiles of many equal values merge, and natural breaks are proposed", "[analysis][classes]") {
    Values values(70, 0);
    for (int i = 1; i <= 30; ++i)
        values.push_back(i);
    auto const breaks = classify(values, {.method = Method::quantile, .classes = 5});
    // The first three quintiles are 0: nothing lies below them.
    CHECK(breaks.limits.size() == 1);
    CHECK(breaks.counts == std::vector<std::size_t>{80, 20});
    CHECK(remark(breaks, Kind::ties) == ClassRemark{Kind::ties, 3, Method::jenks});
}

TEST_CASE("one far value eats equal intervals, and another method is proposed", "[analysis][classes]") {
    Values values;
    for (int i = 0; i < 99; ++i)
        values.push_back(i);
    values.push_back(10'000);
    auto const breaks = classify(values, {.method = Method::equal, .classes = 5});
    CHECK(breaks.counts == std::vector<std::size_t>{99, 0, 0, 0, 1});
    CHECK(remark(breaks, Kind::outlier).count == 99);
    REQUIRE(remark(breaks, Kind::outlier).instead);
    auto const better = classify(values, {.method = *remark(breaks, Kind::outlier).instead, .classes = 5});
    CHECK_FALSE(has(better, Kind::outlier));
    CHECK(*std::ranges::max_element(better.counts) < 75);
    CHECK_FALSE(has(classify(near(), {.method = Method::equal, .classes = 5}), Kind::outlier));
}

TEST_CASE("a long tail is for head and tail, a low outlier for quantiles", "[analysis][classes]") {
    Values tail, low;
    for (int i = 1; i <= 200; ++i) {
        tail.push_back(1e6 / i / i);
        low.push_back(i);
    }
    low.push_back(-1e6);
    CHECK(remark(classify(tail, {.method = Method::equal}), Kind::outlier).instead == Method::head_tail);
    CHECK(remark(classify(low, {.method = Method::equal}), Kind::outlier).instead == Method::quantile);
}

TEST_CASE("deviations beyond every value are left out, and said", "[analysis][classes]") {
    auto const breaks = classify(Values{0, 0, 0, 0, 10, 10, 10, 10}, {.method = Method::deviation, .classes = 6});
    // Mean 5, deviation 5.35: only the mean lies between 0 and 10.
    CHECK(breaks.limits == Values{5});
    CHECK(breaks.counts == std::vector<std::size_t>{4, 4});
    CHECK(has(breaks, Kind::few_distinct));
    CHECK(remark(breaks, Kind::outside).count == 4);
}

TEST_CASE("the largest numbers there are can be cut", "[analysis][classes]") {
    double const largest = std::numeric_limits<double>::max();
    for (auto const method : {Method::quantile, Method::jenks, Method::equal, Method::deviation, Method::head_tail}) {
        auto const breaks = classify(Values{-largest, -1, 0, 1, 2, largest}, {.method = method, .classes = 3});
        CAPTURE(static_cast<int>(method));
        std::size_t all = 0;
        for (auto const count : breaks.counts)
            all += count;
        CHECK(all == 6);
        for (double const limit : breaks.limits)
            CHECK(std::isfinite(limit));
    }
    double const next = std::nextafter(1.0, 2.0);
    CHECK(classify(Values{1, next}, {.method = Method::jenks, .classes = 2}).counts == std::vector<std::size_t>{1, 1});
}

TEST_CASE("the counts are those of the classes of each value", "[analysis][classes]") {
    for (auto const& values : {islands(), rivers(), precip(), tailed()})
        for (auto const method :
             {Method::quantile, Method::jenks, Method::equal, Method::deviation, Method::head_tail}) {
            auto const breaks = classify(values, {.method = method, .classes = 7});
            std::vector<std::size_t> counts(breaks.limits.size() + 1, 0);
            for (double const v : values)
                ++counts.at(class_of(v, breaks.limits));
            CHECK(counts == breaks.counts);
            CHECK(breaks.fit > 0);
            CHECK(breaks.fit <= 1);
        }
}
