import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { certificate, findCertificate, listCertificates } from '@dspt/contracts/assessment/certificates';
import { verifiedCertificate } from '@dspt/contracts/organisations/certificates';
import type { Publication } from '@dspt/contracts/assessment/publications';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { CertificatesInPlace1795985100000 } from '../src/database/migrations/202611292045-certificates-in-place.js';
import { accessTests, anyRole } from './support/access.js';
import { complete, publish, sameEverywhere } from './support/assessment.js';
import { Desk } from './support/desk.js';
import { importSites, switchOn } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

const sites = ['S1', 'S2', 'S3', 'S4', 'S5'];
const leavingOut = (...codes: string[]) => ({
  sameAcrossSites: sameEverywhere,
  exclusions: codes.map((code) => ({ code, reason: 'It has its own IT' })),
});
const siteLines = (parents: Record<string, string> = {}) => [
  ...sites.map((code) => ({ code, parent: parents[code] ?? 'HQ' })),
  { code: 'T1', parent: 'OTHER' },
];

let service: TestService;
let admin: Person;
let made: Publication;
beforeAll(async () => {
  service = await startWithOrganisations(siteLines());
  admin = await as(service, 'administrator', 'HQ');
  await switchOn(service, 'HQ');
  await complete(admin, 'HQ', 'met');
  made = await publish(admin, 'HQ', 'met', leavingOut('S4', 'S5'));
  await service.settled();
});
afterAll(() => service?.close());

const path = (code: string, id = made.id) => `/organisations/${code}/certificates/${id}`;
const listPath = (code: string) => `/organisations/${code}/publications/${made.id}/certificates`;
const certificateOf = async (code: string, id?: string) => {
  const person = await as(service, 'auditor', code);
  return certificate.parse((await person.get(path(code, id)).expect(200)).body);
};
const asked = async (code: string) => {
  await service.settled();
  const url = service.otherServices['organisations']!.url;
  return fetch(`${url}/certificates/${encodeURIComponent(code)}`);
};
const verified = async (code: string) => verifiedCertificate.parse(await (await asked(code)).json());

const listed = async (query: object) => {
  const { body } = await (await as(service, 'auditor', 'HQ')).get(listPath('HQ')).query(query).expect(200);
  const { items, total } = listCertificates.output.parse(body);
  return { codes: items.map(({ organisation }) => organisation.code), total };
};

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/certificates/:publicationId',
        'whose: GET /organisations/:code/certificates/:publicationId',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: GET /organisations/:code/publications/:id/certificates',
        'whose: GET /organisations/:code/publications/:id/certificates',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(listPath(code)),
    },
  ],
);

describe('publishing', () => {
  test('gives the organisation and each site a certificate with a code of its own', async () => {
    const [own, site] = await Promise.all([certificateOf('HQ'), certificateOf('S1')]);
    expect(own).toMatchObject({ organisation: { code: 'HQ', name: 'HEAD OFFICE HQ' }, through: null });
    expect(site).toMatchObject({
      organisation: { code: 'S1', name: 'SITE S1' },
      through: { code: 'HQ', name: 'HEAD OFFICE HQ' },
      level: 'met',
      publishedAt: made.publishedAt,
      expiresAt: made.expiresAt,
    });
    const codes = await Promise.all(
      ['HQ', 'S1', 'S2', 'S3'].map(async (code) => (await certificateOf(code)).code),
    );
    expect(new Set(codes).size).toBe(4);
  });
  test('gives none to a site that is left out, until it is added', async () => {
    const person = await as(service, 'administrator', 'S4');
    await person.get(path('S4')).expect(404);
    const body = { sites: ['S4'], requestId: randomUUID() };
    await admin.post(`/organisations/HQ/publications/${made.id}/sites`, body).expect(200);
    expect((await certificateOf('S4')).organisation.code).toBe('S4');
  });
});

describe('a head office', () => {
  test('sees the certificates of all its sites, its own first, a page at a time', async () => {
    expect(await listed({})).toEqual({ codes: ['HQ', 'S1', 'S2', 'S3', 'S4'], total: 5 });
    expect(await listed({ page: 2, perPage: 3 })).toEqual({ codes: ['S3', 'S4'], total: 5 });
  });
  test('finds them by a part of name or code, or the one of a site', async () => {
    expect((await listed({ q: 'site s' })).total).toBe(4);
    expect((await listed({ q: 's2' })).codes).toEqual(['S2']);
    expect((await listed({ q: '%' })).codes).toEqual([]);
    expect((await listed({ organisation: 'S3' })).codes).toEqual(['S3']);
  });
  test('alone has the list: a site has only its own', async () => {
    await (await as(service, 'administrator', 'S1')).get(listPath('S1')).expect(404);
  });
});

describe('whoever has the code', () => {
  test.each<[string, (code: string) => string]>([
    ['as it is', (code) => code],
    ['in groups and small letters', (code) => code.toLowerCase().replaceAll(/.{4}/g, '$& ')],
    [
      'with hyphens, O for 0, and I or l for 1',
      (code) =>
        ` ${code.replaceAll('0', 'o').replace('1', 'I').replaceAll('1', 'l').replaceAll(/.{4}/g, '$&-')}`,
    ],
  ])('learns what is true today, typed %s', async (_, typed) => {
    const { code } = await certificateOf('S1');
    expect(await verified(typed(code))).toMatchObject({
      code,
      organisation: { code: 'S1', name: 'SITE S1' },
      through: { code: 'HQ' },
      level: 'met',
      standing: 'current',
      formerHeadOffice: false,
      status: { state: 'published', through: { code: 'HQ' } },
    });
  });
  test('learns nothing that the register does not show', async () => {
    const text = await (await asked((await certificateOf('HQ')).code)).text();
    expect(text).not.toContain('Test administrator');
  });
  test('learns that the site has left its head office', async () => {
    await importSites(service, siteLines({ S3: 'OTHER' }));
    const { code } = await certificateOf('S3');
    expect(await verified(code)).toMatchObject({ standing: 'current', formerHeadOffice: true });
  });
  test('learns that a newer one has taken its place, where it has', async () => {
    const [own, leftOut] = [await certificateOf('HQ'), await certificateOf('S4')];
    const newer = await publish(admin, 'HQ', 'met', leavingOut('S4', 'S5'));
    expect(await verified(own.code)).toMatchObject({ standing: 'superseded', since: newer.publishedAt });
    expect(await verified(leftOut.code)).toMatchObject({ standing: 'current' });
    expect(await verified((await certificateOf('HQ', newer.id)).code)).toMatchObject({ standing: 'current' });
  });
  test('learns that a copy was taken back, and the organisation has no certificate any more', async () => {
    const desk = new Desk(service);
    const input = { publicationId: made.id, codes: ['S5'] };
    const id = await desk.done('copy-publication', input);
    const { code } = await certificateOf('S5');
    expect(await verified(code)).toMatchObject({ standing: 'current', through: { code: 'HQ' } });
    await desk.done('copy-publication', input, id);
    expect(await verified(code)).toMatchObject({ standing: 'ended' });
    await (await as(service, 'auditor', 'S5')).get(path('S5')).expect(404);
    expect(await listed({ organisation: 'S5' })).toEqual({ codes: [], total: 0 });
  });
  test('of a copy that was taken back learns that it was made again, from its first code as well', async () => {
    const desk = new Desk(service);
    const input = { publicationId: made.id, codes: ['S5'] };
    await desk.done('copy-publication', input);
    const certificates = await service.database.query<{ code: string }[]>(
      `select code from certificates where organisation = 'S5'`,
    );
    expect(certificates).toHaveLength(2);
    for (const { code } of certificates)
      expect(await verified(code)).toMatchObject({ standing: 'current', through: { code: 'HQ' } });
    expect((await listed({ organisation: 'S5' })).total).toBe(1);
  });
});

test('codes that were given out before they stood with what they are for are kept', async () => {
  const codes = async () =>
    Promise.all(['HQ', 'S1', 'S2', 'S4'].map(async (each) => (await certificateOf(each)).code));
  const before = await codes();
  const migration = new CertificatesInPlace1795985100000();
  const runner = service.database.createQueryRunner();
  await migration.down(runner);
  await migration.up(runner);
  await runner.release();
  expect(await codes()).toEqual(before);
});

test('a code says nothing of the next, and is never changed', async () => {
  const codes = await service.database.query<{ code: string }[]>(
    'select certificate_code() as code from generate_series(1, 5000)',
  );
  expect(new Set(codes.map(({ code }) => code)).size).toBe(5000);
  for (const place of Array.from({ length: 12 }, (_, index) => index))
    expect(new Set(codes.map(({ code }) => code[place])).size).toBe(32);
  for (const table of ['publications', 'coverage'])
    await expect(
      service.database.query(`update ${table} set certificate = certificate_code()`),
    ).rejects.toThrow('never changed');
});

test('answers: assessment.certificates.find', async () => {
  const { code } = await certificateOf('S2');
  const find = (given: string) => service.app.get(Requests).ask(findCertificate, { code: given });
  expect(await find(code)).toEqual({ certificate: { publicationId: made.id, organisation: 'S2' } });
  expect(await find('0'.repeat(12))).toEqual({ certificate: null });
});
test('refuses bad input: assessment.certificates.find', async () => {
  const { connection } = service.app.get(NatsLink);
  const reply = await connection.request(findCertificate.subject, JSON.stringify({ code: 'U' }));
  expect(reply.json()).toMatchObject({ code: 'invalid-input' });
});
