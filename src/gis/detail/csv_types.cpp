#include "gis/detail/csv_types.hpp"

#include "core/date.hpp"
#include "gis/source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace vigie::gis::detail {

namespace {

enum class Shape { missing, integer, decimal_point, decimal_comma, date, other };

constexpr std::size_t most_digits = 18;
constexpr std::size_t longest_missing_word = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::size_t digits(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    return n;
}

bool is_iso_date(std::string_view text) { return text.size() == 10 && text[4] == '-' && core::parse_date(std::string(text)).has_value(); }

Shape shape_of(std::string_view text) {
    auto const number = text.substr(text.starts_with('-') ? 1 : 0);
    std::size_t const whole = digits(number);
    if (whole == 0) return text.size() <= longest_missing_word && means_missing(text) ? Shape::missing : Shape::other;
    bool const has_leading_zero = whole > 1 && number.front() == '0';
    if (whole == number.size()) return has_leading_zero || whole > most_digits ? Shape::other : Shape::integer;
    char const sign = number[whole];
    if (sign == '-') return is_iso_date(text) ? Shape::date : Shape::other;
    std::size_t const decimals = digits(number.substr(whole + 1));
    bool const is_decimal = (sign == '.' || sign == ',') && decimals > 0 && whole + 1 + decimals == number.size() && whole + decimals <= most_digits;
    if (!is_decimal || has_leading_zero) return Shape::other;
    return sign == '.' ? Shape::decimal_point : Shape::decimal_comma;
}

/// What a column of codes is called: figures in it are no quantity, in one département as in the next.
bool names_code(std::string_view name) {
    std::string folded;
    for (char const c : name)
        if (std::isalnum(static_cast<unsigned char>(c))) folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::array<std::string_view, 4> within{"code", "insee", "siren", "siret"};
    constexpr std::array<std::string_view, 12> whole{"id", "iris", "dep", "depcom", "reg", "com", "epci", "cp", "postal", "ref", "reference", "tel"};
    return std::ranges::any_of(within, [&](auto part) { return folded.find(part) != std::string::npos; }) || std::ranges::find(whole, folded) != whole.end() ||
           folded.starts_with("cod");
}

}

ColumnSurvey::ColumnSurvey(std::string_view name) : is_text_(names_code(name)) {}

void ColumnSurvey::add(std::string_view text) {
    if (is_text_) return;
    switch (shape_of(trimmed(text))) {
    case Shape::missing: return;
    case Shape::integer: has_integer_ = true; break;
    case Shape::decimal_point: has_point_ = true; break;
    case Shape::decimal_comma: has_comma_ = true; break;
    case Shape::date: has_date_ = true; break;
    case Shape::other: is_text_ = true; break;
    }
    if ((has_point_ && has_comma_) || (has_date_ && (has_integer_ || has_point_ || has_comma_))) is_text_ = true;
}

FieldType ColumnSurvey::type() const {
    if (is_text_) return FieldType::text;
    if (has_date_) return FieldType::date;
    if (has_point_ || has_comma_) return FieldType::real;
    return has_integer_ ? FieldType::integer : FieldType::text;
}

std::optional<CellView> typed_cell(std::string_view text, FieldType type) {
    if (type == FieldType::text) return CellView(text);
    text = trimmed(text);
    if (type == FieldType::date) return is_iso_date(text) ? std::optional(CellView(text)) : means_missing(text) ? std::optional(CellView()) : std::nullopt;
    char const *const first = text.data(), *const last = first + text.size();
    if (type == FieldType::integer) {
        std::int64_t value = 0;
        auto const [end, error] = std::from_chars(first, last, value);
        if (error == std::errc{} && end == last) return CellView(value);
    } else {
        std::array<char, 2 * most_digits> plain{};
        double value = 0;
        if (text.size() <= plain.size()) {
            std::ranges::replace_copy(text, plain.begin(), ',', '.');
            auto const [end, error] = std::from_chars(plain.data(), plain.data() + text.size(), value);
            if (error == std::errc{} && end == plain.data() + text.size()) return CellView(value);
        }
    }
    if (means_missing(text)) return CellView();
    return std::nullopt;
}

}
