#pragma once

#include "core/grid.hpp"
#include "imports/columns.hpp"
#include "imports/import.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// What rows of a table that is neither long nor wide add up to, residence by residence.
enum class Aggregate { none, complaints, survey };

/// How a well-known file is read: data, never code. The files in data/profiles show every key.
struct Profile {
    std::string code;
    core::Label name;
    core::Label about; ///< what it is good for, and what to know of it
    ImportKind kind = ImportKind::residences;
    bool is_users = false;        ///< from the user's folder
    bool is_context_only = false; ///< feeds only the grid's context indicators
    ResidenceMode mode = ResidenceMode::add;

    // how the file is recognised
    std::vector<std::vector<std::string>> columns; ///< of each list, one name must be there
    std::vector<std::string> without;              ///< none of these
    std::vector<std::string> files, layers;        ///< patterns of names, hints only

    // how it is read
    std::vector<std::pair<std::string, std::vector<std::string>>>
        mapping; ///< field → expressions, the first that is there wins
    std::map<std::string, std::map<std::string, std::string>> values; ///< field → text in the file → text for Vigie
    std::vector<std::string> missing;
    std::vector<std::string> never;
    std::vector<std::vector<std::string>> group; ///< rows alike in these are one residence; each row a dwelling
    std::vector<std::vector<std::string>> group_unplaced; ///< the same for rows without a position
    std::string crs;                                      ///< of a file that does not say its own
    std::string by;     ///< observations: « residence », « zone » (the layer whose codes fit) or « commune »
    std::string target; ///< name of the zone or context layer made
    char decimal = 0;
    [[nodiscard]] bool draws_cells() const; ///< zones are the squares of a grid, by their codes
    bool is_dissolved = false;              ///< zones: parts of one code are merged into one outline
    Aggregate aggregate = Aggregate::none;
    std::map<std::string, std::string> counts; ///< of an aggregate: what is counted → indicator
};

/// All profiles: those that come with Vigie, then the user's own, which replace them by code.
/// A user's file that cannot be read is passed over and told in `findings`.
[[nodiscard]] std::vector<Profile> profiles(std::vector<core::Finding>* findings = nullptr);
/// Folder of the user's own: $XDG_CONFIG_HOME/vigie/profiles.
[[nodiscard]] std::filesystem::path profile_folder();
/// By code, or the path of a .toml file.
/// \throws core::Error(usage) for an unknown code, naming those there are; core::Error(refused) for a file that cannot
/// be read
[[nodiscard]] Profile find_profile(std::string const& code_or_file);
[[nodiscard]] Profile parse_profile(std::string_view toml, std::string const& name_for_errors);

/// What a file looks like from outside.
struct SourceLook {
    Header header;
    std::string file_stem, layer;
    bool has_geometry = false;
};

/// How well a profile fits a file.
struct Recognition {
    double share = 0;                              ///< of the columns it needs
    std::vector<std::vector<std::string>> lacking; ///< column lists none of whose names is there
    bool has_name_hint = false;                    ///< by the file's or the layer's name
    bool lacks_outlines = false;                   ///< zones need some
    [[nodiscard]] bool fits() const { return lacking.empty() && !lacks_outlines; }
};
[[nodiscard]] Recognition recognise(Profile const& profile, SourceLook const& look);

/// The profile that fits best: most columns, then a hint by name; absent when none fits.
[[nodiscard]] std::optional<Profile> fitting_profile(std::vector<Profile> const& all, SourceLook const& look,
                                                     std::optional<ImportKind> kind);

/// What a profile says of columns, with the user's mapping on top.
[[nodiscard]] ColumnRules column_rules(Profile const* profile, std::map<std::string, std::string> mapping,
                                       char decimal = 0);

/// Writes the mapping of an import as a profile of the user's: $XDG_CONFIG_HOME/vigie/profiles/<code>.toml.
/// \return the file
/// \throws core::Error(failed) when it cannot be written
std::filesystem::path save_profile(Profile const& profile);
/// A profile out of what an import read: its mapping, the columns it needs, its settings.
[[nodiscard]] Profile profile_of(std::string const& name, ImportRequest const& request, Columns const& columns,
                                 Profile const* base = nullptr);

}
