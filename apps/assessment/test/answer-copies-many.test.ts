import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countedBy, Group, make, preview, undo } from './support/answer-copies.js';
import { complete, fitting, itemPath } from './support/assessment.js';
import { pdf } from './support/files.js';
import { shippedSet } from './support/question-sets.js';

const source = 'A00';
const forty = Array.from({ length: 40 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`);
const mandatory = shippedSet('2026-27').mandatory.met;

let group: Group;
let annId: string;
beforeAll(async () => {
  group = await Group.open([source, ...forty]);
  const roles = forty.map((code, index) => [code, index % 2 === 0 ? 'member' : 'administrator']);
  const ann = await group.person('Ann', { [source]: 'administrator', ...Object.fromEntries(roles) });
  annId = ann.id;
  await complete(ann, source, 'met');
  const upload = await ann.send('post', `/organisations/${source}/documents`, pdf, 'Policy.pdf').expect(200);
  const { id, name, size } = upload.body as { id: string; name: string; size: number };
  const documents = [{ kind: 'upload', id, name, size }];
  await ann
    .put(`${itemPath(source, '1.1.2')}/answer`, { state: 'answered', documents, version: 1 })
    .expect(200);
  for (const [index, code] of forty.entries()) await work(code, index);
}, 180_000);
afterAll(() => group?.close());

/** Each is somewhere else on the way: some have confirmed all, most have some answers of their own, some nothing. */
async function work(code: string, index: number): Promise<void> {
  if (index % 5 === 4) return;
  const person = await group.person('Bo', { [code]: 'administrator' });
  if (index % 20 === 0) await complete(person, code, 'met');
  const own = mandatory.filter((_, at) => (at * 7 + index) % 9 === 0);
  for (const [at, item] of own.entries()) {
    const states = [
      { state: 'answered', ...fitting(item), comment: at % 2 ? '' : 'Ours' },
      { state: 'not-yet', planned: 'In May' },
      { state: 'not-started', comment: 'Ask Jo' },
    ];
    const version = index % 20 === 0 ? 1 : 0;
    await person
      .put(`${itemPath(code, item.ref)}/answer`, { ...states[(at + index) % 3], version })
      .expect(200);
  }
}

test('all answers for 40 organisations and undoing them leaves the database as it was', async () => {
  const ann = await group.again(annId);
  const all = [source, ...forty];
  const refs = mandatory.map(({ ref }) => ref);
  await preview(ann, source, refs, forty);
  const before = await group.everything(all);
  const shown = await preview(ann, source, refs, forty);
  expect(shown.targets).toHaveLength(40);
  expect(countedBy(shown, 'plan')['overwrites']).toBeGreaterThan(40);
  expect(await group.everything(all)).toEqual(before);

  const first = await make(ann, source, shown);
  const { copied } = countedBy(first, 'result');
  expect(copied).toBeGreaterThan(1000);
  const afterFirst = await group.everything(all);
  expect(afterFirst).not.toEqual(before);

  await ann
    .put(`${itemPath(source, '1.1.5')}/answer`, { state: 'answered', text: 'New', version: 1 })
    .expect(200);
  const withNew = await group.everything(forty);
  const second = await make(ann, source, await preview(ann, source, ['1.1.5'], forty));
  expect(countedBy(second, 'result')).toEqual({ copied: 40 });
  await undo(ann, source, second);
  expect(await group.everything(forty)).toEqual(withNew);

  const undone = await undo(ann, source, first);
  expect(countedBy(undone, 'result')['put-back']).toBe(copied);
  expect(await group.everything(forty)).toEqual(await only(before, forty));
  const [{ lines }] = await group.service.database.query(
    `select count(*)::int as lines from answer_changes where through->>'copy' = $1`,
    [first.id],
  );
  expect(lines).toBe(2 * copied!);
}, 120_000);

/** What was kept of some of the organisations. */
const only = (everything: unknown, codes: readonly string[]): unknown =>
  Object.fromEntries(
    Object.entries(everything as Record<string, { row: { code: string } }[]>).map(([table, rows]) => [
      table,
      rows.filter(({ row }) => codes.includes(row.code)),
    ]),
  );
