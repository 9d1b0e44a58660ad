#include "app/import_plan_json.hpp"

#include "app/import_plan_fields.hpp"

#include <nlohmann/json.hpp>

#include <concepts>
#include <stdexcept>
#include <type_traits>

namespace vigie::app {
namespace {

using nlohmann::ordered_json;

/// The document is not one of ours: told apart from what the library throws, and caught with it.
struct Broken : std::runtime_error {
    Broken()
        : std::runtime_error("not a plan") {}
};

template <typename T>
void write(ordered_json& out, T const& value);
template <typename T>
void read(ordered_json const& in, T& value);

struct Writer {
    ordered_json& out;
    template <typename T>
    void operator()(char const* key, T const& value) {
        write(out[key], value);
    }
};
struct Reader {
    ordered_json const& in;
    template <typename T>
    void operator()(char const* key, T& value) {
        auto const found = in.find(key);
        if (found == in.end()) throw Broken();
        read(*found, value);
    }
};

template <typename T>
constexpr bool is_optional = false;
template <typename T>
constexpr bool is_optional<std::optional<T>> = true;
template <typename T>
constexpr bool is_vector = false;
template <typename T>
constexpr bool is_vector<std::vector<T>> = true;

void write_box(ordered_json& out, core::Box const& box) {
    if (!box.is_empty()) out = {box.min_x, box.min_y, box.max_x, box.max_y};
}

template <typename T>
void write(ordered_json& out, T const& value) {
    if constexpr (std::same_as<T, char>)
        out = std::string(value != 0, value);
    else if constexpr (std::is_enum_v<T>)
        out = static_cast<int>(value);
    else if constexpr (std::same_as<T, std::filesystem::path>)
        out = value.string();
    else if constexpr (std::same_as<T, core::Projected>)
        out = {value.x, value.y};
    else if constexpr (std::same_as<T, core::Box>)
        write_box(out, value);
    else if constexpr (is_optional<T>) {
        if (value) write(out, *value);
    } else if constexpr (is_vector<T>) {
        out = ordered_json::array();
        for (auto const& one : value)
            write(out.emplace_back(), one);
    } else if constexpr (HasFields<T>) {
        out = ordered_json::object();
        Writer writer{out};
        Fields<T>::visit(writer, value);
    } else {
        out = value; // numbers, texts, maps of texts
    }
}

double number_in(ordered_json const& in) {
    if (!in.is_number()) throw Broken();
    return in.get<double>();
}

core::Box box_in(ordered_json const& in) {
    if (in.is_null()) return {};
    if (!in.is_array() || in.size() != 4) throw Broken();
    return {number_in(in[0]), number_in(in[1]), number_in(in[2]), number_in(in[3])};
}

core::Projected place_in(ordered_json const& in) {
    if (!in.is_array() || in.size() != 2) throw Broken();
    return {number_in(in[0]), number_in(in[1])};
}

template <typename T>
T enum_in(ordered_json const& in) {
    if (!in.is_number_integer()) throw Broken();
    auto const at = in.get<std::int64_t>();
    if (at < 0 || at > static_cast<std::int64_t>(last_of<T>)) throw Broken();
    return static_cast<T>(at);
}

std::string text_of(ordered_json const& in) {
    if (!in.is_string()) throw Broken();
    return in.get<std::string>();
}

char sign_in(ordered_json const& in) {
    auto const text = text_of(in);
    if (text.size() > 1) throw Broken();
    return text.empty() ? '\0' : text.front();
}

template <typename T>
void read(ordered_json const& in, T& value) {
    if constexpr (std::same_as<T, char>)
        value = sign_in(in);
    else if constexpr (std::is_enum_v<T>)
        value = enum_in<T>(in);
    else if constexpr (std::same_as<T, std::filesystem::path>)
        value = text_of(in);
    else if constexpr (std::same_as<T, core::Projected>)
        value = place_in(in);
    else if constexpr (std::same_as<T, core::Box>)
        value = box_in(in);
    else if constexpr (is_optional<T>) {
        value.reset();
        if (!in.is_null()) read(in, value.emplace());
    } else if constexpr (is_vector<T>) {
        if (!in.is_array()) throw Broken();
        value.clear();
        for (auto const& one : in)
            read(one, value.emplace_back());
    } else if constexpr (HasFields<T>) {
        if (!in.is_object()) throw Broken();
        Reader reader{in};
        Fields<T>::visit(reader, value);
    } else {
        in.get_to(value);
    }
}

}

std::string plan_document(imports::ImportPlan const& plan) {
    ordered_json document;
    write(document, plan);
    return document.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::optional<imports::ImportPlan> parse_plan(std::string_view document) {
    try {
        imports::ImportPlan plan;
        read(ordered_json::parse(document), plan);
        return plan;
    } catch (ordered_json::exception const&) {
        return std::nullopt;
    } catch (Broken const&) {
        return std::nullopt;
    }
}

}
