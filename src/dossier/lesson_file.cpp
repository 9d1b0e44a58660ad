#include "dossier/lesson_file.hpp"

#include "core/error.hpp"
#include "text/toml_file.hpp"

#include <array>
#include <charconv>
#include <fstream>

namespace vigie::dossier {

namespace {

using text::basic_string;
using text::TableReader;

constexpr char const* format_name = "vigie-lessons";
constexpr int format_version = 1;

struct TextKey {
    char const* key;
    std::string core::Lesson::*field;
};
constexpr std::array text_keys{TextKey{"title", &core::Lesson::title},
                               TextKey{"theme", &core::Lesson::theme},
                               TextKey{"context", &core::Lesson::context},
                               TextKey{"actions", &core::Lesson::actions},
                               TextKey{"worked", &core::Lesson::worked},
                               TextKey{"not_worked", &core::Lesson::not_worked},
                               TextKey{"conditions", &core::Lesson::conditions},
                               TextKey{"duration", &core::Lesson::duration},
                               TextKey{"cost", &core::Lesson::cost},
                               TextKey{"contact_role", &core::Lesson::contact_role},
                               TextKey{"landlord", &core::Lesson::landlord}};

std::string text_or_empty(TableReader const& table, char const* key) {
    return table.has(key) ? table.text(key) : std::string();
}

core::LessonAction read_action(TableReader const& table) {
    table.allow_only({"title", "axis", "tfpb", "lead", "partner", "cost_eur"});
    core::LessonAction action{
        table.text("title"),          text_or_empty(table, "axis"),    text_or_empty(table, "tfpb"),
        text_or_empty(table, "lead"), text_or_empty(table, "partner"), {}};
    if (table.has("cost_eur")) action.cost_eur = table.number("cost_eur");
    return action;
}

core::Lesson read_lesson(TableReader const& table, std::string const& landlord) {
    table.allow_only({"code", "title", "theme", "context", "actions", "worked", "not_worked", "conditions", "duration",
                      "cost", "contact_role", "landlord", "dwellings", "qpv", "action"});
    core::Lesson lesson;
    lesson.code = table.text("code");
    for (auto const& [key, field] : text_keys)
        lesson.*field = text_or_empty(table, key);
    if (lesson.landlord.empty()) lesson.landlord = landlord;
    if (table.has("dwellings")) lesson.dwellings = table.whole("dwellings");
    if (table.has("qpv")) lesson.is_in_qpv = table.yes("qpv", false);
    if (table.has("action"))
        for (auto const& action : table.tables("action"))
            lesson.steps.push_back(read_action(action));
    if (lesson.code.empty() || lesson.title.empty())
        text::refuse(VIGIE_N_("{0}: a lesson needs a code and a title."), {table.file()});
    return lesson;
}

std::string number_text(double value) {
    std::array<char, 32> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

void add_text(std::string& out, char const* key, std::string const& value) {
    if (!value.empty()) out += std::string(key) + " = " + basic_string(value) + "\n";
}

void add_lesson(std::string& out, core::Lesson const& lesson) {
    out += "\n[[lesson]]\n";
    add_text(out, "code", lesson.code);
    for (auto const& [key, field] : text_keys)
        add_text(out, key, lesson.*field);
    if (lesson.dwellings) out += "dwellings = " + std::to_string(*lesson.dwellings) + "\n";
    if (lesson.is_in_qpv) out += std::string("qpv = ") + (*lesson.is_in_qpv ? "true" : "false") + "\n";
    for (auto const& action : lesson.steps) {
        out += "\n  [[lesson.action]]\n";
        add_text(out, "title", action.title);
        add_text(out, "axis", action.axis);
        add_text(out, "tfpb", action.tfpb_axis);
        add_text(out, "lead", action.lead);
        add_text(out, "partner", action.partner);
        if (action.cost_eur) out += "cost_eur = " + number_text(*action.cost_eur) + "\n";
    }
}

}

std::vector<core::Lesson> parse_lessons(std::string_view toml_text, std::string const& name_for_errors) {
    std::vector<core::Lesson> lessons;
    text::read_toml(toml_text, name_for_errors, [&](TableReader const& root) {
        if (!root.has("format") || root.text("format") != format_name)
            text::refuse(
                VIGIE_N_("{0} is not a file of lessons: its first line should say format = \"vigie-lessons\"."),
                {name_for_errors});
        if (root.whole("version") > format_version)
            text::refuse(
                VIGIE_N_("{0} was written by a newer version of Vigie. Update Vigie, or ask for an older file."),
                {name_for_errors});
        root.allow_only({"format", "version", "landlord", "lesson"});
        if (!root.has("lesson")) return;
        for (auto const& table : root.tables("lesson"))
            lessons.push_back(read_lesson(table, text_or_empty(root, "landlord")));
    });
    return lessons;
}

std::vector<core::Lesson> read_lessons(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const words{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
        text::refuse(VIGIE_N_("The file of lessons {0} cannot be read. Check that it exists and is yours to read."),
                     {path.string()});
    return parse_lessons(words, path.filename().string());
}

std::string lessons_text(std::vector<core::Lesson> const& lessons, std::string const& landlord) {
    std::string out =
        std::string("format = \"") + format_name + "\"\nversion = " + std::to_string(format_version) + "\n";
    add_text(out, "landlord", landlord);
    for (auto const& lesson : lessons)
        add_lesson(out, lesson);
    return out;
}

}
