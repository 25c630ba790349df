import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { loneAdministrator } from '@dspt/contracts/identity/users';
import { LoneAdministratorsService } from '../src/lone-administrators/lone-administrators.service.js';
import { Harness, type Account } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const begin = new Date('2026-05-03T10:00:00Z');
const newCode = () => randomUUID().slice(0, 8).toUpperCase();
/** What one person is told when the work is done so many days after the beginning, by two replicas at once. */
async function toldTo({ id }: Account, daysLater: number): Promise<string[][]> {
  const before = (await harness.told(loneAdministrator)).length;
  harness.service.clock.set(new Date(begin.getTime() + daysLater * 24 * 3600_000));
  const service = harness.get(LoneAdministratorsService);
  await Promise.all([service.tell(), service.tell()]);
  const told = (await harness.told(loneAdministrator)).slice(before);
  return told.filter(({ personId }) => personId === id).map(({ codes }) => codes);
}
const administrator = (...codes: string[]) =>
  harness.person({ roles: Object.fromEntries(codes.map((code) => [code, 'administrator'])) });
const leave = ({ id }: Account, code: string) =>
  harness.service.database.query('delete from memberships where person_id = $1 and code = $2', [id, code]);

test('whoever is the only administrator hears of it after 14 days, and again after six months at the earliest', async () => {
  const code = newCode();
  const ann = await administrator(code);
  await harness.person({ roles: { [code]: 'member' } });
  expect(await toldTo(ann, 0)).toEqual([]);
  expect(await toldTo(ann, 13.9)).toEqual([]);
  expect(await toldTo(ann, 14.1)).toEqual([[code]]);
  expect(await toldTo(ann, 100)).toEqual([]);
  expect(await toldTo(ann, 197)).toEqual([]);
  expect(await toldTo(ann, 199)).toEqual([[code]]);
});

test('one email is for all organisations that are due', async () => {
  const codes = [newCode(), newCode()].toSorted();
  const ann = await administrator(...codes);
  await toldTo(ann, 0);
  expect(await toldTo(ann, 15)).toEqual([codes]);
});

test('nobody hears of it once there is a second, and the time begins anew when that one goes', async () => {
  const code = newCode();
  const ann = await administrator(code);
  await toldTo(ann, 0);
  const bob = await administrator(code);
  expect(await toldTo(ann, 20)).toEqual([]);
  await leave(bob, code);
  expect(await toldTo(ann, 21)).toEqual([]);
  expect(await toldTo(ann, 34)).toEqual([]);
  expect(await toldTo(ann, 35.1)).toEqual([[code]]);
});

test('a second who comes and goes does not make it come more often', async () => {
  const code = newCode();
  const ann = await administrator(code);
  await toldTo(ann, 0);
  expect(await toldTo(ann, 14.1)).toEqual([[code]]);
  const bob = await administrator(code);
  await toldTo(ann, 15);
  await leave(bob, code);
  for (const day of [16, 31, 120]) expect(await toldTo(ann, day)).toEqual([]);
});
