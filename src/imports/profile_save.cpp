// A mapping of the user's, kept as a profile.
#include "core/error.hpp"
#include "imports/profile.hpp"
#include "text/toml_file.hpp"

#include <fstream>
#include <sstream>

namespace vigie::imports {

namespace {

using text::basic_string;
using text::list_text;
using text::pair_text;

std::string choices_text(std::vector<std::vector<std::string>> const& choices) {
    std::string out = "[";
    for (auto const& entry : choices)
        out +=
            (out.size() > 1 ? ", " : "") + (entry.size() == 1 ? text::basic_string(entry[0]) : text::list_text(entry));
    return out + "]";
}

void write_rules(std::ostream& out, Profile const& profile) {
    constexpr std::array modes{"add", "update", "place"};
    auto const line = [&](char const* key, std::string const& value) {
        if (!value.empty()) out << key << " = " << text::basic_string(value) << '\n';
    };
    auto const list = [&](char const* key, std::vector<std::string> const& values) {
        if (!values.empty()) out << key << " = " << text::list_text(values) << '\n';
    };
    auto const choices = [&](char const* key, std::vector<std::vector<std::string>> const& values) {
        if (!values.empty()) out << key << " = " << choices_text(values) << '\n';
    };
    out << "\n[rules]\n";
    line("crs", profile.crs);
    line("by", profile.by);
    line("target", profile.target);
    line("decimal", profile.decimal == 0 ? "" : std::string(1, profile.decimal));
    list("missing", profile.missing);
    list("never", profile.never);
    choices("group", profile.group);
    choices("group_unplaced", profile.group_unplaced);
    if (profile.is_dissolved) out << "dissolve = true\n";
    if (profile.is_context_only) out << "context_only = true\n";
    if (profile.mode != ResidenceMode::add) line("mode", modes[static_cast<std::size_t>(profile.mode)]);
}

std::string profile_text(Profile const& profile) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << "# Profil d’import de Vigie. Vigie import profile.\n\nformat = 1\ncode = "
        << text::basic_string(profile.code) << "\nname = " << text::pair_text(profile.name)
        << "\nabout = " << text::pair_text(profile.about) << "\nkind = " << text::basic_string(code(profile.kind))
        << "\n\n[recognise]\ncolumns = " << choices_text(profile.columns) << '\n';
    if (!profile.without.empty()) out << "without = " << text::list_text(profile.without) << '\n';
    out << "\n[map]\n";
    for (auto const& [field, expressions] : profile.mapping)
        out << text::basic_string(field) << " = " << text::list_text(expressions) << '\n';
    write_rules(out, profile);
    for (auto const& [field, words] : profile.values) {
        out << "\n[values." << text::basic_string(field) << "]\n";
        for (auto const& [word, meaning] : words)
            out << text::basic_string(word) << " = " << text::basic_string(meaning) << '\n';
    }
    if (profile.aggregate != Aggregate::none) {
        out << "\n[aggregate]\nof = " << (profile.aggregate == Aggregate::survey ? "\"survey\"" : "\"complaints\"")
            << '\n';
        for (auto const& [what, indicator] : profile.counts)
            out << text::basic_string(what) << " = " << text::basic_string(indicator) << '\n';
    }
    return out.str();
}

/// « Export ERP 2026 » → « export-erp-2026 »: a file name and a word for the command line.
std::string code_of_name(std::string const& name) {
    std::string code;
    for (std::size_t i = 0; i < name.size(); ++i) {
        auto const letter = folded(name.substr(i, (static_cast<unsigned char>(name[i]) & 0x80U) != 0 ? 2 : 1));
        if ((static_cast<unsigned char>(name[i]) & 0x80U) != 0) ++i;
        if (!letter.empty())
            code += letter;
        else if (!code.empty() && code.back() != '-')
            code += '-';
    }
    while (code.ends_with('-'))
        code.pop_back();
    return code.empty() ? "profil" : code;
}

}

Profile profile_of(std::string const& name, ImportRequest const& request, Columns const& columns, Profile const* base) {
    Profile profile = base != nullptr ? *base : Profile{};
    profile.code = code_of_name(name);
    profile.name = {name, name};
    profile.is_users = true;
    profile.kind = request.kind;
    profile.mode = request.mode;
    profile.columns.clear();
    profile.mapping.clear();
    for (auto const& field : columns.mapped_fields()) {
        auto const expression = columns.expression(field);
        profile.mapping.emplace_back(field, std::vector{expression});
        if (!expression.starts_with("=")) profile.columns.push_back({columns.column_name(field)});
    }
    if (!request.crs.empty()) profile.crs = request.crs;
    if (request.decimal != 0) profile.decimal = request.decimal;
    if (!request.target.empty()) profile.target = request.target;
    if (request.by_commune)
        profile.by = "commune";
    else if (!request.by_zone_layer.empty())
        profile.by = "zone";
    return profile;
}

std::filesystem::path save_profile(Profile const& profile) {
    auto const path = profile_folder() / (profile.code + ".toml");
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << profile_text(profile);
    file.close();
    if (!file)
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("The profile cannot be written to {0}. Choose a folder where you may write, with room left."),
             {path.string()}});
    return path;
}

}
