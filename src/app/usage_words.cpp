#include "app/usage_words.hpp"

#include "text/language.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace vigie::app {

using text::tr;

namespace {

template <typename Kind> bool is_a(CLI::ParseError const& error) { return dynamic_cast<Kind const*>(&error) != nullptr; }

using Parts = std::pair<std::string, std::string>;

/// What stands before and behind some words; absent where they are not.
std::optional<Parts> split_at(std::string const& text, std::string_view words) {
    auto const at = text.find(words);
    if (at == std::string::npos) return std::nullopt;
    return Parts{text.substr(0, at), text.substr(at + words.size())};
}

/// « 0.500000 » → « 0.5 », as it is typed.
std::string plain_number(std::string number) {
    if (number.find('.') == std::string::npos) return number;
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
    return number;
}

/// « {light,dark} » → « light, dark ».
std::string listed(std::string set, std::string_view between = ", ") {
    std::erase_if(set, [](char c) { return c == '{' || c == '}'; });
    for (auto at = set.find(','); at != std::string::npos; at = set.find(',', at + between.size())) set.replace(at, 1, between);
    return set;
}

/// In characters of one byte, which CLI11 lines columns up by: « INT in [1 - 200000] » → « 1..200000 », « {auto,json} » → « auto | json ».
std::string allowed_words(std::string const& check) {
    if (auto const range = split_at(check, " in [")) {
        auto const limits = split_at(split_at(range->second, "]").value_or(Parts{range->second, ""}).first, " - ");
        return limits ? limits->first + ".." + limits->second : "";
    }
    if (check == "POSITIVE") return "> 0";
    if (check == "NONNEGATIVE") return ">= 0";
    if (!check.starts_with('{')) return ""; // a file that must be there
    return listed(check, " | ");
}

std::string kind_words(std::string const& kind) {
    if (kind == "INT" || kind == "UINT") return tr("WHOLE NUMBER");
    return kind == "FLOAT" ? tr("NUMBER") : tr("TEXT");
}

/// \param problem  of a value given to `option`
std::string value_words(std::string const& option, std::string const& problem) {
    if (auto const set = split_at(problem, " not in {"))
        return tr("{0} is none of the values of {1}: {2}", {set->first, option, listed(set->second)});
    if (auto const range = split_at(problem, " not in range ")) {
        auto const value = split_at(range->first, "Value ").value_or(Parts{"", range->first}).second;
        auto const limits = split_at(range->second, " to ").value_or(Parts{range->second, ""});
        return tr("{0} of {1} does not lie between {2} and {3}",
                  {value, option, plain_number(limits.first), plain_number(limits.second)});
    }
    if (auto const file = split_at(problem, "File does not exist: ")) return tr("the file {0} does not exist", {file->second});
    if (problem.starts_with("Number less")) return tr("{0} takes a larger number", {option});
    return tr("the value of {0} is not one that it takes", {option});
}

}

void translate_help(CLI::App& app) {
    app.option_defaults()->group(tr("Options"));
    app.set_help_flag("-h,--help", tr("Write this help and leave"));
    auto& words = *app.get_formatter();
    words.label("Usage", tr("Usage"));
    words.label("Positionals", tr("Arguments"));
    words.label("OPTIONS", tr("OPTIONS"));
    words.label("SUBCOMMAND", tr("COMMAND"));
    words.label("REQUIRED", tr("(required)"));
    for (auto const* kind : {"TEXT", "FLOAT", "INT", "UINT"}) words.label(kind, kind_words(kind));
}

void translate_values(CLI::App& app) {
    for (auto* const option : app.get_options()) {
        auto const checked = split_at(option->get_type_name(), ":");
        if (!checked) continue;
        auto const allowed = allowed_words(checked->second);
        bool const is_told = option->get_description().find(allowed) != std::string::npos;
        option->get_validator(0)->description("");
        option->type_name(kind_words(checked->first) + (is_told ? "" : " " + allowed));
    }
    for (auto* const command : app.get_subcommands({})) translate_values(*command);
}

std::string usage_words(CLI::ParseError const& error) {
    std::string const what = error.what();
    auto const parts = split_at(what, ": ").value_or(Parts{what, ""});
    if (is_a<CLI::RequiredError>(error)) {
        auto const name = split_at(what, " is required").value_or(Parts{what, ""}).first;
        return name == "A subcommand" ? tr("a command is missing") : tr("{0} is missing", {name});
    }
    if (is_a<CLI::ExtrasError>(error)) return tr("{0} is not expected here", {parts.second});
    if (is_a<CLI::ValidationError>(error)) return value_words(parts.first, parts.second);
    if (is_a<CLI::ConversionError>(error)) {
        auto const value = split_at(parts.second, " = ").value_or(Parts{parts.second, ""});
        return tr("{0} takes a number, not « {1} »", {value.first, value.second});
    }
    if (is_a<CLI::ArgumentMismatch>(error)) return tr("{0} has too few or too many values", {parts.first});
    return what;
}

}
