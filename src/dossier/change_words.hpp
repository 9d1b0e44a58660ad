#pragma once

#include "dossier/dynamics.hpp"

#include <array>
#include <string>

/// What a change is worth, in sentences.
namespace vigie::dossier {

/// « +8,4 points depuis 2025 : plus que ce que les petits nombres expliquent (± 5,1). »
[[nodiscard]] std::string change_sentence(core::Change const& change, std::string const& since);

/// « La grille ou ses poids ont changé depuis 2025 : une part de l’évolution vient de là. »
[[nodiscard]] std::string other_grid_sentence(std::string const& since);

/// How many of what was compared stay within the noise between two campaigns, and how many clearly moved.
[[nodiscard]] std::string noise_sentence(StatusDynamics const& dynamics, std::string const& before,
                                         std::string const& now);

/// « Aggravation nette », « sans évolution nette »…
[[nodiscard]] std::string dynamics_label(core::Dynamics dynamics);

/// The same where there is little room: « mieux », « stable », « pire ».
[[nodiscard]] std::string short_dynamics(core::Dynamics dynamics);

struct ChangeStep {
    core::Dynamics dynamics = core::Dynamics::unknown;
    std::string label;
};
/// What the colours of a change stand for, in their order: strongly better … strongly worse.
[[nodiscard]] std::array<ChangeStep, 5> change_steps();

/// The same of families in alert: none … five or more.
[[nodiscard]] std::array<std::string, 5> alert_steps();

}
