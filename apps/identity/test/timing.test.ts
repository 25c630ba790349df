import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Harness } from './harness.js';
import { loadOrganisations } from './ods.js';

/**
 * How long a public form takes must not say whether an address is known. It is held by construction: the same
 * statements are run for every address, so that nothing needs to be measured with a clock.
 */
let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: [
      { code: 'FREE', name: 'FREE HOUSE' },
      { code: 'TAKEN', name: 'TAKEN HOUSE' },
    ],
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
  await harness.person({ roles: { TAKEN: 'administrator' } });
});
afterAll(() => harness?.close());

const details = { firstName: 'Ann', lastName: 'Bell', telephone: '' };
const forms = {
  registering: ['/registrations', { ...details, code: 'FREE', acceptTerms: true }],
  'forgotten password': ['/password-resets', {}],
  'asking to join': ['/join-requests', { ...details, code: 'TAKEN', message: '' }],
} as const;
const mailboxes = {
  'nobody has': async () => `${randomUUID()}@example.org`,
  'somebody signs in with': async () => (await harness.person()).email,
  'a user of the organisation signs in with': async () =>
    (await harness.person({ roles: { TAKEN: 'member' } })).email,
  'staff sign in with': async () => (await harness.person({ staff: 'content-editor' })).email,
};

/** The statements of the service's own database that an act runs, without what they are given. */
async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const source = harness.get(DataSource);
  const { logger } = source;
  source.logger = Object.assign(Object.create(logger) as typeof logger, {
    logQuery: (query: string) => void statements.push(query),
  });
  await act();
  source.logger = logger;
  return statements;
}

test.each(Object.entries(forms))('%s runs the same statements for every address', async (_, [path, form]) => {
  const seen: string[][] = [];
  for (const address of Object.values(mailboxes)) {
    const body = { ...form, email: await address(), human: await harness.human() };
    await harness.service.settled();
    seen.push(
      await statementsOf(async () =>
        expect((await harness.http.post(path).send(body)).status).toBeLessThan(300),
      ),
    );
  }
  // The relay, the timers, the listeners and the sealing of the audit trail work beside the request, when they may.
  const own = (statement: string) =>
    !/^(START TRANSACTION|COMMIT)$/.test(statement) &&
    !/audit.seal|\bscheduled\b|\binbox\b/.test(statement) &&
    (!/outbox/.test(statement) || /^\s*insert/i.test(statement));
  const [first, ...others] = seen.map((statements) => statements.filter(own));
  expect(first!.length).toBeGreaterThan(3);
  for (const other of others) expect(other).toEqual(first);
});
