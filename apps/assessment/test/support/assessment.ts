import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { addDays } from '@dspt/contracts/days';
import { assessment, item, type Assessment, type Item } from '@dspt/contracts/assessment/assessments';
import { profile, type Profile } from '@dspt/contracts/assessment/profiles';
import { publication, type Publication } from '@dspt/contracts/assessment/publications';
import type { Level } from '@dspt/contracts/values';
import type { EvidenceItem, ItemLevel } from '../../src/question-sets/question-set.js';
import type { Person } from './people.js';

export const sameEverywhere = { training: true, policies: true, security: true, it: true };

/** A complete profile of a care provider. */
export const careProfile = { sector: 'social-care', nhsmailOnly: 'yes', cyberEssentialsPlus: 'no' };

/** An answer that fits the item's type. */
export function fitting({ answerType, ref }: Pick<EvidenceItem, 'answerType' | 'ref'>) {
  return {
    tick: { tick: true },
    text: { text: `Our answer to ${ref}` },
    date: { date: '2026-03-27' },
    document: { documents: [{ kind: 'location', description: 'Policy folder in the office' }] },
  }[answerType];
}

export const itemPath = (code: string, ref: string): string => `/organisations/${code}/items/${ref}`;

export async function readItem(person: Person, code: string, ref: string): Promise<Item> {
  return item.parse((await person.get(itemPath(code, ref)).expect(200)).body);
}

/** Saves an answer on top of whatever is there. */
export async function answer(person: Person, code: string, ref: string, more: object = {}): Promise<Item> {
  const before = await readItem(person, code, ref);
  const body = { state: 'answered', ...fitting(before), version: before.version, ...more };
  const { body: saved } = await person.put(`${itemPath(code, ref)}/answer`, body).expect(200);
  return item.parse(saved);
}

export async function readAssessment(person: Person, code: string): Promise<Assessment> {
  return assessment.parse((await person.get(`/organisations/${code}/assessment`).expect(200)).body);
}

/** Changes the profile on top of whatever is there. */
export async function saveProfile(person: Person, code: string, change: object): Promise<Profile> {
  const path = `/organisations/${code}/profile`;
  const { version } = profile.parse((await person.get(path).expect(200)).body);
  return profile.parse((await person.put(path, { ...change, version }).expect(200)).body);
}

/** Assertions in the version that they have now. */
export async function seenNow(person: Person, code: string, refs: string[]) {
  const { assertions } = await readAssessment(person, code);
  return assertions.filter(({ ref }) => refs.includes(ref)).map(({ ref, version }) => ({ ref, version }));
}

/** Confirms assertions as they are now. */
export async function confirm(person: Person, code: string, refs: string[]): Promise<Assessment> {
  const body = { assertions: await seenNow(person, code, refs) };
  return (await person.put(`/organisations/${code}/confirmations`, body).expect(200)).body as Assessment;
}

/** Fills the profile in, answers all that a level asks for, and confirms it. */
export async function complete(
  person: Person,
  code: string,
  level: ItemLevel,
  { profile: more = {} }: { profile?: object } = {},
): Promise<Assessment> {
  await saveProfile(person, code, { ...careProfile, ...more });
  const { assertions, progress } = await readAssessment(person, code);
  const left = progress[level].outstandingItems;
  const items = assertions.flatMap((assertion) => assertion.items).filter(({ ref }) => left.includes(ref));
  await Promise.all(
    items.map((one) =>
      person
        .put(`${itemPath(code, one.ref)}/answer`, { state: 'answered', ...fitting(one), version: 0 })
        .expect(200),
    ),
  );
  const { unconfirmedAssertions } = (await readAssessment(person, code)).progress[level];
  return assessment.parse(await confirm(person, code, unconfirmedAssertions));
}

export async function publish(
  person: Person,
  code: string,
  level: Level,
  more: object = {},
): Promise<Publication> {
  const { version: profileVersion } = (await person.get(`/organisations/${code}/profile`).expect(200)).body;
  const body = { level, requestId: randomUUID(), profileConfirmed: true, profileVersion, ...more };
  const response = await person.post(`/organisations/${code}/publications`, body);
  expect(response.body).toMatchObject({ level });
  return publication.parse(response.body);
}

/** Fills in the whole action plan. @param days from today until everything is to be done */
export async function plan(person: Person, code: string, days = 300): Promise<void> {
  const { body } = await person.get(`/organisations/${code}/action-plan`).expect(200);
  const actions = (body as ActionPlan).actions.map(({ ref, version }) => ({
    ref,
    action: 'Write it down',
    owner: 'Manager',
    dueOn: addDays(new Date().toISOString().slice(0, 10), days),
    version,
  }));
  await person.put(`/organisations/${code}/action-plan`, { actions }).expect(200);
}
