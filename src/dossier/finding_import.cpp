#include "dossier/finding_import.hpp"

#include "core/error.hpp"
#include "dossier/walk_plan.hpp"
#include "gis/source.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vigie::dossier {

namespace {

enum class Field { finding, stop, x, y, theme, owner, due, state, closed, photos };

struct Head {
    Field field;
    std::string_view name; ///< folded
};
constexpr std::array heads{
    Head{Field::finding, "constat"},
    Head{Field::finding, "finding"},
    Head{Field::finding, "what"},
    Head{Field::finding, "observation"},
    Head{Field::stop, "arret"},
    Head{Field::stop, "stop"},
    Head{Field::stop, "no arret"},
    Head{Field::x, "x"},
    Head{Field::y, "y"},
    Head{Field::theme, "theme"},
    Head{Field::owner, "qui agit"},
    Head{Field::owner, "qui doit agir"},
    Head{Field::owner, "owner"},
    Head{Field::owner, "who acts"},
    Head{Field::owner, "responsable"},
    Head{Field::owner, "proprietaire"},
    Head{Field::due, "echeance"},
    Head{Field::due, "due"},
    Head{Field::due, "pour le"},
    Head{Field::state, "etat"},
    Head{Field::state, "state"},
    Head{Field::closed, "clos le"},
    Head{Field::closed, "closed on"},
    Head{Field::closed, "resolu le"},
    Head{Field::photos, "photos"},
    Head{Field::photos, "photo"},
};

/// A code and what people write for it, folded.
template <typename Value>
struct Word {
    std::string_view word;
    Value value;
};
constexpr std::array owner_words{Word{"bailleur", core::FindingOwner::landlord},
                                 Word{"ville", core::FindingOwner::town},
                                 Word{"commune", core::FindingOwner::town},
                                 Word{"mairie", core::FindingOwner::town},
                                 Word{"epci", core::FindingOwner::conurbation},
                                 Word{"agglo", core::FindingOwner::conurbation},
                                 Word{"agglomeration", core::FindingOwner::conurbation},
                                 Word{"concessionnaire", core::FindingOwner::utility},
                                 Word{"utility company", core::FindingOwner::utility},
                                 Word{"autre", core::FindingOwner::other}};
constexpr std::array state_words{Word{"ouvert", core::FindingState::open}, Word{"resolu", core::FindingState::solved},
                                 Word{"sans suite", core::FindingState::dropped},
                                 Word{"not followed up", core::FindingState::dropped}};

template <typename Value, std::size_t N>
std::optional<Value> value_of(std::array<Word<Value>, N> const& words, std::string const& folded) {
    auto const found = std::ranges::find(words, folded, &Word<Value>::word);
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

/// Codes of themes by code and by name in both languages, folded.
std::map<std::string, std::string> theme_codes(core::Grid const& grid) {
    std::map<std::string, std::string> codes;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            for (auto const& word : {indicator.code, indicator.name.fr, indicator.name.en})
                codes.emplace(text::fold(word), indicator.code);
    constexpr std::array<std::string_view, core::cleanliness_factors.size()> french{"papiers",
                                                                                    "verre",
                                                                                    "megots",
                                                                                    "dejections",
                                                                                    "depots sauvages",
                                                                                    "sacs d'ordures",
                                                                                    "feuilles mortes",
                                                                                    "tags, degradations",
                                                                                    "dechets adherents",
                                                                                    "dechets alimentaires"};
    for (std::size_t i = 0; i < french.size(); ++i) {
        codes.emplace(core::cleanliness_factors[i], core::cleanliness_factors[i]);
        codes.emplace(french[i], core::cleanliness_factors[i]);
    }
    return codes;
}

/// What stops a row from being kept.
struct Refusal {
    std::string subject;
    core::Message what, remedy;
};

class Reader {
public:
    Reader(Snapshot const& snapshot, core::Walk const& walk, std::vector<std::string> const& fields)
        : walk_(walk)
        , themes_(theme_codes(snapshot.grid)) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            for (auto const& head : heads)
                if (text::fold(fields[i]) == head.name) columns_.emplace(head.field, i);
    }

    [[nodiscard]] bool knows_findings() const { return columns_.contains(Field::finding); }

    /// \throws Refusal
    [[nodiscard]] core::WalkFinding finding(gis::Feature const& row) const {
        core::WalkFinding made;
        made.walk = walk_.id;
        made.what = cell(row, Field::finding);
        if (made.what.empty())
            throw Refusal{"", VIGIE_N_("The row says nothing that was found."),
                          VIGIE_N_("Write what was found, or take the row out.")};
        made.photos = cell(row, Field::photos);
        made.stop = stop(cell(row, Field::stop));
        made.at = place(row);
        made.theme = theme(cell(row, Field::theme));
        made.owner = owner(cell(row, Field::owner));
        made.due_on = date(cell(row, Field::due));
        made.state = state(cell(row, Field::state));
        made.closed_on = date(cell(row, Field::closed));
        return made;
    }

private:
    [[nodiscard]] std::string cell(gis::Feature const& row, Field field) const {
        auto const column = columns_.find(field);
        if (column == columns_.end() || !row.values[column->second]) return {};
        auto words = *row.values[column->second];
        auto const first = words.find_first_not_of(" \t\r\n"), last = words.find_last_not_of(" \t\r\n");
        return first == std::string::npos ? std::string() : words.substr(first, last - first + 1);
    }

    /// « 3 », « 3 · Placette » as the lists say it, or a name.
    [[nodiscard]] std::int64_t stop(std::string const& words) const {
        if (words.empty()) return 0;
        try {
            auto const dot = words.find(" · ");
            return require_stop(walk_, dot == std::string::npos ? words : words.substr(0, dot)).id;
        } catch (core::Error const& error) {
            throw Refusal{words, error.message(), VIGIE_N_("Correct the stop, or leave the cell empty.")};
        }
    }

    [[nodiscard]] std::optional<core::Projected> place(gis::Feature const& row) const {
        auto const x = cell(row, Field::x), y = cell(row, Field::y);
        if (x.empty() && y.empty()) return std::nullopt;
        auto const east = gis::parse_number(x), north = gis::parse_number(y);
        if (!east || !north)
            throw Refusal{x + " " + y, VIGIE_N_("The position is not two numbers."),
                          VIGIE_N_("Give x and y in metres of the project, or neither.")};
        return core::Projected{*east, *north};
    }

    [[nodiscard]] std::string theme(std::string const& words) const {
        if (words.empty()) return {};
        auto const found = themes_.find(text::fold(words));
        if (found == themes_.end())
            throw Refusal{words, VIGIE_N_("The theme is not known."),
                          VIGIE_N_("Use a code or a name of the grid, such as CV2, or a factor of cleanliness.")};
        return found->second;
    }

    [[nodiscard]] static core::FindingOwner owner(std::string const& words) {
        auto const folded = text::fold(words);
        if (auto const known = core::finding_owner_of_code(folded)) return *known;
        if (auto const known = value_of(owner_words, folded)) return *known;
        throw Refusal{words, VIGIE_N_("Who has to act is not known."),
                      VIGIE_N_("Write landlord, town, conurbation, utility or other.")};
    }

    [[nodiscard]] static core::FindingState state(std::string const& words) {
        if (words.empty()) return core::FindingState::open;
        auto const folded = text::fold(words);
        if (auto const known = core::finding_state_of_code(folded)) return *known;
        if (auto const known = value_of(state_words, folded)) return *known;
        throw Refusal{words, VIGIE_N_("The state is not known."), VIGIE_N_("Write open, solved or dropped.")};
    }

    [[nodiscard]] static std::optional<core::Date> date(std::string const& words) {
        if (words.empty()) return std::nullopt;
        auto const read = core::parse_date(words);
        if (!read)
            throw Refusal{words, VIGIE_N_("This is no date."), VIGIE_N_("Write dates as 2026-05-30 or 30/05/2026.")};
        return read;
    }

    core::Walk const& walk_;
    std::map<std::string, std::string> themes_;
    std::map<Field, std::size_t> columns_;
};

}

FindingImport read_findings(Snapshot const& snapshot, core::Walk const& walk, std::filesystem::path const& file) {
    auto source = gis::Source::open(file);
    Reader const reader(snapshot, walk, source.fields());
    if (!reader.knows_findings())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0}: no column says what was found. Head one with “Finding” or “Constat”."),
                           {file.filename().string()}});
    FindingImport out;
    out.read = source
                   .read([&](gis::Feature&& row) {
                       try {
                           out.kept.push_back(reader.finding(row));
                       } catch (Refusal const& why) {
                           out.refused.push_back({core::Severity::refused, row.row, why.subject, why.what, why.remedy});
                       }
                   })
                   .read;
    return out;
}

}
