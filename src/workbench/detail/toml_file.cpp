#include "workbench/detail/toml_file.hpp"

namespace vigie::workbench::detail {

void refuse(char const* english, std::vector<std::string> arguments) {
    throw core::Error(core::ErrorCode::refused, {english, std::move(arguments)});
}

void read_toml(std::string_view text, std::string const& name_for_errors,
               std::function<void(TableReader const&)> const& read) {
    try {
        toml::table const root = toml::parse(text, name_for_errors);
        read(TableReader(root, name_for_errors));
    } catch (toml::parse_error const& error) {
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0}, line {1}: this line cannot be read. Check its quotes, brackets and commas."),
                           {name_for_errors, std::to_string(error.source().begin.line)}},
                          std::string(error.description()));
    }
}

std::string basic_string(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out.append({'\\', c});
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
        else
            out += c;
    }
    return out + '"';
}

std::string pair_text(core::Label const& label) {
    return "{ fr = " + basic_string(label.fr) + ", en = " + basic_string(label.en) + " }";
}

std::string list_text(std::vector<std::string> const& items) {
    std::string out = "[";
    for (auto const& item : items)
        out.append(out.size() > 1 ? ", " : "").append(basic_string(item));
    return out + "]";
}

}
