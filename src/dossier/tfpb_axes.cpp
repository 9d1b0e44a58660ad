#include "dossier/tfpb_axes.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

/// By which words, folded, an axis is known: its first ones, and those other conventions use.
constexpr std::array<std::array<std::string_view, 3>, tfpb_axes.size()> beginnings{{
    {"presence", "renforcement de la presence", "reinforced"},
    {"formation", "soutien", "training"},
    {"sur entretien", "surentretien", "extra upkeep"},
    {"dechets", "gestion des dechets", "waste"},
    {"tranquillite", "surete", "residential tranquillity"},
    {"concertation", "participation", "consultation"},
    {"animation", "lien social", "activities"},
    {"petits travaux", "amelioration de la qualite de service", "small works"},
}};

}

std::optional<std::size_t> tfpb_axis_of(std::string_view words) {
    auto plain = text::fold(words);
    std::ranges::replace(plain, '-', ' ');
    for (std::size_t i = 0; i < tfpb_axes.size(); ++i) {
        bool const is_named =
            plain == tfpb_axes[i].code ||
            std::ranges::any_of(beginnings[i], [&](auto const& beginning) { return plain.starts_with(beginning); });
        if (is_named) return i;
    }
    return std::nullopt;
}

}
