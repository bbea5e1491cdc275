// @ts-check
/** Another round of an analysis: the same team looks again, months later, or begins from what it said before. */
import { createAnalysis } from "./analysis.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */

/**
 * A new analysis that follows another one. What describes the team and its plan for working stays; the day, the to-dos and
 * what became of them belong to the round before. Answers that are carried over say where they come from.
 * @param {Analysis} before
 * @param {{indicators: Set<string>, name: string, language: string, now: Date}} how indicators: whose answers are carried over
 * @returns {Analysis}
 */
export function nextRound(before, { indicators, name, language, now }) {
  const { framework, mode, areas, profile, impact_logic } = /** @type {any} */ (before);
  const fresh = createAnalysis(framework, language, now);
  const { date: _, occasion: __, ...lasting } = profile ?? {};
  const from = { id: before.id, name, date: (before.saved ?? before.created ?? now.toISOString()).slice(0, 10) };
  const carried = Object.entries(before.answers).filter(([indicator]) => indicators.has(indicator));
  return JSON.parse(JSON.stringify({
    ...fresh,
    mode,
    areas,
    name: before.name,
    profile: Object.keys(lasting).length ? lasting : undefined,
    round_of: before.id,
    answers: Object.fromEntries(carried.map(([indicator, answer]) => [indicator, { ...answer, talk: undefined, copied_from: from }])),
    impact_logic,
  }));
}
