// Profiles as files: reading, recognising.
#include "imports/profile.hpp"

#include "core/error.hpp"
#include "imports/detail/fields.hpp"
#include "profiles.hpp"
#include "text/toml_file.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace vigie::imports {

namespace {

using text::refuse;
using text::TableReader;

constexpr int format_version = 1;
constexpr std::array aggregate_codes{"none", "complaints", "survey"};
constexpr std::array mode_codes{"add", "update", "place"};

template <std::size_t N>
std::size_t place_of(std::string const& word, std::array<char const*, N> const& words, text::TableReader const& reader,
                     char const* key) {
    auto const found = std::ranges::find(words, word, [](char const* w) { return std::string(w); });
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string known;
    for (auto const* w : words)
        known.append(known.empty() ? "" : ", ").append(w);
    refuse(VIGIE_N_("{0}, line {1}: “{2}” is not possible here. Write one of: {3}."),
           {reader.file(), reader.line(key), word, known});
}

ImportKind read_kind(text::TableReader const& reader) {
    auto const word = reader.text("kind");
    if (auto const kind = import_kind_of_code(word)) return *kind;
    refuse(VIGIE_N_("{0}, line {1}: “{2}” is not possible here. Write one of: {3}."),
           {reader.file(), reader.line("kind"), word, "residences, zones, observations, incidents, actions, context"});
}

void read_recognition(text::TableReader const& reader, Profile& profile) {
    reader.allow_only({"columns", "without", "files", "layers"});
    profile.columns = reader.choices("columns");
    profile.without = reader.texts("without");
    profile.files = reader.texts("files");
    profile.layers = reader.texts("layers");
}

void read_rules(text::TableReader const& reader, Profile& profile) {
    reader.allow_only({"crs", "missing", "never", "decimal", "context_only", "dissolve", "group", "group_unplaced",
                       "target", "by", "mode"});
    auto const text = [&](char const* key) { return reader.has(key) ? reader.text(key) : std::string(); };
    profile.crs = text("crs");
    for (auto const& word : reader.texts("missing"))
        profile.missing.push_back(folded_word(word));
    profile.never = reader.texts("never");
    profile.decimal = text("decimal").empty() ? '\0' : text("decimal").front();
    profile.is_context_only = reader.yes("context_only", false);
    profile.is_dissolved = reader.yes("dissolve", false);
    profile.group = reader.choices("group");
    profile.group_unplaced = reader.choices("group_unplaced");
    profile.target = text("target");
    profile.by = text("by");
    if (reader.has("mode"))
        profile.mode = static_cast<ResidenceMode>(place_of(reader.text("mode"), mode_codes, reader, "mode"));
}

void read_aggregate(text::TableReader const& reader, Profile& profile) {
    profile.aggregate = static_cast<Aggregate>(place_of(reader.text("of"), aggregate_codes, reader, "of"));
    for (auto const& key : reader.keys())
        if (key != "of") profile.counts[key] = reader.text(key);
}

Profile read_profile(text::TableReader const& reader) {
    reader.allow_only({"format", "code", "name", "about", "kind", "recognise", "map", "values", "rules", "aggregate"});
    if (int const format = reader.whole_or("format", format_version); format > format_version)
        refuse(VIGIE_N_("{0}, line {1}: this profile was written for a newer version of Vigie (format {2}). Update the "
                        "program."),
               {reader.file(), reader.line("format"), std::to_string(format)});
    Profile profile;
    profile.code = reader.text("code");
    profile.name = reader.label("name");
    if (reader.has("about")) profile.about = reader.label("about");
    profile.kind = read_kind(reader);
    if (auto const table = reader.table("recognise")) read_recognition(*table, profile);
    if (auto const table = reader.table("map"))
        for (auto const& field : table->keys())
            profile.mapping.emplace_back(field, table->text_or_texts(field));
    if (auto const table = reader.table("values"))
        for (auto const& field : table->keys())
            if (auto const words = table->table(field))
                for (auto const& word : words->keys())
                    profile.values[field][folded_word(word)] = words->text(word);
    if (auto const table = reader.table("rules")) read_rules(*table, profile);
    if (auto const table = reader.table("aggregate")) read_aggregate(*table, profile);
    return profile;
}

Profile read_profile_file(std::filesystem::path const& path) {
    auto profile = parse_profile(text::profile_text(path), path.filename().string());
    profile.is_users = true;
    return profile;
}

std::vector<Profile> shipped_profiles() {
    std::vector<Profile> all;
    for (auto const& [name, text] : embedded::all_profiles())
        all.push_back(parse_profile(text, std::string(name)));
    return all;
}

std::vector<std::filesystem::path> user_files() {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(profile_folder(), error))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}

bool Profile::draws_cells() const {
    return std::ranges::any_of(mapping, [](auto const& entry) { return entry.first == "cell"; });
}

Profile parse_profile(std::string_view toml, std::string const& name_for_errors) {
    Profile profile;
    text::read_toml(toml, name_for_errors, [&](text::TableReader const& root) { profile = read_profile(root); });
    return profile;
}

std::filesystem::path profile_folder() {
    auto const variable = [](char const* name) {
        char const* const value = std::getenv(name);
        return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
    };
    auto folder = variable("XDG_CONFIG_HOME");
    if (!folder.is_absolute()) folder = variable("HOME") / ".config";
    return folder / "vigie" / "profiles";
}

std::vector<Profile> profiles(std::vector<core::Finding>* findings) {
    auto all = shipped_profiles();
    for (auto const& file : user_files()) {
        try {
            auto own = read_profile_file(file);
            std::erase_if(all, [&](Profile const& other) { return other.code == own.code; });
            all.push_back(std::move(own));
        } catch (core::Error const& error) {
            if (findings != nullptr)
                findings->push_back({core::Severity::warning, std::nullopt, file.filename().string(), error.message(),
                                     VIGIE_N_("This profile was passed over. Correct or remove its file.")});
        }
    }
    return all;
}

Profile find_profile(std::string const& code_or_file) {
    if (code_or_file.ends_with(".toml")) return read_profile_file(code_or_file);
    std::string known;
    for (auto const& profile : profiles()) {
        if (profile.code == code_or_file) return profile;
        known += (known.empty() ? "" : ", ") + profile.code;
    }
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no profile “{0}”. There are: {1}."), {code_or_file, known}});
}

Recognition recognise(Profile const& profile, SourceLook const& look) {
    Recognition result;
    auto const is_there = [&](std::string const& name) { return parse_expression(name, look.header).has_value(); };
    std::size_t found = 0;
    for (auto const& names : profile.columns) {
        if (std::ranges::any_of(names, is_there))
            ++found;
        else
            result.lacking.push_back(names);
    }
    for (auto const& name : profile.without)
        if (is_there(name)) result.lacking.push_back({name});
    if (profile.columns.empty()) result.lacking.push_back({});
    result.lacks_outlines = profile.kind == ImportKind::zones && !profile.draws_cells() && !look.has_geometry;
    result.share =
        profile.columns.empty() ? 0 : static_cast<double>(found) / static_cast<double>(profile.columns.size());
    auto const names_it = [](std::vector<std::string> const& patterns, std::string_view name) {
        return std::ranges::any_of(patterns, [&](auto const& pattern) { return matches_pattern(pattern, name); });
    };
    result.has_name_hint = names_it(profile.files, look.file_stem) || names_it(profile.layers, look.layer);
    return result;
}

std::optional<Profile> fitting_profile(std::vector<Profile> const& all, SourceLook const& look,
                                       std::optional<ImportKind> kind) {
    Profile const* best = nullptr;
    std::tuple<bool, std::size_t, bool> best_score{};
    for (auto const& profile : all) {
        if (kind && profile.kind != *kind) continue;
        auto const found = recognise(profile, look);
        if (!found.fits()) continue;
        std::tuple const score{profile.is_users, profile.columns.size(), found.has_name_hint};
        if (best == nullptr || score > best_score) {
            best = &profile;
            best_score = score;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

ColumnRules column_rules(Profile const* profile, std::map<std::string, std::string> mapping, char decimal) {
    ColumnRules rules;
    rules.mapping = std::move(mapping);
    rules.decimal = decimal;
    if (profile == nullptr) return rules;
    rules.profile = profile->mapping;
    rules.never = profile->never;
    rules.missing = profile->missing;
    rules.values = profile->values;
    if (rules.decimal == 0) rules.decimal = profile->decimal;
    return rules;
}

}
