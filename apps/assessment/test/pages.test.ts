import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pageProgress, progressChanged } from '@dspt/contracts/assessment/progress';
import { pageCoverage, pagePublications } from '@dspt/contracts/assessment/publications';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { answer, readAssessment } from './support/assessment.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
const ids = Array.from({ length: 7 }, () => randomUUID()).toSorted();
const at = '2026-05-01T12:00:00.000Z';
beforeAll(async () => {
  service = await startWithOrganisations(['V1', 'V2', 'V3'].map((code) => ({ code, parent: 'HQ' })));
  for (const id of ids) {
    await service.database.query(
      `insert into publications (id, request_id, code, organisation_name, edition, question_set_version, level,
         published_at, expires_at, published_by, published_by_name, snapshot)
       values ($1, $1, 'HQ', 'HEAD OFFICE', '2026-27', 1, 'met', $2, $2::timestamptz + interval '1 year', $1, '', '{}')`,
      [id, at],
    );
    await service.database.query(
      `insert into coverage (publication_id, code, name, via, added_at, added_by, added_by_name)
       values ($1, 'V1', '', 'head-office', $2, $1, ''), ($1, 'V2', '', 'same-location', $2, $1, '')`,
      [id, at],
    );
  }
  await service.database.query(
    `insert into publication_copies (publication_id, code, name, added_at, ended_at)
     values ($1, 'V3', '', $2, $3), ($1, 'V3', '', $3, null)`,
    [ids[2], at, '2026-05-02T12:00:00.000Z'],
  );
});
afterAll(() => service?.close());

const ask: Requests['ask'] = (...args) => service.app.get(Requests).ask(...args);
const refused = async (subject: string, input: object): Promise<unknown> =>
  (await service.app.get(NatsLink).connection.request(subject, JSON.stringify(input))).json();

test('answers: assessment.publications.page', async () => {
  const first = await ask(pagePublications, { limit: 4 });
  const second = await ask(pagePublications, { limit: 4, after: first.next });
  expect([...first.rows, ...second.rows].map((row) => row.publicationId)).toEqual(ids);
  expect(second.next).toBeNull();
  expect(first.rows[0]).toEqual({
    publicationId: ids[0],
    code: 'HQ',
    organisationName: 'HEAD OFFICE',
    edition: '2026-27',
    level: 'met',
    publishedAt: at,
    expiresAt: '2027-05-01T12:00:00.000Z',
  });
});
test('refuses bad input: assessment.publications.page', async () => {
  for (const input of [{ after: 'x' }, { limit: 0 }, { limit: 301 }])
    expect(await refused(pagePublications.subject, input)).toMatchObject({ code: 'invalid-input' });
});

test('answers: assessment.coverage.page', async () => {
  const rows = [];
  for (
    let page = await ask(pageCoverage, { limit: 3 });
    ;
    page = await ask(pageCoverage, { limit: 3, after: page.next })
  ) {
    rows.push(...page.rows);
    if (!page.next) break;
  }
  expect(rows).toHaveLength(2 * ids.length + 2);
  expect(rows.filter((row) => row.publicationId === ids[2])).toEqual([
    { publicationId: ids[2], code: 'V1', via: 'head-office', addedAt: at, endedAt: null },
    { publicationId: ids[2], code: 'V2', via: 'same-location', addedAt: at, endedAt: null },
    { publicationId: ids[2], code: 'V3', via: 'copied', addedAt: at, endedAt: '2026-05-02T12:00:00.000Z' },
    { publicationId: ids[2], code: 'V3', via: 'copied', addedAt: '2026-05-02T12:00:00.000Z', endedAt: null },
  ]);
});
test('refuses bad input: assessment.coverage.page', async () => {
  for (const input of [{ after: { code: 'V1' } }, { limit: 301 }])
    expect(await refused(pageCoverage.subject, input)).toMatchObject({ code: 'invalid-input' });
});

test('answers: assessment.progress.page', async () => {
  for (const code of ['V1', 'V2']) await answer(await as(service, 'member', code), code, '1.1.1');
  await answer(await as(service, 'member', 'V2'), 'V2', '1.1.2');
  // Only looked at: nothing was told of it.
  await readAssessment(await as(service, 'member', 'V3'), 'V3');
  const told = [];
  for (const code of ['V1', 'V2']) told.push((await eventsOf(service, progressChanged, code)).at(-1)!);
  expect(await ask(pageProgress, {})).toEqual({ rows: told, next: null });
  expect(await ask(pageProgress, { limit: 1 })).toEqual({ rows: told.slice(0, 1), next: 'V1' });
  expect(await ask(pageProgress, { after: 'V1' })).toEqual({ rows: told.slice(1), next: null });
});
test('refuses bad input: assessment.progress.page', async () => {
  for (const input of [{ after: '' }, { limit: 301 }])
    expect(await refused(pageProgress.subject, input)).toMatchObject({ code: 'invalid-input' });
});
