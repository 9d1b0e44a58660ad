#include "dossier/context_classes.hpp"

#include "analysis/classification.hpp"
#include "dossier/content_version.hpp"
#include "dossier/measure_words.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vigie::dossier {

namespace {

using Steps = std::vector<std::uint8_t>;

/// Class of each feature.
Steps classes_of_numbers(scene::ContextClasses& classes, core::ContextLook const& look, std::vector<double> const& numbers) {
    auto method = analysis::class_method_of_code(look.method).value_or(analysis::ClassMethod::jenks);
    bool const has_limits = method == analysis::ClassMethod::fixed || method == analysis::ClassMethod::manual;
    if (has_limits) method = analysis::ClassMethod::jenks;
    auto const breaks = analysis::classify(
        numbers, {.method = method, .classes = std::clamp(look.classes, analysis::fewest_classes, analysis::most_classes)});
    classes.labels = range_labels(breaks, 0);
    classes.limits = breaks.limits;
    classes.ramp = scene::ramp_of_code(look.ramp).value_or(scene::Ramp::ochre);
    Steps steps;
    // A column of one value has one class: what is missing is always the last label.
    for (double const value : numbers)
        steps.push_back(static_cast<std::uint8_t>(std::min(analysis::class_of(value, breaks.limits), classes.labels.size())));
    return steps;
}

Steps classes_of_words(scene::ContextClasses& classes, std::vector<std::string> const& words) {
    std::map<std::string, std::size_t> counts;
    for (auto const& word : words)
        if (!word.empty()) ++counts[word];
    std::vector<std::pair<std::string, std::size_t>> kinds(counts.begin(), counts.end());
    std::ranges::stable_sort(kinds, std::greater{}, &std::pair<std::string, std::size_t>::second);
    bool const has_others = kinds.size() > scene::most_kinds;
    if (has_others) kinds.resize(scene::most_kinds - 1);
    std::map<std::string, std::uint8_t> class_of;
    for (auto const& [word, count] : kinds) {
        class_of.emplace(word, static_cast<std::uint8_t>(class_of.size()));
        classes.labels.push_back(word);
    }
    auto const others = static_cast<std::uint8_t>(classes.labels.size());
    if (has_others) classes.labels.push_back(text::tr("others"));
    classes.has_others = has_others;
    auto const missing = static_cast<std::uint8_t>(classes.labels.size());
    classes.is_of_kinds = true;
    Steps steps;
    for (auto const& word : words) {
        auto const found = class_of.find(word);
        steps.push_back(word.empty() ? missing : found != class_of.end() ? found->second : others);
    }
    return steps;
}

std::shared_ptr<Steps const> chosen(Steps const& steps, std::vector<std::uint32_t> const& features) {
    auto of = std::make_shared<Steps>();
    for (auto const feature : features)
        of->push_back(steps.at(feature));
    return of;
}

/// A layer of lines for each class, since a stroke has one colour.
std::vector<std::shared_ptr<scene::LineLayer const>> lines_by_class(scene::LineLayer const& all, Steps const& steps,
                                                                    std::vector<std::uint32_t> const& features, std::size_t classes) {
    std::vector<std::shared_ptr<scene::LineLayer>> made(classes);
    for (std::size_t i = 0; i < features.size(); ++i) {
        auto& layer = made[steps.at(features[i])];
        if (!layer) {
            layer = std::make_shared<scene::LineLayer>();
            layer->version = next_version();
        }
        layer->lines.push_back(all.lines[i]);
        layer->boxes.push_back(all.boxes[i]);
    }
    return {made.begin(), made.end()};
}

}

std::shared_ptr<scene::ContextClasses const> context_classes(core::ContextLayer const& layer, store::ContextValues const& values,
                                                             ContextFeatures const& features, scene::LineLayer const* lines) {
    auto classes = std::make_shared<scene::ContextClasses>();
    classes->version = next_version();
    classes->title = layer.title + " · " + layer.look.column;
    auto const steps = values.words.empty() ? classes_of_numbers(*classes, layer.look, values.numbers) : classes_of_words(*classes, values.words);
    classes->labels.push_back(text::tr("not known"));
    classes->counts.assign(classes->labels.size(), 0);
    for (auto const step : steps)
        ++classes->counts[step];
    classes->area_class = chosen(steps, features.areas);
    classes->point_class = chosen(steps, features.points);
    if (lines != nullptr) classes->lines = lines_by_class(*lines, steps, features.lines, classes->labels.size());
    return classes;
}

}
