import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { Level } from '@dspt/contracts/values';
import { toldTwice } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { odsFile } from './support/ods.js';
import { emptied, imported, publicationOf, staff, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(async () => {
  await emptied(service);
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1' }, { code: 'A2' }]));
  await imported(service, 'ecarehomesite.csv', odsFile([{ code: 'V4', parent: 'A2' }]));
});

async function publish(code: string, level: Level): Promise<ReturnType<typeof publicationOf>> {
  const publication = publicationOf(service, code, level);
  await tell(service, published, { ...publication, publishedBy: randomUUID(), covered: [] });
  return publication;
}
const statusOf = async (code: string) =>
  ((await service.http.get(`/organisations/${code}`)).body as OrganisationWithStatus).status;

describe('a copy', () => {
  const noon = (day: string) => `${day}T12:00:00.000Z`;
  const copy = (publication: ReturnType<typeof publicationOf>, on: string) =>
    tell(service, coverageAdded, {
      ...publication,
      addedBy: randomUUID(),
      addedAt: noon(on),
      covered: [{ code: 'V4', via: 'copied' }],
    });
  const ending = (publication: ReturnType<typeof publicationOf>, added: string, ended: string) => ({
    ...publication,
    addedAt: noon(added),
    endedAt: noon(ended),
    codes: ['V4'],
  });
  const on = async (day: string) => {
    service.clock.set(new Date(noon(day)));
    return (await statusOf('V4')).state;
  };

  test('hears: assessment.coverage-ended.v1', async () => {
    const publication = await publish('A1', 'met');
    await copy(publication, '2026-05-10');
    expect(await statusOf('V4')).toMatchObject({ state: 'not-published' });
    expect(await on('2026-05-10')).toBe('published');
    await tell(service, coverageEnded, ending(publication, '2026-05-10', '2026-05-20'));
    expect([await on('2026-05-19'), await on('2026-05-20')]).toEqual(['published', 'not-published']);
    const authorization = await staff(service, 'helpdesk-operator');
    const { body } = await service.http.get('/staff/organisations/V4').set('authorization', authorization);
    expect(body.why).toMatchObject([{ via: 'copied', endedAt: noon('2026-05-20'), current: false }]);
  });
  test('hears once: assessment.coverage-ended.v1', async () => {
    const publication = await publish('A1', 'met');
    await toldTwice(service, coverageEnded, ending(publication, '2026-05-10', '2026-05-20'));
    expect(await on('2026-05-15')).toBe('published');
    expect(await on('2026-05-25')).toBe('not-published');
  });
  test('that ends gives way to what the code has of its own', async () => {
    const own = await publish('V4', 'approaching');
    const publication = await publish('A1', 'exceeded');
    await copy(publication, '2026-05-10');
    await tell(service, coverageEnded, ending(publication, '2026-05-10', '2026-05-20'));
    service.clock.set(new Date(noon('2026-05-20')));
    expect(await statusOf('V4')).toMatchObject({ level: own.level, through: null });
  });
  test('may be made again, and counts from then, in whatever order the facts come', async () => {
    const publication = await publish('A1', 'met');
    await copy(publication, '2026-05-10');
    await copy(publication, '2026-06-10');
    await tell(service, coverageEnded, ending(publication, '2026-05-10', '2026-05-20'));
    expect([await on('2026-05-15'), await on('2026-06-01'), await on('2026-06-15')]).toEqual([
      'published',
      'not-published',
      'published',
    ]);
  });
});
