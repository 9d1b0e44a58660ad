"""Scores of a project worked out a second time, from score-rules alone: no code is shared with the program.

Usage: independent_scores.py PROJECT CAMPAIGN
Reads observations, grid, weights of the run and places (never a result), and prints one line per residence:
code, then name=value with 17 digits, « - » for what is not there. Rules 1 to 8 and 10 of docs/methods/score.md.
"""
import json
import math
import sqlite3
import struct
import sys


def single(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


class Indicator:
    def __init__(self, row):
        (self.id, self.code, self.family, self.kind, self.scale, self.at_0, self.at_100, self.weight, self.method, self.reference,
         self.tail, self.target, table) = row
        self.table = dict(json.loads(table))


def read(db, campaign):
    (campaign_id,) = db.execute("SELECT id FROM campaign WHERE name = ?", (campaign,)).fetchone()
    run = db.execute("SELECT grid_id, weights FROM score_run WHERE campaign_id = ? ORDER BY id DESC", (campaign_id,)).fetchone()
    moved = json.loads(run[1] or "{}")
    rules = db.execute("SELECT power, minimum_coverage, minimum_families, limit_b, limit_c, limit_d FROM grid WHERE id = ?",
                       (run[0],)).fetchone()
    families = [(i, code, moved.get(code, weight), bool(index)) for i, code, weight, index in db.execute(
        "SELECT id, code, weight, is_in_index FROM family WHERE grid_id = ? ORDER BY ordinal", (run[0],))]
    indicators = [Indicator(row) for row in db.execute(
        "SELECT i.id, i.code, g.family_id, g.kind, g.scale, g.at_0, g.at_100, g.weight, g.method, g.reference, g.tail, g.target, "
        "g.score_table FROM grid_indicator g "
        "JOIN indicator i ON i.id = g.indicator_id WHERE g.grid_id = ? ORDER BY g.ordinal", (run[0],))]
    return rules, families, indicators, observations(db, campaign_id)


def observations(db, campaign_id):
    seen = {}
    for residence, indicator, value, top, bottom, quality in db.execute(
            "SELECT residence_id, indicator_id, value, numerator, denominator, quality FROM observation WHERE campaign_id = ?",
            (campaign_id,)):
        seen[residence, indicator] = (value, top, bottom, quality == "inherited")
    return seen


def prior(indicator, seen):
    """Rule 1: mean of the stock and how much residences differ beyond chance, or None where nothing is corrected."""
    if indicator.kind == "measure":
        return None
    pairs = [(top, bottom) for (_, i), (_, top, bottom, inherited) in sorted(seen.items())
             if i == indicator.id and not inherited and top is not None and bottom is not None and bottom > 0]
    if not pairs:
        return None
    base = math.fsum(bottom for _, bottom in pairs)
    mean = math.fsum(top for top, _ in pairs) / base
    spread = math.fsum(bottom * (top / bottom - mean) ** 2 for top, bottom in pairs) / base
    noise = mean if indicator.kind == "event_rate" else mean * (1 - mean)
    return mean, max(0.0, spread - noise * len(pairs) / base), noise


def value_of(indicator, stock, observation):
    """Rule 1: in the unit of the indicator, drawn to the stock where it is a rate or a share, or None."""
    if observation is None:
        return None
    value, top, bottom, inherited = observation
    if top is not None and bottom is not None:
        if not bottom > 0:
            return None
        rate = top / bottom
        if stock and not inherited:
            mean, variance, noise = stock
            trust = variance / (variance + noise / bottom) if variance > 0 else 0.0
            rate = trust * rate + (1 - trust) * mean
        value = indicator.scale * rate
    return value


def reference_of(indicator, seen):
    """What a method learns from: values of the residences' own, sorted; those of zones where there are no others."""
    stock = prior(indicator, seen)
    values = [(o[3], value_of(indicator, stock, o)) for (_, i), o in seen.items() if i == indicator.id]
    own = sorted(v for inherited, v in values if v is not None and not inherited)
    return own or sorted(v for _, v in values if v is not None)


def quantile(ordered, share):
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def stepped(x, at, score, high_is_bad):
    """A reference of one value: its score on it, 0 on the good side, 100 on the bad one."""
    return score if x == at else 100.0 if (x > at) == high_is_bad else 0.0


def percentile(x, reference, high_is_bad):
    """Share of the reference that is better, the equal ones counting half; between two of it, along the line."""
    def place(v):
        better = sum((r < v) if high_is_bad else (r > v) for r in reference)
        return 100 * (better + sum(r == v for r in reference) / 2) / len(reference)
    if x in reference:
        return place(x)
    if x < reference[0] or x > reference[-1]:
        return 100.0 if (x > reference[-1]) == high_is_bad else 0.0
    low, high = max(r for r in reference if r < x), min(r for r in reference if r > x)
    return place(low) + (x - low) / (high - low) * (place(high) - place(low))


def score_of(indicator, x, reference):
    """Rule 2 for one method: 0 to 100, or None."""
    high_is_bad = indicator.at_0 < indicator.at_100
    if indicator.method == "goalposts":
        return 100 * min(1.0, max(0.0, (x - indicator.at_0) / (indicator.at_100 - indicator.at_0)))
    if indicator.method == "table":
        return indicator.table.get(x)
    if not reference:
        return None
    if indicator.method == "percentile":
        return percentile(x, reference, high_is_bad)
    if indicator.method == "robust_z":
        median = quantile(reference, 0.5)
        spread = 1.4826022185056018 * quantile(sorted(abs(r - median) for r in reference), 0.5)
        if spread == 0:
            spread = math.sqrt(math.pi / 2) * math.fsum(abs(r - median) for r in reference) / len(reference)
        if spread == 0:
            return stepped(x, median, 50.0, high_is_bad)
        return min(100.0, max(0.0, 50 + (50 if high_is_bad else -50) * (x - median) / spread / 3))
    low, high = quantile(reference, indicator.tail), quantile(reference, 1 - indicator.tail)
    if low == high:
        low, high = reference[0], reference[-1]
    good, bad = (low, high) if high_is_bad else (high, low)
    at_one = 50.0
    if indicator.method == "target":
        good, at_one = indicator.target, 0.0
        if not (bad > good if high_is_bad else bad < good):
            bad = good
    if good == bad:
        return stepped(x, good, at_one, high_is_bad)
    return 100 * min(1.0, max(0.0, (x - good) / (bad - good)))


def normalised(indicator, stock, observation, reference):
    """Rules 1 and 2: 0 to 100 in 32 bits, or None."""
    value = value_of(indicator, stock, observation)
    score = None if value is None else score_of(indicator, value, reference)
    return None if score is None else single(score)


def family(terms, least):
    """Rules 3, 4 and 6. terms: (weight, value or None, inherited) → score, coverage, with missing at 0, at 100; None = no such family."""
    terms = [t for t in terms if t[0] > 0]
    if not terms:
        return None
    whole = math.fsum(w for w, _, _ in terms)
    there = [(w / 2 if inherited else w, v) for w, v, inherited in terms if v is not None]
    present = math.fsum(w for w, _ in there)
    weighted = math.fsum(w * v for w, v in there)
    absent = math.fsum(w for w, v, _ in terms if v is None)
    coverage = present / whole
    score = weighted / present if present > 0 and coverage >= least - 1e-12 else None
    return score, coverage, weighted / (present + absent), (weighted + 100 * absent) / (present + absent)


def transform(score, p):
    return -math.log(max(100 - score, 1) / 100) if p == 0 else score ** p


def mean(scores, p):
    """Rule 5. scores: (weight, score)"""
    if math.isinf(p):
        return max(s for _, s in scores)
    average = math.fsum(w * transform(s, p) for w, s in scores) / math.fsum(w for w, _ in scores)
    return 100 - 100 * math.exp(-average) if p == 0 else average ** (1 / p)


def index(families, rules):
    """Rules 4 to 7. families: (weight, family score) of the index"""
    p, least, needed = rules[:3]
    families = [(w, f) for w, f in families if f is not None and w > 0]
    if not families:
        return None, 0.0, 0.0, 100.0, "N"
    total = math.fsum(w for w, _ in families)
    coverage = math.fsum(w * f[1] for w, f in families) / total
    low, high = (mean([(w, f[bound]) for w, f in families], p) for bound in (2, 3))
    scored = [(w, f[0]) for w, f in families if f[0] is not None]
    if len(scored) < max(1, min(needed, len(families))) or coverage < least - 1e-12:
        return None, coverage, low, high, "N"
    score = mean(scored, p)
    return score, coverage, low, high, "ABCD"[sum(score >= limit for limit in rules[3:])]


def points(families, rules, score):
    """Rule 5: what each family adds to the index."""
    p = rules[0]
    if score is None:
        return [0.0 for _ in families]
    scored = [w > 0 and f is not None and f[0] is not None for w, f in families]
    if math.isinf(p):
        worst = max((f[0], -i) for i, (_, f) in enumerate(families) if scored[i])
        return [score if i == -worst[1] else 0.0 for i in range(len(families))]
    parts = [w * transform(f[0], p) if there else 0.0 for there, (w, f) in zip(scored, families)]
    whole = math.fsum(parts)
    return [part / whole * score if whole > 0 else 0.0 for part in parts]


def zone(members, least):
    """Rule 10. members: (index or None, dwellings)"""
    scored = [(s, d) for s, d in members if s is not None]
    dwellings = math.fsum(d for _, d in members)
    counted = math.fsum(d for _, d in scored)
    coverage = counted / dwellings if dwellings > 0 else 0.0
    if len(members) < 3 or counted == 0 or coverage < least - 1e-12:
        return None, coverage
    return math.fsum(s * d for s, d in scored) / counted, coverage


def cell(x):
    return "-" if x is None else x if isinstance(x, str) else repr(x)


def main():
    db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    rules, families, indicators, seen = read(db, sys.argv[2])
    stock = {i.id: prior(i, seen) for i in indicators}
    campaigns = dict(db.execute("SELECT name, id FROM campaign"))
    reference = {i.id: reference_of(i, observations(db, campaigns[i.reference]) if i.reference else seen) for i in indicators
                 if i.method not in ("goalposts", "table")}
    indices = {}
    lines = []
    for residence, code in db.execute("SELECT fid, code FROM residence ORDER BY fid").fetchall():
        scores = []
        fields = {}
        for family_id, family_code, weight, in_index in families:
            terms = []
            for i in (i for i in indicators if i.family == family_id):
                observation = seen.get((residence, i.id))
                value = normalised(i, stock[i.id], observation, reference.get(i.id))
                fields["s:" + i.code] = value
                terms.append((i.weight, value, observation is not None and observation[3]))
            found = family(terms, rules[1])
            fields["S:" + family_code] = found and found[0]
            fields["c:" + family_code] = found and found[1]
            if in_index:
                scores.append((family_code, weight, found))
        weighted = [(w, f) for _, w, f in scores]
        score, coverage, low, high, letter = index(weighted, rules)
        indices[residence] = score
        for (family_code, _, _), part in zip(scores, points(weighted, rules, score)):
            fields["+:" + family_code] = part
        fields.update(index=score, coverage=coverage, low=low, high=high, letter=letter)
        lines.append((residence, code, fields))
    ranked = [s for s in indices.values() if s is not None]
    for residence, code, fields in lines:
        score = indices[residence]
        fields["rank"] = None if score is None else str(1 + sum(other > score for other in ranked))
        print(code, *(f"{name}={cell(value)}" for name, value in fields.items()))
    for zone_id, code in db.execute("SELECT fid, code FROM zone ORDER BY fid").fetchall():
        members = [(indices[r], max(d or 0, 0)) for r, d in db.execute(
            "SELECT r.fid, r.dwellings FROM residence_zone m JOIN residence r ON r.fid = m.residence_id WHERE m.zone_id = ?", (zone_id,))]
        score, coverage = zone(members, rules[1])
        print("zone:" + code, f"index={cell(score)}", f"coverage={cell(coverage)}")


if __name__ == "__main__":
    main()
