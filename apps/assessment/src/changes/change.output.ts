import { noAnswer, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { Change } from '@dspt/contracts/assessment/changes';
import { profileFields } from '@dspt/contracts/assessment/profiles';
import type { Level } from '@dspt/contracts/values';
import type { SeenTo } from '../assignments/assignment-change.entity.js';
import type { QuestionSet } from '../question-sets/question-set.js';
import { auditKinds } from './audit-kinds.js';
import type { ChangeRow } from './changes.repository.js';

/** As far as they are still asked for. */
const profileNames = profileFields.keyof().options;
/** What lines of the audit trail say of a publication. `sites` of a new one is their number. */
type Published = { level: Level; sites: number | string[] };

const isInHistories = (did: ChangeRow['did']): did is 'answered' | 'assigned' | 'handed-over' =>
  did === 'answered' || did === 'assigned' || did === 'handed-over';

/** A line of a history with the words of its edition. */
export function changeOutput(sets: readonly QuestionSet[], row: ChangeRow): Change {
  const { at, edition, refs, person, name, before, after, through } = row;
  const set = sets.find((one) => one.edition.id === edition);
  const by = person === null || name === null ? null : { id: person, name };
  const facts = { at: at.toISOString(), by, edition };
  const item = (ref: string) => ({ ref, question: set?.item(ref)?.question ?? '' });
  const assertion = (ref: string) => ({
    ref,
    title: set?.assertions.find((one) => one.ref === ref)?.title ?? '',
  });
  const did = isInHistories(row.did) ? row.did : auditKinds[row.did];
  switch (did) {
    case 'answered':
      return {
        ...facts,
        did,
        item: item(refs[0]!),
        from: before ? value(before) : null,
        to: value(after),
        through,
      };
    case 'assigned':
    case 'handed-over':
      return { ...facts, did, item: item(refs[0]!), from: before as SeenTo, to: after as SeenTo };
    case 'confirmed':
    case 'unconfirmed':
      return { ...facts, did, assertions: refs.map((ref) => assertion(ref)) };
    case 'carried-over':
      return { ...facts, did, answers: (after as { answers: number }).answers };
    case 'answer-sheet-saved':
    case 'action-plan-saved':
      return { ...facts, did, items: refs.map((ref) => item(ref)) };
    case 'profile-changed':
      return { ...facts, did, fields: profileNames.filter((field) => field in (after as object)) };
    case 'published':
    case 'sites-added': {
      const { level, sites } = after as Published;
      return { ...facts, did, level, sites: typeof sites === 'number' ? sites : sites.length };
    }
    default:
      return { ...facts, did };
  }
}

/** With what could not be said yet when it was saved. */
const value = (stored: unknown): AnswerValue => ({ ...noAnswer, ...(stored as Partial<AnswerValue>) });
