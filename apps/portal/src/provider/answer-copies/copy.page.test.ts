import { answerCopy, type AnswerCopy } from '@dspt/contracts/assessment/answer-copies';
import type { Session } from '@dspt/contracts/identity/sessions';
import { describe, expect, test } from '@jest/globals';
import { item } from '../../../test/samples.js';
import { copyPage } from './copy.page.js';
import { elsewhere } from './elsewhere.js';
import { organisationsPage } from './organisations.page.js';
import { questionsPage } from './questions.page.js';

const answer = {
  state: 'answered',
  tick: null,
  text: 'Ours',
  date: null,
  documents: [],
  reason: null,
  planned: null,
  comment: '',
};
const row = (ref: string, plan: string, more: object = {}) => ({
  ref,
  plan,
  result: null,
  from: plan === 'overwrites' ? { ...answer, text: 'Theirs' } : null,
  by: null,
  ...more,
});
const target = (code: string, rows: object[], more: object = {}) => ({
  code,
  name: `HOME ${code}`,
  state: 'waiting',
  refused: null,
  rows,
  unconfirmed: [],
  ...more,
});
const copyOf = (targets: object[], more: object = {}): AnswerCopy =>
  answerCopy.parse({
    id: '6f1d1f0a-58c0-4c86-9c7e-3c1a6f7f2f11',
    madeAt: '2026-11-29T12:00:00.000Z',
    doneAt: null,
    undoneAt: null,
    undoUntil: null,
    items: [{ ref: '1.1.5', question: 'Who?', answer, follows: null }],
    targets,
    ...more,
  });
const at = '2026-11-29T12:05:00.000Z';

describe('before anything is copied', () => {
  test('each organisation has its numbers, and each question the answers that it takes the place of', () => {
    const rows = [row('1.1.5', 'overwrites')];
    const { model } = copyPage(
      copyOf([target('B1', rows, { unconfirmed: ['1.1'] }), target('B2', [row('1.1.5', 'new')])]),
    );
    expect(model.title).toBe('Check what would change');
    expect(model.targets.map(({ counts }) => counts.map(({ count }) => count))).toEqual([
      [0, 1, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect(model.targets[0]?.notes).toEqual(['Takes back the confirmation of 1.1.']);
    expect(model.items[0]).toMatchObject({
      summary: 'See the 1 answer this overwrites',
      lost: [{ name: 'HOME B1 (B1)', lines: [{ text: 'Theirs' }] }],
    });
    expect(model.make?.submit).toBe('Copy to 2 organisations');
    expect(model.undo).toBeUndefined();
  });
  test('an organisation without room for documents says so', () => {
    const { model } = copyPage(copyOf([target('B1', [row('1.1.5', 'overwrites')], { refused: 'no-room' })]));
    expect(model.targets[0]?.notes[0]).toContain('no room left');
    expect(model.items[0]?.lost).toEqual([]);
  });
});

test('after copying, what others changed meanwhile is named, and the way back offered', () => {
  const changed = row('1.1.5', 'overwrites', { result: 'changed-since', by: 'Bo Day' });
  const done = copyOf(
    [
      target('B1', [changed], { state: 'done' }),
      target('B2', [row('1.1.5', 'overwrites', { result: 'copied' })], {
        state: 'done',
        unconfirmed: ['1.1'],
      }),
      target('B3', [row('1.1.5', 'new')], { state: 'refused', refused: 'not-allowed' }),
    ],
    { doneAt: at, undoUntil: '2026-12-06T12:05:00.000Z' },
  );
  const { model } = copyPage(done);
  expect(model.title).toBe('What was copied');
  expect(model.targets.map(({ notes }) => notes)).toEqual([
    ['Bo Day has changed the answer to 1.1.5. It stays.'],
    ['Has to be confirmed again: 1.1.'],
    ['Nothing is copied here. You may not answer for it any more.'],
  ]);
  expect(model.items[0]?.lost.map(({ name }) => name)).toEqual(['HOME B2 (B2)']);
  expect(model.make).toBeUndefined();
  expect(model.undo?.until).toContain('6 December 2026');
});

test('what was interrupted can be gone on with', () => {
  const { model } = copyPage(copyOf([target('B1', [row('1.1.5', 'new')])], { doneAt: at }));
  expect(model.make?.submit).toBe('Go on with 1 organisation');
  expect(model.targets[0]?.notes).toEqual(['Not done yet.']);
});

test('after undoing, what stayed is named', () => {
  const left = row('1.1.5', 'overwrites', { result: 'left', by: 'Bo Day' });
  const { model } = copyPage(
    copyOf([target('B1', [left], { state: 'undone' })], { doneAt: at, undoneAt: at }),
  );
  expect(model.title).toBe('What was undone');
  expect(model.columns).toEqual(['Organisation', 'Put back', 'Left, changed by others']);
  expect(model.targets[0]?.notes).toEqual(['Bo Day has changed the answer to 1.1.5. It stays.']);
});

describe('what can be chosen', () => {
  const membership = (code: string, role: string) => ({ code, organisationName: `HOME ${code}`, role });
  const memberships = [
    membership('B2', 'member'),
    membership('A1', 'administrator'),
    membership('B1', 'auditor'),
  ];
  const session = { memberships, organisation: memberships[1], impersonation: null } as unknown as Session;

  test('are the other organisations in which one may answer; all can be ticked at once', () => {
    const others = elsewhere(session);
    expect(others.map(({ code }) => code)).toEqual(['B2']);
    expect(elsewhere({ ...session, impersonation: { until: at } })).toEqual([]);
    const more = [...others, ...others];
    const { model } = organisationsPage(more, { refs: ['1.1.5', '1.3.1'] });
    expect(model.tickAll).toBe('/copy-answers/organisations?refs=1.1.5+1.3.1&all=yes');
    expect(model.hidden).toEqual([{ name: 'refs', value: '1.1.5 1.3.1' }]);
    expect(organisationsPage(more, { refs: ['1.1.5'], all: true }).model.boxes.items[0]?.checked).toBe(true);
  });
  test('are answers that are there, by section or all', () => {
    const answered = { ...item(), state: 'answered' as const };
    const items = [answered, { ...item(), ref: '1.1.9', state: 'carried-over' as const }];
    const known = { items, copies: [], others: 1 };
    const { boxes, ticks } = questionsPage(known, { section: answered.section }).model;
    expect(boxes.items.map(({ value, checked }) => [value, checked])).toEqual([[answered.ref, true]]);
    expect(ticks.map(({ text }) => text)).toEqual(['All answers', answered.section]);
    expect(questionsPage({ ...known, others: 0 }, {}).model.nothing).toContain('nowhere to copy to');
  });
});
