#pragma once

#include "imports/plan.hpp"

/// The fields of a plan and of all it is made of, by name: one list for writing and for reading, so that the two cannot
/// differ. Structured bindings take each struct apart whole: a new field does not compile until it is listed here.
namespace vigie::app {

template <typename T>
struct Fields;
template <typename T>
concept HasFields = requires {
    sizeof(Fields<T>);
};

template <typename E>
inline constexpr E last_of{};
template <>
inline constexpr auto last_of<imports::ImportKind> = imports::ImportKind::context;
template <>
inline constexpr auto last_of<imports::ResidenceMode> = imports::ResidenceMode::place;
template <>
inline constexpr auto last_of<imports::MappedBy> = imports::MappedBy::usual_name;
template <>
inline constexpr auto last_of<imports::CrsOrigin> = imports::CrsOrigin::guessed;
template <>
inline constexpr auto last_of<imports::Change::Kind> = imports::Change::Kind::changed;
template <>
inline constexpr auto last_of<imports::MatchReason> = imports::MatchReason::name;
template <>
inline constexpr auto last_of<gis::EncodingEvidence> = gis::EncodingEvidence::fallback;
template <>
inline constexpr auto last_of<core::ContextRole> = core::ContextRole::other;
template <>
inline constexpr auto last_of<core::Severity> = core::Severity::refused;

template <>
struct Fields<core::Message> {
    static void visit(auto& io, auto& v) {
        auto& [english, arguments] = v;
        io("english", english), io("arguments", arguments);
    }
};

template <>
struct Fields<core::Finding> {
    static void visit(auto& io, auto& v) {
        auto& [severity, row, subject, what, remedy] = v;
        io("severity", severity), io("row", row), io("subject", subject), io("what", what), io("remedy", remedy);
    }
};

template <>
struct Fields<store::ImportReport> {
    static void visit(auto& io, auto& v) {
        auto& [id, kind, source_name, target, mapping, read, kept, refused, repaired, unlocated, made, seconds,
               imported_at, findings] = v;
        static_cast<void>(id); // a trial is kept nowhere
        io("kind", kind), io("source_name", source_name), io("target", target), io("mapping", mapping);
        io("read", read), io("kept", kept), io("refused", refused), io("repaired", repaired),
            io("unlocated", unlocated);
        io("made", made), io("seconds", seconds), io("imported_at", imported_at), io("findings", findings);
    }
};

template <>
struct Fields<gis::SourceFacts> {
    static void visit(auto& io, auto& v) {
        auto& [driver, delimiter, header_row, encoding, evidence] = v;
        io("driver", driver), io("delimiter", delimiter), io("header_row", header_row);
        io("encoding", encoding), io("evidence", evidence);
    }
};

template <>
struct Fields<imports::ImportChoices> {
    static void visit(auto& io, auto& v) {
        auto& [kind, profile, layer, encoding, delimiter, decimal, header_row, crs, mapping, target, campaign,
               by_zone_layer, by_commune, within_m, mode, accept_suggestions, role] = v;
        io("kind", kind), io("profile", profile), io("layer", layer), io("encoding", encoding);
        io("delimiter", delimiter), io("decimal", decimal), io("header_row", header_row), io("crs", crs);
        io("mapping", mapping), io("target", target), io("campaign", campaign), io("by_zone_layer", by_zone_layer);
        io("by_commune", by_commune), io("within_m", within_m), io("mode", mode);
        io("accept_suggestions", accept_suggestions), io("role", role);
    }
};

template <>
struct Fields<imports::PlanLayer> {
    static void visit(auto& io, auto& v) {
        auto& [name, rows, has_geometry] = v;
        io("name", name), io("rows", rows), io("has_geometry", has_geometry);
    }
};

template <>
struct Fields<imports::PlanProfile> {
    static void visit(auto& io, auto& v) {
        auto& [code, name, about, kind, share, lacking, fits, is_users] = v;
        io("code", code), io("name", name), io("about", about), io("kind", kind);
        io("share", share), io("lacking", lacking), io("fits", fits), io("is_users", is_users);
    }
};

template <>
struct Fields<imports::PlanField> {
    static void visit(auto& io, auto& v) {
        auto& [field, label, is_required, column, by, confidence, candidates] = v;
        io("field", field), io("label", label), io("is_required", is_required), io("column", column);
        io("by", by), io("confidence", confidence), io("candidates", candidates);
    }
};

template <>
struct Fields<imports::PlanRow> {
    static void visit(auto& io, auto& v) {
        auto& [row, before, after, is_located] = v;
        io("row", row), io("before", before), io("after", after), io("is_located", is_located);
    }
};

template <>
struct Fields<imports::CrsFound> {
    static void visit(auto& io, auto& v) {
        auto& [origin, code, name, stated, better, sentence] = v;
        io("origin", origin), io("code", code), io("name", name);
        io("stated", stated), io("better", better), io("sentence", sentence);
    }
};

template <>
struct Fields<imports::Change> {
    static void visit(auto& io, auto& v) {
        auto& [kind, code, name, field, before, after, moved_m] = v;
        io("kind", kind), io("code", code), io("name", name), io("field", field);
        io("before", before), io("after", after), io("moved_m", moved_m);
    }
};

template <>
struct Fields<imports::Match> {
    static void visit(auto& io, auto& v) {
        auto& [code, suggested, reason, rows] = v;
        io("code", code), io("suggested", suggested), io("reason", reason), io("rows", rows);
    }
};

template <>
struct Fields<imports::JoinReport> {
    static void visit(auto& io, auto& v) {
        auto& [matched, unmatched_codes, unmatched_residences] = v;
        io("matched", matched), io("unmatched_codes", unmatched_codes),
            io("unmatched_residences", unmatched_residences);
    }
};

template <>
struct Fields<imports::ImportPlan> {
    static void visit(auto& io, auto& v) {
        auto& [source, choices, facts, encoding_sentence, accents, decimal, date_format, layers, layer, columns, kind,
               kind_confidence, profile, profiles, fields, never_used, personal, crs, project_crs, positions, boxes,
               outlines, extent, project_extent, place_findings, preview_fields, preview, rows, sampled, is_sample,
               trial, obstacle, findings, changes, suggestions, join] = v;
        io("source", source), io("choices", choices), io("facts", facts), io("encoding_sentence", encoding_sentence);
        io("accents", accents), io("decimal", decimal), io("date_format", date_format), io("layers", layers);
        io("layer", layer), io("columns", columns), io("kind", kind), io("kind_confidence", kind_confidence);
        io("profile", profile), io("profiles", profiles), io("fields", fields), io("never_used", never_used);
        io("personal", personal), io("crs", crs), io("project_crs", project_crs), io("positions", positions);
        io("boxes", boxes), io("outlines", outlines), io("extent", extent), io("project_extent", project_extent);
        io("place_findings", place_findings), io("preview_fields", preview_fields), io("preview", preview);
        io("rows", rows), io("sampled", sampled), io("is_sample", is_sample), io("trial", trial),
            io("obstacle", obstacle);
        io("findings", findings), io("changes", changes), io("suggestions", suggestions), io("join", join);
    }
};

}
