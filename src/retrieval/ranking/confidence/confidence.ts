import type { Passage } from "../../../domain/documents/document.ts";
import type { UnderstoodQuestion } from "../../understanding/understand-question.ts";
import calibration from "./confidence-calibration.json" with { type: "json" };

/** What tells whether the best passage answers the question. */
export type ConfidenceSign = Exclude<keyof typeof calibration, "bias">;

export type ConfidenceSigns = Readonly<Record<ConfidenceSign, number>>;

export type ConfidenceCalibration = Readonly<Record<ConfidenceSign | "bias", number>>;

/** Fitted on the odd questions of the development set: `npm run fit:confidence`. */
export const confidenceCalibration: ConfidenceCalibration = calibration;

export const confidenceSigns = Object.keys(calibration).filter((name) => name !== "bias") as ConfidenceSign[];

/** A lead over the second passage beyond this says no more. */
const clearLead = 0.5;

/** `ranked`: best first, with their features. `nearest`: cosine of the nearest passage, 0 without vectors. */
export function readConfidenceSigns(
  ranked: readonly Passage[],
  question: UnderstoodQuestion,
  nearest: number,
): ConfidenceSigns | null {
  const [first, second] = ranked;
  if (first?.features === undefined) return null;
  const { features } = first;
  const value = (name: string): number => features[name] ?? 0;
  return {
    lead: value("lead"),
    nearest: Math.max(0, nearest),
    ahead: Math.min(clearLead, first.score - (second?.score ?? 0)) / clearLead,
    answerType: question.expected.types.length === 0 ? 0.5 : value("answerType"),
    noFigure: question.figure !== null && value("figure") === 0 ? 1 : 0,
  };
}

/** Probability (0–1) that the best passage answers the question; 0 when nothing was found. */
export function estimateConfidence(
  signs: ConfidenceSigns | null,
  calibrated: ConfidenceCalibration = confidenceCalibration,
): number {
  if (signs === null) return 0;
  let odds = calibrated.bias;
  for (const sign of confidenceSigns) odds += signs[sign] * calibrated[sign];
  return 1 / (1 + Math.exp(-odds));
}
