#include "dossier/edition.hpp"

#include "core/error.hpp"
#include "editions.hpp"
#include "store/edition_digest.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "text/toml_file.hpp"

#include <algorithm>
#include <filesystem>

namespace vigie::dossier {

namespace {

using text::refuse;
using text::TableReader;

constexpr int format_version = 1;
constexpr int fewest_households = 11, fewest_answers = 11, fewest_facts = 5;

bool holds(std::vector<std::string> const& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

void refuse_below(TableReader const& reader, char const* key, int least) {
    if (reader.whole(key) < least)
        refuse(VIGIE_N_("{0}, line {1}: {2} is under {3}, the least that protects anyone. Write {3} or more."),
               {reader.file(), reader.line(key), key, std::to_string(least)});
}

void refuse_true(TableReader const& reader, char const* key) {
    if (reader.has(key) && reader.yes(key, false))
        refuse(VIGIE_N_("{0}, line {1}: a partner edition holds no free text. Remove {2}."),
               {reader.file(), reader.line(key), key});
}

/// What a profile may not ask for, and what makes no sense.
void refuse_absurd(TableReader const& reader, EditionProfile const& profile) {
    refuse_below(reader, "minimum_households", fewest_households);
    refuse_below(reader, "minimum_answers", fewest_answers);
    refuse_below(reader, "minimum_facts", fewest_facts);
    refuse_true(reader, "free_text");
    for (auto const& family : profile.counts) {
        if (holds(profile.hidden_families, family))
            refuse(VIGIE_N_("{0}, line {1}: family {2} is hidden and counted at once. Take it out of one of the two."),
                   {reader.file(), reader.line("counts"), family});
        if (holds(profile.sensitive_families, family))
            refuse(VIGIE_N_("{0}, line {1}: the facts of family {2} are sensitive; they are given as classes, not "
                            "counted. Take it out of counts."),
                   {reader.file(), reader.line("counts"), family});
    }
    if (profile.costs && !profile.actions)
        refuse(VIGIE_N_("{0}, line {1}: costs go with actions, which this profile does not give. Write actions = true, "
                        "or costs = false."),
               {reader.file(), reader.line("costs")});
    if (!profile.residences && profile.layers.empty() && !profile.actions)
        refuse(VIGIE_N_("{0}: this profile gives nothing at all. Name a zone layer, or give the actions."),
               {reader.file()});
}

EditionProfile read_edition(TableReader const& reader) {
    reader.allow_only({"format", "code", "name", "about", "residences", "layers", "minimum_households",
                       "minimum_answers", "minimum_facts", "sensitive_families", "hidden_families", "hidden_indicators",
                       "counts", "actions", "costs", "story_words", "free_text", "photos"});
    if (int const format = reader.whole_or("format", format_version); format > format_version)
        refuse(VIGIE_N_("{0}, line {1}: this profile was written for a newer version of Vigie (format {2}). Update the "
                        "program."),
               {reader.file(), reader.line("format"), std::to_string(format)});
    EditionProfile profile;
    profile.code = reader.text("code");
    profile.name = reader.label("name");
    if (reader.has("about")) profile.about = reader.label("about");
    profile.residences = reader.yes("residences", false);
    profile.layers = reader.texts("layers");
    profile.minimum_households = reader.whole("minimum_households");
    profile.minimum_answers = reader.whole("minimum_answers");
    profile.minimum_facts = reader.whole("minimum_facts");
    profile.sensitive_families = reader.texts("sensitive_families");
    profile.hidden_families = reader.texts("hidden_families");
    profile.hidden_indicators = reader.texts("hidden_indicators");
    profile.counts = reader.texts("counts");
    profile.actions = reader.yes("actions", false);
    profile.costs = reader.yes("costs", false);
    profile.story_words = reader.yes("story_words", false);
    profile.photos = reader.has("photos") && reader.yes("photos", false);
    refuse_absurd(reader, profile);
    return profile;
}

}

bool EditionProfile::gives_layer(std::string_view layer) const { return holds(layers, "*") || holds(layers, layer); }

bool EditionProfile::gives(core::Family const& family, core::Indicator const& indicator) const {
    return !indicator.is_sensitive && !holds(hidden_families, family.code) && !holds(hidden_indicators, indicator.code);
}

bool EditionProfile::gives(core::Family const& family) const {
    return !holds(hidden_families, family.code) && std::ranges::any_of(family.indicators, [&](auto const& each) {
        return each.weight > 0 && gives(family, each);
    });
}

bool EditionProfile::is_sensitive(core::Family const& family) const { return holds(sensitive_families, family.code); }

bool EditionProfile::gives_counts(core::Family const& family) const {
    return holds(counts, family.code) && gives(family);
}

EditionProfile parse_edition(std::string_view toml, std::string const& name_for_errors) {
    EditionProfile profile;
    text::read_toml(toml, name_for_errors, [&](TableReader const& root) { profile = read_edition(root); });
    profile.digest = store::edition_digest(toml);
    return profile;
}

std::vector<EditionProfile> const& edition_profiles() {
    static std::vector<EditionProfile> const shipped{parse_edition(embedded::commune_toml, "commune.toml"),
                                                     parse_edition(embedded::etat_tfpb_toml, "etat-tfpb.toml")};
    return shipped;
}

EditionProfile edition_profile(std::string const& name_or_file) {
    if (name_or_file.ends_with(".toml") || name_or_file.find('/') != std::string::npos) return parse_edition(text::profile_text(name_or_file), std::filesystem::path(name_or_file).filename().string());
    if (name_or_file.empty()) return edition_profiles().front();
    std::string known;
    for (auto const& profile : edition_profiles()) {
        if (profile.code == name_or_file) return profile;
        known += (known.empty() ? "" : ", ") + profile.code;
    }
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no edition profile named “{0}”. Name one of {1}, or a .toml file."),
                       {name_or_file, known}});
}

std::string edition_words(Edition const& edition) {
    return edition.recipient + " · " + edition.purpose + " · " + text::short_date(edition.date);
}

}
