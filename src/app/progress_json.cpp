#include "app/progress_json.hpp"

#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace vigie::app {
namespace {

using nlohmann::ordered_json;

constexpr std::array codes{"failed", "usage", "refused", "cancelled"}; // order of core::ErrorCode

std::string line(ordered_json const& document) { return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// Empty unless the value is there and is text.
std::string text_in(ordered_json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

core::Error error_in(ordered_json const& json) {
    auto const code = std::ranges::find(codes, text_in(json, "code"));
    core::Message message{text_in(json, "message")};
    if (auto const found = json.find("arguments"); found != json.end() && found->is_array())
        for (auto const& argument : *found)
            if (argument.is_string()) message.arguments.push_back(argument.get<std::string>());
    auto const place = code == codes.end() ? 0 : code - codes.begin();
    return {static_cast<core::ErrorCode>(place), std::move(message), text_in(json, "detail")};
}

}

std::string progress_line(double share, std::string const& label) { return line({{"progress", share}, {"label", label}}); }

std::string message_line(std::string const& sentence) { return line({{"message", sentence}}); }

std::string error_line(core::Error const& error) {
    return line({{"error",
                  {{"code", codes[static_cast<std::size_t>(error.code())]},
                   {"message", error.message().english},
                   {"arguments", error.message().arguments},
                   {"sentence", text::sentence(error.message())},
                   {"detail", error.detail()}}}});
}

std::variant<std::monostate, double, core::Error> parse_progress_line(std::string_view line) {
    auto const json = ordered_json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return {};
    if (auto const share = json.find("progress"); share != json.end() && share->is_number()) return std::clamp(share->get<double>(), 0.0, 1.0);
    if (auto const error = json.find("error"); error != json.end() && error->is_object()) return error_in(*error);
    return {};
}

}
