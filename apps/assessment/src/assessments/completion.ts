import type { ItemState } from '@dspt/contracts/assessment/assessments';
import type { Certificate } from '@dspt/contracts/assessment/profiles';
import type { EvidenceItem, ItemLevel, QuestionSet } from '../question-sets/question-set.js';
import { waivedItems } from './tailoring.js';

interface Confirmation {
  by: string;
  name: string;
  at: string;
}

/** State of each item that is not simply untouched, by its ref. */
export type States = Readonly<Record<string, ItemState>>;
/** Who confirmed each confirmed assertion, by its ref. */
export type Confirmations = Readonly<Record<string, Confirmation>>;

/** How far an organisation is from one level. */
export interface Progress {
  level: ItemLevel;
  complete: number;
  total: number;
  assertionsConfirmed: number;
  assertionsTotal: number;
  outstandingItems: string[];
  unconfirmedAssertions: string[];
  ready: boolean;
}

const completeStates: ReadonlySet<ItemState> = new Set(['answered', 'not-applicable', 'exempt']);

/** Where an organisation stands in an edition: every rule about states, confirmations and levels. */
export class Completion {
  /** Refs of the items that count towards Standards Met, waived ones left out. */
  readonly counted: string[];
  private readonly waived: Map<string, Certificate>;

  constructor(
    readonly set: QuestionSet,
    readonly states: States,
    readonly confirmations: Confirmations,
    certificates: readonly Certificate[],
  ) {
    this.waived = waivedItems(set, certificates);
    this.counted = set.mandatory.met.map(({ ref }) => ref).filter((ref) => !this.waived.has(ref));
  }

  waivedBy(ref: string): Certificate | null {
    return this.waived.get(ref) ?? null;
  }

  stateOf(ref: string): ItemState {
    return this.waived.has(ref) ? 'exempt' : (this.states[ref] ?? 'not-started');
  }

  isComplete(ref: string): boolean {
    return completeStates.has(this.stateOf(ref));
  }

  progress(level: ItemLevel): Progress {
    const items = this.set.mandatory[level];
    const outstandingItems = items.map(({ ref }) => ref).filter((ref) => !this.isComplete(ref));
    const assertions = this.set.assertions
      .map(({ ref }) => ref)
      .filter((ref) => this.asks(ref, level).length > 0);
    const unconfirmedAssertions = assertions.filter((ref) => !this.isConfirmedFor(ref, level));
    return {
      level,
      complete: items.length - outstandingItems.length,
      total: items.length,
      assertionsConfirmed: assertions.length - unconfirmedAssertions.length,
      assertionsTotal: assertions.length,
      outstandingItems,
      unconfirmedAssertions,
      ready: outstandingItems.length === 0 && unconfirmedAssertions.length === 0,
    };
  }

  /**
   * An assertion can be confirmed for a level when all it asks for that level is complete. Where Approaching Standards
   * is open to the organisation that is enough, though Standards Met will ask again after the rest is answered.
   */
  isConfirmable(assertion: string, approachingAvailable: boolean): boolean {
    return this.meets(assertion, 'met') || (approachingAvailable && this.meets(assertion, 'approaching'));
  }

  /** What keeps an assertion from being confirmed. */
  outstandingIn(assertion: string, level: ItemLevel): string[] {
    return this.asks(assertion, level)
      .map(({ ref }) => ref)
      .filter((ref) => !this.isComplete(ref));
  }

  private isConfirmedFor(assertion: string, level: ItemLevel): boolean {
    return this.confirmations[assertion] !== undefined && this.meets(assertion, level);
  }

  private meets(assertion: string, level: ItemLevel): boolean {
    return this.asks(assertion, level).length > 0 && this.outstandingIn(assertion, level).length === 0;
  }

  private asks(assertion: string, level: ItemLevel): EvidenceItem[] {
    return this.set.mandatory[level].filter((item) => item.assertion === assertion);
  }
}
