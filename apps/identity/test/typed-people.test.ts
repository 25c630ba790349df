import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { typedPeople, type TypedPerson } from '@dspt/testing/cases';
import { Harness } from './harness.js';
import { loadOrganisations } from './ods.js';

/** What people type and paste into registration and invitation; each row of the file is a test below. */
const people = typedPeople();
const codes = Array.from({ length: 30 }, (_, index) => `T${index}`);

let harness: Harness;
let boss: string;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: codes.map((code) => ({ code, name: `HOUSE ${code}` })),
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
  boss = await harness.bearerOf('BOSS', 'administrator');
});
afterAll(() => harness?.close());

const named = ({ first, last, email }: TypedPerson) => ({ email, firstName: first, lastName: last });
const typed = (id: string): TypedPerson => people.get(id)!;

interface Kept {
  email: string;
  firstName: string;
  lastName: string;
}

/** The two ways in. Each gives the answer and, where it was good, what is kept. */
const ways = {
  registration: async (person: TypedPerson, change: object = {}) => {
    const form = { ...named(person), telephone: '', acceptTerms: true, human: await harness.human() };
    const response = await harness.http
      .post('/registrations')
      .send({ code: codes.pop(), ...form, ...change });
    return { response, kept: await newest() };
  },
  invitation: async (person: TypedPerson, change: object = {}) => {
    const response = await harness.http
      .post('/organisations/BOSS/users')
      .set('authorization', boss)
      .send({ ...named(person), role: 'member', ...change });
    return { response, kept: await newest() };
  },
};

async function newest(): Promise<(Kept & { id: string }) | undefined> {
  const [row] = await harness.service.database.query<(Kept & { id: string })[]>(
    `select id, email, first_name as "firstName", last_name as "lastName" from invitations order by created_at desc limit 1`,
  );
  return row;
}
const signIn = (email: string, password: string) =>
  harness.http.post('/sessions').set('x-forwarded-for', randomUUID()).send({ email, password });

describe.each(['registration', 'invitation'] as const)('by %s', (way) => {
  const enter = ways[way];
  /** Everything from the form to being signed in. */
  async function comesIn(person: TypedPerson, change: object = {}): Promise<Kept> {
    const { response, kept } = await enter(person, change);
    expect(response.status).toBe(200);
    const accepted = await harness.accept(await harness.tokenOf(kept!.id), person.password);
    expect(accepted.status).toBe(200);
    expect((await signIn(kept!.email, person.password)).status).toBe(200);
    const { email, firstName, lastName } = accepted.body.session.person;
    return { email, firstName, lastName };
  }
  /** A different mailbox for each way. */
  const own = (email: string) => ({ email: `${way}.${email}` });
  const errorsOf = async (person: TypedPerson, change: object = {}) =>
    (await enter(person, change)).response.body.errors;

  test('p01: an apostrophe in name and address', async () => {
    const person = typed('p01');
    expect(await comesIn(person, own(person.email))).toEqual({ ...named(person), ...own(person.email) });
  });
  test('p02: a curly apostrophe is kept in the name and named in the address', async () => {
    const person = typed('p02');
    expect(await errorsOf(person)).toEqual([
      { field: 'email', message: expect.stringContaining('straight apostrophe') },
    ]);
    expect(await comesIn(person, own('p02@example.org'))).toMatchObject({ lastName: 'O’Example' });
  });
  test('p05: a name of one letter', async () => {
    const person = typed('p05');
    expect(await comesIn(person, own(person.email))).toMatchObject({ firstName: 'U' });
  });
  test('p06: somebody with one name is told what to type, and it works', async () => {
    const person = typed('p06');
    expect(await errorsOf(person, own(person.email))).toEqual([
      { field: 'lastName', message: expect.stringContaining('enter it in both boxes') },
    ]);
    expect(await comesIn(person, { ...own(person.email), lastName: 'Jo' })).toMatchObject({ lastName: 'Jo' });
  });
  test('p10: invisible and direction characters are taken out, and a search for John finds him', async () => {
    const person = typed('p10');
    const kept = await comesIn(person, own(person.email));
    expect(kept).toMatchObject({ firstName: 'John', lastName: 'Example' });
    const desk = await harness.bearerOfStaff('helpdesk-operator');
    const { body } = await harness.http.get('/staff/people?q=John').set('authorization', desk);
    expect(body.items).toContainEqual(expect.objectContaining({ email: kept.email }));
  });
  test('p14: a line break in a name is no line break any more', async () => {
    const person = typed('p14');
    const { response, kept } = await enter(person, own(person.email));
    if (response.status === 200) expect(`${kept!.firstName}${kept!.lastName}`).not.toMatch(/[\r\n]/);
    else expect(response.body.errors).toMatchObject([{ field: 'firstName' }]);
  });
  test.each([
    ['p19', 'one email address only'],
    ['p20', 'enter home@example.org'],
    ['p26', 'comma'],
    ['p27', 'enter home@example.org'],
  ])('%s: refused with what to change: %s', async (id, hint) => {
    expect(await errorsOf(typed(id))).toEqual([{ field: 'email', message: expect.stringContaining(hint) }]);
  });
  test('p25: blanks around a password count neither when it is set nor when it is used', async () => {
    const person = typed('p25');
    const { email } = await comesIn(person, own(person.email));
    for (const password of ['GoodPass1', ' GoodPass1', 'GoodPass1  '])
      expect((await signIn(email, password)).status).toBe(200);
    expect((await signIn(email, 'Good Pass1')).status).toBe(401);
  });
});

test('every row of the file has its test', () => {
  expect([...people.keys()]).toEqual([
    'p01',
    'p02',
    'p05',
    'p06',
    'p10',
    'p14',
    'p19',
    'p20',
    'p25',
    'p26',
    'p27',
  ]);
});
