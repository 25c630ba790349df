import {
  answerType,
  ownEvidence,
  settling,
  type editionSummary,
} from '@dspt/contracts/assessment/assessments';
import { certificate } from '@dspt/contracts/assessment/profiles';
import { assertionRef, day, editionId, itemRef } from '@dspt/contracts/values';
import { z } from 'zod';

const evidenceItem = z.strictObject({
  ref: itemRef,
  assertion: assertionRef,
  section: z.string().min(1),
  answerType,
  approachingStandards: z.boolean(),
  standardsMet: z.boolean(),
  exemptBy: z.array(certificate),
  notApplicableAllowed: z.boolean(),
  notApplicableHint: z.string().optional(),
  profilePeople: z.literal(true).optional(),
  dependsOn: itemRef.optional(),
  question: z.string().min(1),
  yesIf: z.string().optional(),
  yesText: z.string().optional(),
  settles: settling.optional(),
  evidence: ownEvidence.optional(),
  help: z.array(z.string()),
  example: z.string(),
  suggestedAction: z.string().optional(),
  reviewNote: z.string().optional(),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

const standard = z.strictObject({ number: z.number().int(), title: z.string(), summary: z.string() });
const assertion = z.strictObject({ ref: assertionRef, standard: z.number().int(), title: z.string() });

/** A file of `data/question-sets`: one edition. */
export const questionSetFile = z
  .strictObject({
    edition: editionId,
    name: z.string().min(1),
    opensOn: day,
    deadline: day,
    standards: z.array(standard).min(1),
    assertions: z.array(assertion).min(1),
    items: z.array(evidenceItem).min(1),
  })
  .superRefine((file, context) => {
    for (const message of contradictions(file)) context.addIssue({ code: 'custom', message });
  });
export type QuestionSetFile = z.infer<typeof questionSetFile>;

function contradictions({ standards, assertions, items }: z.infer<typeof questionSetFile>): string[] {
  const refs = new Set(items.map(({ ref }) => ref));
  const assertionRefs = new Set(assertions.map(({ ref }) => ref));
  const numbers = new Set(standards.map(({ number }) => number));
  return [
    ...(refs.size < items.length ? ['an item is listed twice'] : []),
    ...(assertionRefs.size < assertions.length ? ['an assertion is listed twice'] : []),
    ...assertions
      .filter((one) => !numbers.has(one.standard))
      .map(({ ref }) => `assertion ${ref} has no standard`),
    ...items
      .filter((one) => !assertionRefs.has(one.assertion))
      .map(({ ref }) => `item ${ref} has no assertion`),
    ...items
      .filter(({ dependsOn }) => dependsOn && !refs.has(dependsOn))
      .map(({ ref }) => `item ${ref} depends on an item that is not there`),
    ...items
      .filter(({ settles }) =>
        settles?.also.some((ref) => !items.some((one) => one.ref === ref && one.notApplicableAllowed)),
      )
      .map(({ ref }) => `item ${ref} settles an item that is not there, or to which everybody must answer`),
    ...items
      .filter((one) => one.approachingStandards && !one.standardsMet)
      .map(({ ref }) => `item ${ref} is mandatory for Approaching Standards but not for Standards Met`),
  ];
}

/** Levels that ask for items; Standards Exceeded asks for the same as Standards Met. */
export type ItemLevel = 'approaching' | 'met';

/** The lowest level an item is mandatory for; `null` when it is optional. */
export const mandatoryFor = (item: EvidenceItem): ItemLevel | null =>
  item.approachingStandards ? 'approaching' : item.standardsMet ? 'met' : null;

/** One edition's questions in one version of their wording, ready to look things up in. */
export class QuestionSet {
  readonly edition: z.infer<typeof editionSummary>;
  readonly standards: QuestionSetFile['standards'];
  readonly assertions: QuestionSetFile['assertions'];
  /** In the order of their numbers. */
  readonly items: readonly EvidenceItem[];
  /** What must be complete to publish at a level. */
  readonly mandatory: Record<ItemLevel, readonly EvidenceItem[]>;
  private readonly byRef: Map<string, EvidenceItem>;
  private readonly byAssertion: Map<string, EvidenceItem[]>;

  constructor(
    file: QuestionSetFile,
    readonly version: number,
  ) {
    this.edition = { id: file.edition, name: file.name, opensOn: file.opensOn, deadline: file.deadline };
    this.standards = file.standards;
    this.assertions = file.assertions.toSorted((a, b) => compareRefs(a.ref, b.ref));
    this.items = file.items.toSorted((a, b) => compareRefs(a.ref, b.ref));
    this.mandatory = {
      approaching: this.items.filter((item) => item.approachingStandards),
      met: this.items.filter((item) => item.standardsMet),
    };
    this.byRef = new Map(this.items.map((item) => [item.ref, item]));
    this.byAssertion = new Map(
      this.assertions.map(({ ref }) => [ref, this.items.filter((item) => item.assertion === ref)]),
    );
  }

  item(ref: string): EvidenceItem | undefined {
    return this.byRef.get(ref);
  }

  itemsOf(ref: string): readonly EvidenceItem[] {
    return this.byAssertion.get(ref) ?? [];
  }

  /** The assertions that stand on an item: its own, and those of items that depend on it. */
  assertionsOn(item: EvidenceItem): string[] {
    const dependents = this.items.filter(({ dependsOn }) => dependsOn === item.ref);
    return [item, ...dependents].map(({ assertion: ref }) => ref);
  }
}

/** Each part counts as a number: 1.3.11 follows 1.3.8. */
export function compareRefs(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : left[at]! - (right[at] ?? -1);
}
