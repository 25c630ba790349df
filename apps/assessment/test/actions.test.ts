import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { executeAction, previewAction } from '@dspt/contracts/assessment/actions';
import {
  coverageAdded,
  coverageEnded,
  publicationDetail,
  type Publication,
} from '@dspt/contracts/assessment/publications';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { complete, publish, sameEverywhere } from './support/assessment.js';
import { Desk, olive } from './support/desk.js';
import { publicStatus, switchOn } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { trailOf } from './support/trail.js';

let service: TestService;
let desk: Desk;
beforeAll(async () => {
  const headOffices = { HQ: ['S1', 'S2', 'S3', 'S4'], H2: ['X1'], H3: ['M1', 'M2', 'M3'] };
  service = await startWithOrganisations(
    Object.entries(headOffices).flatMap(([parent, codes]) => codes.map((code) => ({ code, parent }))),
  );
  desk = new Desk(service);
});
afterAll(() => service?.close());

const impossible = (title: string) => ({
  code: 'action-impossible',
  message: expect.stringContaining(title),
});
const leavingOut = (...codes: string[]) => ({
  sameAcrossSites: sameEverywhere,
  exclusions: codes.map((code) => ({ code, reason: 'It has its own IT' })),
});
const didOf = async (code: string) => (await trailOf(service, code)).map(({ did }) => did);

describe('a publication', () => {
  let admin: Person;
  let publication: Publication;
  beforeAll(async () => {
    await switchOn(service, 'HQ');
    admin = await as(service, 'administrator', 'HQ');
    await complete(admin, 'HQ', 'met');
    publication = await publish(admin, 'HQ', 'met', leavingOut('S1', 'S2', 'S3'));
  });
  const input = (...codes: string[]) => ({ publicationId: publication.id, codes });
  const covered = async () => {
    const { body } = await admin.get(`/organisations/HQ/publications/${publication.id}`).expect(200);
    const { coverage, exclusions } = publicationDetail.parse(body);
    return {
      copied: coverage.filter(({ via }) => via === 'copied'),
      leftOut: exclusions.map(({ code }) => code),
    };
  };

  test('answers: assessment.actions.preview', async () => {
    const preview = await desk.preview('copy-publication', input('S2', 'S1', 'S2'));
    expect(preview).toMatchObject({
      effects: [
        {
          about: 'SITE S1 (S1)',
          what: 'Covered by what HEAD OFFICE HQ (HQ) published',
          from: null,
          to: expect.stringMatching(/^Standards Met for 2026-27, until \d/),
        },
        { about: 'SITE S2 (S2)' },
      ],
      told: [
        { who: 'The administrators of HEAD OFFICE HQ (HQ)' },
        { who: 'The administrators of SITE S1 (S1)' },
        { who: 'The administrators of SITE S2 (S2)' },
      ],
      organisations: ['HQ', 'S1', 'S2'],
    });
    expect(preview.warnings).toContain('SITE S1 (S1) was left out of it on purpose: “It has its own IT”.');
    expect(await covered()).toEqual({ copied: [], leftOut: ['S1', 'S2', 'S3'] });
  });

  test('answers: assessment.actions.execute', async () => {
    const order = await desk.order('copy-publication', input('S1', 'S2'));
    expect(await desk.execute(order)).toEqual({ outcome: 'done' });
    expect(await desk.execute(order)).toEqual({ outcome: 'done' });
    expect(await eventsOf(service, coverageAdded, 'HQ')).toMatchObject([
      {
        publicationId: publication.id,
        addedBy: olive.id,
        covered: [{ code: 'S1', via: 'copied' }, { code: 'S2' }],
      },
    ]);
    expect(await publicStatus(service, 'S1')).toEqual({ state: 'published', level: 'met', through: 'HQ' });
    expect(await covered()).toMatchObject({
      copied: [{ code: 'S1', name: 'SITE S1', addedBy: 'the helpdesk' }, { code: 'S2' }],
      leftOut: ['S3'],
    });
    expect([await didOf('S1'), await didOf('S2')]).toEqual([
      ['action.copy-publication'],
      ['action.copy-publication'],
    ]);

    await desk.done('copy-publication', input('S1', 'S2'), order.id);
    expect(await publicStatus(service, 'S1')).toMatchObject({ state: 'not-published' });
    expect(await covered()).toEqual({ copied: [], leftOut: ['S1', 'S2', 'S3'] });
    expect(await eventsOf(service, coverageEnded, 'HQ')).toMatchObject([{ codes: ['S1', 'S2'] }]);
    expect(await didOf('S1')).toEqual(['action.copy-publication', 'action.copy-publication.undone']);
    const again = desk.preview('copy-publication', input('S1', 'S2'), order.id);
    await expect(again).rejects.toMatchObject({ code: 'action-not-undoable' });
  });

  test('is not copied when the preview says something else by now: that is given instead', async () => {
    const order = await desk.order('copy-publication', input('S2'));
    await publish(admin, 'HQ', 'met', leavingOut('S1', 'S2', 'S3', 'S4'));
    expect(await desk.execute(order)).toMatchObject({
      outcome: 'changed',
      preview: {
        warnings: [
          expect.any(String),
          expect.stringContaining('has published again since'),
          expect.any(String),
        ],
      },
    });
    expect((await covered()).copied).toEqual([]);
  });

  test('may be copied again after that, and a better status of its own stays', async () => {
    const awarded = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);
    const profile = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: awarded };
    const site = await as(service, 'administrator', 'S2');
    await complete(site, 'S2', 'met', { profile });
    await publish(site, 'S2', 'exceeded');
    await desk.done('copy-publication', input('S1', 'S2'));
    expect(await publicStatus(service, 'S1')).toMatchObject({ level: 'met', through: 'HQ' });
    expect(await publicStatus(service, 'S2')).toMatchObject({ level: 'exceeded', through: null });
  });

  test('is not copied when somebody else has added the code meanwhile', async () => {
    const order = await desk.order('copy-publication', input('S3'));
    await admin.post(`/organisations/HQ/publications/${publication.id}/sites`, { sites: ['S3'] }).expect(200);
    await expect(desk.execute(order)).rejects.toMatchObject(
      impossible('is covered by this publication already'),
    );
  });

  test.each([
    ['to a code nobody knows', ['NOPE'], 'We do not know NOPE'],
    ['to itself', ['HQ'], 'is covered by this publication already'],
    ['to a site it covers', ['S4'], 'is covered by this publication already'],
    ['to another group', ['X1', 'H2'], 'HEAD OFFICE H2 (H2), SITE X1 (X1) are not of the same group'],
  ])('cannot be copied %s', async (_, codes, title) => {
    await expect(desk.preview('copy-publication', input(...codes))).rejects.toMatchObject(impossible(title));
  });
  test('cannot be copied when there is none, or when it is out of date', async () => {
    const none = desk.preview('copy-publication', { publicationId: randomUUID(), codes: ['S1'] });
    await expect(none).rejects.toMatchObject(impossible('There is no such publication'));
    service.clock.set(new Date(Date.parse(publication.expiresAt) + 1000));
    const late = desk.preview('copy-publication', input('S1'));
    await expect(late).rejects.toMatchObject(impossible('The publication is out of date'));
    service.clock.set(new Date());
  });
});

const askRaw = async (subject: string, input: unknown): Promise<unknown> =>
  (await service.app.get(NatsLink).connection.request(subject, JSON.stringify(input))).json();

test('refuses bad input: assessment.actions.preview', async () => {
  const input = { kind: 'copy-publication', input: { codes: [] }, undoes: null, by: olive };
  expect(await askRaw(previewAction.subject, input)).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'publicationId' }, { field: 'codes' }],
  });
});
test('refuses bad input: assessment.actions.execute', async () => {
  expect(await askRaw(executeAction.subject, { kind: 'x' })).toMatchObject({ code: 'invalid-input' });
});
