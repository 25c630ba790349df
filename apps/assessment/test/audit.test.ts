import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import {
  answer,
  careProfile,
  complete,
  plan,
  publish,
  readItem,
  sameEverywhere,
  confirm,
  saveProfile,
} from './support/assessment.js';
import { pdf } from './support/files.js';
import { switchOn } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
let admin: Person;
beforeAll(async () => {
  service = await startWithOrganisations(['S1', 'S2'].map((code) => ({ code, parent: 'HQ' })));
  admin = await as(service, 'administrator', 'HQ');
});
afterAll(() => service?.close());

interface Line {
  did: string;
  actor_name: string | null;
  organisation: string;
  before: object;
  after: object;
}
let seen = 0;
/** What the trail has got since the last look. */
const written = async (): Promise<Line[]> => {
  const lines = await service.database.query<Line[]>(
    'select did, actor_name, organisation, before, after from audit order by seq offset $1',
    [seen],
  );
  seen += lines.length;
  return lines;
};
const by = { actor_name: 'Test administrator', organisation: 'HQ' };

test('a changed profile says what was changed, and saving the same again nothing', async () => {
  await saveProfile(admin, 'HQ', careProfile);
  await written();
  await saveProfile(admin, 'HQ', { nhsmailOnly: 'no' });
  await saveProfile(admin, 'HQ', { nhsmailOnly: 'no' });
  const { version } = (await admin.get('/organisations/HQ/profile')).body;
  await admin.put('/organisations/HQ/profile/acceptance', { version }).expect(200);
  expect(await written()).toEqual([
    { did: 'profile.changed', ...by, before: { nhsmailOnly: 'yes' }, after: { nhsmailOnly: 'no' } },
    { did: 'profile.accepted', ...by, before: {}, after: {} },
  ]);
});

test('an answer is in its own history; a document, a confirmation and its end are in the trail', async () => {
  await answer(admin, 'HQ', '1.1.1');
  expect(await written()).toEqual([]);
  await admin.send('post', '/organisations/HQ/documents', pdf, 'Policy.pdf').expect(200);
  expect(await written()).toMatchObject([
    { did: 'document.uploaded', ...by, after: { name: 'Policy.pdf', size: pdf.length } },
  ]);
  await complete(admin, 'HQ', 'met');
  const confirmed = (await written()).filter(({ did }) => did === 'assertions.confirmed');
  expect(confirmed).toHaveLength(1);
  const { assertions } = confirmed[0]!.after as { assertions: string[] };
  expect(assertions).toContain('1.1');
  await admin.delete('/organisations/HQ/assertions/1.1/confirmation').expect(200);
  expect(await written()).toMatchObject([
    { did: 'assertions.unconfirmed', ...by, after: { assertions: ['1.1'] } },
  ]);
  await confirm(admin, 'HQ', ['1.1']);
});

test('a publication says its level and whom it leaves out, and sites added later are named', async () => {
  await switchOn(service, 'HQ');
  await plan(admin, 'HQ');
  await written();
  const exclusions = [{ code: 'S2', reason: 'It has its own IT' }];
  const { id } = await publish(admin, 'HQ', 'met', { sameAcrossSites: sameEverywhere, exclusions });
  await admin.post(`/organisations/HQ/publications/${id}/sites`, { sites: ['S2'] }).expect(200);
  expect(await written()).toMatchObject([
    { did: 'publication.made', ...by, after: { level: 'met', sites: 1, leftOut: ['S2'] } },
    { did: 'publication.sites-added', ...by, after: { sites: ['S2'] } },
  ]);
});

test('answers carried over to a new edition are a line of their own', async () => {
  service.clock.set(new Date('2026-06-15T12:00:00Z'));
  const person = await as(service, 'administrator', 'S1');
  await answer(person, 'S1', '1.1.1');
  await written();
  service.clock.set(new Date('2026-11-15T12:00:00Z'));
  await readItem(person, 'S1', '1.1.1');
  expect(await written()).toMatchObject([
    {
      did: 'assessment.carried-over',
      organisation: 'S1',
      before: { edition: '2025-26' },
      after: { answers: 1 },
    },
  ]);
});
