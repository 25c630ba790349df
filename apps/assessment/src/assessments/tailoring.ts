import type { Certificate } from '@dspt/contracts/assessment/profiles';
import type { QuestionSet } from '../question-sets/question-set.js';

/**
 * Items an organisation need not answer, each with the certificate that waives it. An item that depends on a
 * waived one is waived with it.
 */
export function waivedItems(set: QuestionSet, held: readonly Certificate[]): Map<string, Certificate> {
  const waived = new Map<string, Certificate>();
  for (const { ref, exemptBy } of set.items) {
    const certificate = exemptBy.find((name) => held.includes(name));
    if (certificate) waived.set(ref, certificate);
  }
  for (const { ref, dependsOn } of set.items) {
    const reason = dependsOn && waived.get(dependsOn);
    if (reason && !waived.has(ref)) waived.set(ref, reason);
  }
  return waived;
}
