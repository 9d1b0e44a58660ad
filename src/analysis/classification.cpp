#include "analysis/classification.hpp"

#include "analysis/detail/natural_breaks.hpp"
#include "core/scale.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace vigie::analysis {

namespace {

using Kind = ClassRemark::Kind;
using Values = std::span<double const>;
using Limits = std::vector<double>;

constexpr double head_share = 0.4;     // of Jiang: a head of more is not a minority
constexpr double crowded_share = 0.75; ///< of the values in one class: the others are for a few

/// Mean and standard deviation (n - 1) without overflow for any finite values.
struct Moments {
    double mean = 0, deviation = 0;
};

Moments moments(Values values) {
    double const largest = std::max(std::abs(values.front()), std::abs(values.back()));
    if (!(largest > 0)) return {};
    auto const n = static_cast<double>(values.size());
    long double sum = 0, squares = 0;
    for (double const v : values)
        sum += v / largest;
    long double const mean = sum / n;
    for (double const v : values)
        squares += (v / largest - mean) * (v / largest - mean);
    double const deviation = values.size() < 2 ? 0 : std::sqrt(static_cast<double>(squares) / (n - 1));
    return {static_cast<double>(mean) * largest, deviation * largest};
}

Limits quantile_limits(Values sorted, int classes) {
    Limits limits;
    for (int i = 1; i < classes; ++i)
        limits.push_back(core::scoring::quantile(sorted, static_cast<double>(i) / classes));
    return limits;
}

Limits equal_limits(Values sorted, int classes) {
    Limits limits;
    double const step = sorted.back() / classes - sorted.front() / classes; // the range itself may overflow
    for (int i = 1; i < classes; ++i)
        limits.push_back(sorted.front() + i * step);
    return limits;
}

Limits deviation_limits(Values sorted, int classes) {
    Limits limits;
    auto const m = moments(sorted);
    for (int i = 1; i < classes; ++i)
        limits.push_back(m.mean + (i - classes / 2.0) * m.deviation);
    return limits;
}

/// Halfway between the last value of a class and the first of the next.
Limits jenks_limits(Values sorted, int classes) {
    Limits limits;
    for (auto const start : detail::natural_breaks(sorted, classes)) {
        double const middle = std::midpoint(sorted[start - 1], sorted[start]);
        limits.push_back(middle > sorted[start - 1] ? middle
                                                    : sorted[start]); // neighbours in double have nothing between them
    }
    return limits;
}

Limits head_tail_limits(Values sorted, int classes) {
    Limits limits;
    for (Values head = sorted; static_cast<int>(limits.size()) + 1 < classes;) {
        double const mean = moments(head).mean;
        auto const above = static_cast<std::size_t>(head.end() - std::ranges::upper_bound(head, mean));
        if (above == 0) break;
        limits.push_back(mean);
        if (above < 2 || static_cast<double>(above) > head_share * static_cast<double>(head.size())) break;
        head = head.last(above);
    }
    return limits;
}

Limits limits_of(Values sorted, ClassOptions const& options) {
    switch (options.method) {
    case ClassMethod::quantile:
        return quantile_limits(sorted, options.classes);
    case ClassMethod::jenks:
        return jenks_limits(sorted, options.classes);
    case ClassMethod::equal:
        return equal_limits(sorted, options.classes);
    case ClassMethod::deviation:
        return deviation_limits(sorted, options.classes);
    case ClassMethod::head_tail:
        return head_tail_limits(sorted, options.classes);
    case ClassMethod::fixed:
    case ClassMethod::manual:
        break;
    }
    return options.limits;
}

bool are_given(ClassMethod method) { return method == ClassMethod::fixed || method == ClassMethod::manual; }

std::size_t distinct_count(Values sorted) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    return count;
}

/// How often the commonest value occurs: a class full of it is one that no method can cut.
std::size_t most_equal(Values sorted) {
    std::size_t most = 0, run = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
        most = std::max(most, run);
    }
    return most;
}

/// Growing, finite, each once; where they follow from the values, none that leaves a class without a possible value.
void tidy(ClassBreaks& breaks, ClassMethod method) {
    auto& limits = breaks.limits;
    std::erase_if(limits, [](double limit) { return !std::isfinite(limit); });
    std::ranges::sort(limits);
    std::size_t const asked = limits.size();
    limits.erase(std::ranges::unique(limits).begin(), limits.end());
    if (are_given(method)) return;
    if (breaks.lowest == breaks.highest) return limits.clear();
    // A limit at the lowest value leaves nothing below: as many equal values as a class holds.
    std::erase_if(limits, [&](double limit) { return limit == breaks.lowest; });
    if (limits.size() < asked) breaks.remarks.push_back({Kind::ties, asked - limits.size(), {}});
    std::size_t const inside = limits.size();
    std::erase_if(limits, [&](double limit) { return limit < breaks.lowest || limit > breaks.highest; });
    if (limits.size() < inside) breaks.remarks.push_back({Kind::outside, inside - limits.size(), {}});
}

void count(ClassBreaks& breaks, Values sorted) {
    auto from = sorted.begin();
    breaks.counts.clear();
    for (double const limit : breaks.limits) {
        auto const to = std::lower_bound(from, sorted.end(), limit);
        breaks.counts.push_back(static_cast<std::size_t>(to - from));
        from = to;
    }
    breaks.counts.push_back(static_cast<std::size_t>(sorted.end() - from));
}

double fit_of(ClassBreaks const& breaks, Values sorted) {
    auto const squares = [](Values values) {
        double const deviation = values.empty() ? 0 : moments(values).deviation;
        return deviation * deviation * static_cast<double>(std::max<std::size_t>(values.size(), 1) - 1);
    };
    double const whole = squares(sorted);
    double inside = 0;
    std::size_t from = 0;
    for (auto const count : breaks.counts) {
        inside += squares(sorted.subspan(from, count));
        from += count;
    }
    return std::isfinite(whole) && whole > 0 ? std::clamp(1 - inside / whole, 0.0, 1.0) : 1;
}

/// A long tail on the right is what head and tail are for; for any other far value quantiles do.
ClassMethod spread_out(Values sorted, int classes) {
    bool const is_tailed = head_tail_limits(sorted, classes).size() > 1;
    return is_tailed ? ClassMethod::head_tail : ClassMethod::quantile;
}

void remark_on(ClassBreaks& breaks, Values sorted, ClassOptions const& options) {
    auto const distinct = distinct_count(sorted);
    auto const add = [&](Kind kind, std::size_t n, std::optional<ClassMethod> instead = {}) {
        breaks.remarks.push_back({kind, n, instead});
    };
    if (distinct == 1) return add(Kind::constant, sorted.size());
    bool const is_few = distinct < static_cast<std::size_t>(options.classes);
    if (is_few && !are_given(options.method)) {
        std::erase_if(breaks.remarks, [](auto const& remark) { return remark.kind == Kind::ties; });
        add(Kind::few_distinct, distinct);
    }
    for (auto& remark : breaks.remarks)
        if (remark.kind == Kind::ties && options.method != ClassMethod::jenks) remark.instead = ClassMethod::jenks;
    auto const fullest = *std::ranges::max_element(breaks.counts);
    bool const may_crowd = options.method == ClassMethod::equal || options.method == ClassMethod::deviation;
    bool const is_crowded = static_cast<double>(fullest) > crowded_share * static_cast<double>(sorted.size());
    if (may_crowd && is_crowded && breaks.counts.size() > 1 && !is_few && 2 * most_equal(sorted) < fullest)
        add(Kind::outlier, fullest, spread_out(sorted, options.classes));
}

}

ClassBreaks classify(std::span<double const> values, ClassOptions const& options) {
    assert(options.classes >= fewest_classes && options.classes <= most_classes);
    ClassBreaks breaks;
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::size_t infinite = 0;
    for (double const v : values)
        if (std::isfinite(v))
            sorted.push_back(v == 0 ? 0 : v); // -0 is 0
        else
            infinite += std::isinf(v) ? 1 : 0;
    breaks.missing = values.size() - sorted.size();
    if (infinite > 0) breaks.remarks.push_back({Kind::not_finite, infinite, {}});
    std::ranges::sort(sorted);
    if (!sorted.empty()) {
        breaks.lowest = sorted.front();
        breaks.highest = sorted.back();
    }
    if (!sorted.empty() || are_given(options.method)) breaks.limits = limits_of(sorted, options);
    tidy(breaks, options.method);
    count(breaks, sorted);
    if (sorted.empty()) {
        breaks.remarks.push_back({Kind::no_value, 0, {}});
        return breaks;
    }
    breaks.fit = fit_of(breaks, sorted);
    remark_on(breaks, sorted, options);
    return breaks;
}

namespace {

constexpr std::array codes{"fixed", "quantile", "jenks", "equal", "deviation", "head-tail", "manual"};
static_assert(codes.size() == all_class_methods.size());

}

std::string_view code(ClassMethod method) { return codes[static_cast<std::size_t>(method)]; }

std::optional<ClassMethod> class_method_of_code(std::string_view code_of_one) {
    auto const found = std::ranges::find(codes, code_of_one, [](char const* each) { return std::string_view(each); });
    if (found == codes.end()) return std::nullopt;
    return all_class_methods[static_cast<std::size_t>(found - codes.begin())];
}

std::size_t class_of(double value, std::span<double const> limits) {
    if (!std::isfinite(value)) return limits.size() + 1;
    return static_cast<std::size_t>(std::ranges::upper_bound(limits, value) - limits.begin());
}

}
