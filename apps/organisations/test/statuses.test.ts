import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { levels } from '@dspt/contracts/values';
import type { TestService } from '@dspt/testing/service';
import fc from 'fast-check';
import { StatusesRepository } from '../src/register/statuses.repository.js';
import { startOrganisations } from './support/service.js';
import { endedOn, from, gone, rule, until, type Counting, type Shown } from './support/status-rule.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

const dateOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
const dayOf = (day: number): string => dateOf(day).slice(0, 10);
const counting = fc.record({
  level: fc.constantFrom(...levels),
  publishedOn: fc.nat(20),
  lasts: fc.integer({ min: 1, max: 12 }),
  addedAfter: fc.nat(14),
  endedAfter: fc.option(fc.nat(10), { nil: undefined }),
  own: fc.boolean(),
});
/** Equal in everything that counts: then either might show. */
const alike = (a: Counting, b: Counting): boolean =>
  a.level === b.level &&
  from(a) === from(b) &&
  until(a) === until(b) &&
  gone(a) === gone(b) &&
  a.own === b.own;

/** Tells the publications in turn, and gives what the register shows of `code` on each of the first days. */
async function shownFor(code: string, all: Counting[], days: number): Promise<Map<string, Shown>> {
  const statuses = new StatusesRepository();
  const told = all.map((one) => ({ ...one, publicationId: randomUUID() }));
  await service.database.transaction(async (manager) => {
    for (const one of told) {
      const { level, own, publicationId } = one;
      const facts = { code: own ? code : 'H', organisationName: 'H', edition: '2026-27', level };
      const dates = { publishedAt: dateOf(one.publishedOn), expiresAt: dateOf(until(one)) };
      await statuses.addPublication(manager, { publicationId, ...facts, ...dates });
      const via = own ? 'own' : 'head-office';
      const addedAt = dateOf(from(one));
      const add = () => statuses.addCoverage(manager, publicationId, addedAt, [{ code, via }]);
      // Whichever of the two facts comes first.
      if (one.own) await add();
      if (one.endedAfter !== undefined)
        await statuses.endCoverage(manager, publicationId, {
          addedAt,
          endedAt: dateOf(endedOn(one)),
          codes: [code],
        });
      if (!one.own) await add();
      await statuses.recompute(manager, [code], dates.publishedAt);
    }
  });
  const rows = await service.database.query<{ day: string; id: string; current: boolean }[]>(
    `select day::date::text, publication_id as id, current
     from generate_series($1::date, $2::date, '1 day') day join statuses on from_day <= day and until_day > day
     where code = $3`,
    [dayOf(0), dayOf(days), code],
  );
  const nth = (id: string) => told.findIndex(({ publicationId }) => publicationId === id);
  return new Map(rows.map(({ day, id, current }) => [day, { publication: nth(id), current }]));
}

test('on every day the register shows what the rule says, whatever came in whatever order', async () => {
  const days = 40;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(counting, { minLength: 1, maxLength: 5, comparator: alike }),
      async (all) => {
        const shown = await shownFor(`X-${randomUUID()}`, all, days);
        for (let day = 0; day <= days; day++)
          expect([day, shown.get(dayOf(day))]).toEqual([day, rule(all, day)]);
      },
    ),
    { numRuns: 60 },
  );
});
