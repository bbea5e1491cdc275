// @ts-check
/** Another round of an analysis: the same team looks again, months later; or it looks at another of its projects. */
import { createAnalysis } from "./analysis.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */

/**
 * A new analysis that follows another one. What describes the team and its plan for working stays; the day, the to-dos and
 * what became of them belong to the round before. Answers that are carried over say where they come from. Another project of the same
 * initiative is no round of the first one, and has its own description.
 * @param {Analysis} before
 * @param {{indicators: Set<string>, another: boolean, name: string, language: string, now: Date}} how
 *   indicators: whose answers are carried over; another: it is about another project
 * @returns {Analysis}
 */
export function nextRound(before, { indicators, another, name, language, now }) {
  const { framework, mode, areas, profile, impact_logic } = /** @type {any} */ (before);
  const fresh = createAnalysis(framework, language, now);
  const { date: _, occasion: __, ...lasting } = another ? { initiative: profile?.initiative } : profile ?? {};
  return JSON.parse(JSON.stringify({
    ...fresh,
    mode,
    areas,
    name: another ? undefined : before.name,
    profile: Object.values(lasting).some(Boolean) ? lasting : undefined,
    round_of: another ? undefined : before.id,
    answers: carryOver(before, indicators, name, now),
    impact_logic: another ? undefined : impact_logic,
  }));
}

/**
 * Answers of another analysis, each marked with where it comes from; what the team wanted to talk about belongs to that time.
 * @param {Analysis} before
 * @param {Set<string>} indicators whose answers are carried over
 * @param {string} name what people call the analysis
 * @param {Date} now
 * @returns {Analysis["answers"]}
 */
export function carryOver(before, indicators, name, now) {
  const from = { id: before.id, name, date: (before.saved ?? before.created ?? now.toISOString()).slice(0, 10) };
  const carried = Object.entries(before.answers).filter(([indicator]) => indicators.has(indicator));
  return Object.fromEntries(carried.map(([indicator, { talk: _, ...answer }]) => [indicator, { ...answer, copied_from: from }]));
}
