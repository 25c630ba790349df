import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Harness } from './harness.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
const places = Array.from({ length: 6 }, (_, index) => ({ site: `VP${index}`, headOffice: `AP${index}` }));
const fresh = () => places.pop()!;

beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    headOffices: places.map(({ headOffice }) => ({ code: headOffice, name: `HEAD OFFICE OF ${headOffice}` })),
    sites: places.map(({ site, headOffice }) => ({ code: site, name: `PLACE ${site}`, parent: headOffice })),
  });
});
afterAll(() => harness?.close());

const add = async (authorization: string, code: string) =>
  harness.http
    .post('/me/organisations')
    .set('authorization', authorization)
    .send({ code, human: await harness.human() });

describe('a place that is registered with its other code', () => {
  test.each([
    ['head office', ({ headOffice, site }: (typeof places)[number]) => [headOffice, site] as const],
    ['site', ({ headOffice, site }: (typeof places)[number]) => [site, headOffice] as const],
  ])('as %s: a stranger is told which code to ask to join', async (_, order) => {
    const [taken, wanted] = order(fresh());
    await harness.person({ roles: { [taken]: 'administrator' } });
    const refusal = {
      code: 'twin-has-administrator',
      detail: expect.stringContaining(taken),
      twin: { code: taken, name: expect.any(String) },
    };
    expect((await harness.http.get(`/registrations/${wanted}`)).body).toMatchObject(refusal);
    const form = {
      email: `${randomUUID()}@example.org`,
      firstName: 'Ben',
      lastName: 'Cole',
      acceptTerms: true,
    };
    const human = await harness.human();
    const asked = await harness.http.post('/registrations').send({ code: wanted, ...form, human });
    expect([asked.status, asked.body]).toEqual([409, expect.objectContaining(refusal)]);
    expect((await add(await harness.bearerOf('VOLD', 'administrator'), wanted)).body).toMatchObject(refusal);
  });
  test('its own administrator has both', async () => {
    const { site, headOffice } = fresh();
    expect((await add(await harness.bearerOf(site, 'administrator'), headOffice)).status).toBe(200);
  });
  test('not a member of it', async () => {
    const { site, headOffice } = fresh();
    await harness.person({ roles: { [site]: 'administrator' } });
    const { body } = await add(await harness.bearerOf(site, 'member'), headOffice);
    expect(body.code).toBe('twin-has-administrator');
  });
  test('a link that was sent before is refused, and can be used when the other code is free again', async () => {
    const { site, headOffice } = fresh();
    const { token } = await harness.invite({ code: site });
    await harness.person({ roles: { [headOffice]: 'administrator' } });
    expect((await harness.accept(token)).body.code).toBe('twin-has-administrator');
    await harness.service.database.query('delete from memberships where code = $1', [headOffice]);
    expect((await harness.accept(token)).status).toBe(200);
  });
});

test('two strangers who press at the same moment, each with one of the codes, give one administrator', async () => {
  const { site, headOffice } = fresh();
  const links = await Promise.all([site, headOffice].map((code) => harness.invite({ code })));
  const answers = await Promise.all(links.map(({ token }) => harness.accept(token)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});
