#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Where to cut a numeric column into classes for a map.
namespace vigie::analysis {

enum class ClassMethod : std::uint8_t {
    fixed,    ///< limits that do not depend on the values, so that two campaigns compare
    quantile, ///< as many values in each class; quantiles of R's type 7
    jenks,    ///< natural breaks: the least sum of squared deviations inside the classes, exact
    equal,    ///< classes of the same width
    deviation, ///< standard deviations about the mean: ±½, ±1½… for an odd number of classes, 0, ±1… for an even one
    head_tail, ///< the mean, then the mean of what lies above it, while that is at most 40 % of what was cut
    manual,    ///< limits set by hand
};

inline constexpr int fewest_classes = 2, most_classes = 9;
inline constexpr std::array all_class_methods{ClassMethod::fixed,     ClassMethod::quantile,  ClassMethod::jenks, ClassMethod::equal,
                                              ClassMethod::deviation, ClassMethod::head_tail, ClassMethod::manual};
/// « quantile », « head-tail »…: what files and the command line say.
[[nodiscard]] std::string_view code(ClassMethod method);
[[nodiscard]] std::optional<ClassMethod> class_method_of_code(std::string_view code);

struct ClassOptions {
    ClassMethod method = ClassMethod::jenks;
    int classes = 5;              ///< at most; fixed and manual have one more than limits, head_tail ends by itself
    std::vector<double> limits{}; ///< of fixed and manual, in any order
};

/// What makes the classes say less than they seem to, with what would say more.
struct ClassRemark {
    enum class Kind : std::uint8_t {
        no_value,     ///< nothing to cut
        constant,     ///< one value only
        few_distinct, ///< fewer values than classes
        ties,         ///< limits fell on the same value and were merged
        outlier,      ///< most values share one class, a few far ones have the others
        outside,      ///< limits beyond every value were left out
        not_finite,   ///< infinite values are counted as missing
    };
    Kind kind = Kind::ties;
    std::size_t count = 0;                ///< of values it is about; of classes left out for ties and outside
    std::optional<ClassMethod> instead{}; ///< a method that tells them apart
    friend bool operator==(ClassRemark const&, ClassRemark const&) = default;
};

/// Class i holds the values v with limits[i - 1] <= v < limits[i]; the first begins at `lowest`, the last ends with
/// `highest`.
struct ClassBreaks {
    std::vector<double> limits;      ///< between the classes, growing; one fewer than classes
    double lowest = 0, highest = 0;  ///< of the finite values; 0 without any
    std::vector<std::size_t> counts; ///< per class; one class, of 0, where there is no value
    std::size_t missing = 0;         ///< NaN and infinite
    std::vector<ClassRemark> remarks;
    double fit = 1; ///< share of the variance that lies between the classes, 0..1; 1 for a constant column
};

/// \param values  NaN = missing, never counted; infinite values are missing too, and remarked
/// \pre fewest_classes <= options.classes <= most_classes
/// Limits that would be the same, or leave a class out of the values' range, are left out: there may be fewer classes
/// than asked for, and a remark says so. Those of fixed and manual stay where they are, with empty classes. The limits
/// of jenks lie halfway between two values. Values closer than 2^-40 of the range are one to it. Cost O(n log n); jenks
/// O(classes * n log n) and 4 * classes bytes a distinct value. Source of jenks: Fisher (1958), JASA 53, 789-798; of
/// head_tail: Jiang (2013), The Professional Geographer 65(3), 482-494. Checked against R's classInt:
/// tests/analysis/classification_test.cpp
[[nodiscard]] ClassBreaks classify(std::span<double const> values, ClassOptions const& options = {});

/// Class of a value; limits.size() + 1 for a missing one.
[[nodiscard]] std::size_t class_of(double value, std::span<double const> limits);

}
