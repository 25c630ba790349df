import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { Output } from '@dspt/contracts/define';
import type { listRegisterChanges } from '@dspt/contracts/organisations/register-changes';
import type { listRegister, RegisterEntry } from '@dspt/contracts/organisations/register';
import { levels } from '@dspt/contracts/values';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import type { TestService } from '@dspt/testing/service';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { RegisterChangesService } from '../src/register-changes/register-changes.service.js';
import { statusText } from '../src/register/register.csv.js';
import { DeliveriesService } from '../src/webhooks/deliveries.service.js';
import { odsFile } from './support/ods.js';
import { Receiver } from './support/receiver.js';
import { emptied, imported, staff, startOrganisations } from './support/service.js';
import { dayOn, momentOn, World, type Publication } from './support/world.js';

let service: TestService;
let receiver: Receiver;
beforeAll(async () => {
  service = await startOrganisations();
  receiver = await Receiver.start();
});
afterAll(async () => {
  await receiver?.stop();
  await service?.close();
});

const asExpected = (entries: Iterable<RegisterEntry>): Map<string, object> =>
  new Map(
    [...entries].map(({ code, name, headOffice, status }) => [
      code,
      { name, headOffice: headOffice?.code ?? null, status: statusText(status), expiresOn: status.expiresOn },
    ]),
  );

/** Does it in the world and tells the service; `true` when a file has to be imported before it counts. */
type Act = (world: World, tell: Tell) => boolean;
type Tell = (act: (outbox: Outbox, manager: Parameters<Outbox['tell']>[0]) => Promise<void>) => void;

function publish(world: World, tell: Tell, publication: Omit<Publication, 'id' | 'on'>): void {
  const made = { ...publication, id: randomUUID(), on: world.day };
  world.publications.push(made);
  const { id: publicationId, publisher: code, level, on, lasts, covers } = made;
  tell((outbox, manager) =>
    outbox.tell(manager, published, {
      publicationId,
      code,
      organisationName: code,
      edition: '2026-27',
      level,
      publishedAt: momentOn(on),
      expiresAt: momentOn(on + lasts),
      publishedBy: randomUUID(),
      covered: covers.map((covered) => ({ code: covered.code, via: 'head-office' as const })),
    }),
  );
}

const picked = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

/** One thing that happens, by what the generator drew for it. */
const acts: Record<string, (at: number, much: number) => Act> = {
  ownPublication: (at, much) => (world, tell) => {
    const { code } = picked(world.sites, at);
    publish(world, tell, {
      publisher: code,
      level: picked(levels, much),
      lasts: 1 + (much % 400),
      covers: [],
    });
    return false;
  },
  groupPublication: (at, much) => (world, tell) => {
    const publisher = picked(world.heads, at);
    const covers = world.sitesOf(publisher).filter((_, index) => (much >> (index % 16)) % 2 === 0);
    publish(world, tell, {
      publisher,
      level: picked(levels, at + much),
      lasts: 30 + (much % 400),
      covers: covers.map(({ code }) => ({ code })),
    });
    return false;
  },
  ending: (at, much) => (world, tell) => {
    const candidates = world.publications.filter(({ covers }) => covers.length > 0);
    if (candidates.length === 0) return false;
    const { id, publisher, level, on, lasts, covers } = picked(candidates, at);
    const covered = picked(covers, much);
    if (covered.endedOn !== undefined) return false;
    covered.endedOn = world.day;
    tell((outbox, manager) =>
      outbox.tell(manager, coverageEnded, {
        publicationId: id,
        code: publisher,
        organisationName: publisher,
        edition: '2026-27',
        level,
        publishedAt: momentOn(on),
        expiresAt: momentOn(on + lasts),
        addedAt: momentOn(on),
        endedAt: momentOn(world.day),
        codes: [covered.code],
      }),
    );
    return false;
  },
  move: (at, much) => (world) => {
    picked(world.sites, at).parent = picked(world.heads, much);
    return true;
  },
  closure: (at) => (world) => {
    picked(world.sites, at).closedOn ??= world.day;
    return true;
  },
  reopening: (at) => (world) => {
    const closed = world.sites.filter(({ closedOn }) => closedOn !== undefined);
    if (closed.length > 0) delete picked(closed, at).closedOn;
    return true;
  },
  renaming: (at, much) => (world) => {
    picked(world.sites, at).name = `SITE RENAMED ${much}`;
    return true;
  },
};
const weights = {
  ownPublication: 12,
  groupPublication: 3,
  ending: 3,
  move: 4,
  closure: 2,
  reopening: 1,
  renaming: 1,
};
const act = fc
  .tuple(
    fc.oneof(...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) }))),
    fc.nat(10_000),
    fc.nat(65_535),
  )
  .map(([name, at, much]) => ({ name, at, much }));
const round = fc.record({
  acts: fc.array(act, { minLength: 50, maxLength: 50 }),
  days: fc.nat(45),
  /** How the receiver answers, one after the other. */
  answers: fc.array(fc.constantFrom(204, 204, 204, 500, 'cut' as const, 'taken-and-cut' as const), {
    minLength: 8,
    maxLength: 8,
  }),
});

const compact = (day: number): string => dayOn(day).replaceAll('-', '');

async function importAll(world: World): Promise<void> {
  const rows = world.sites.map(({ code, name, parent, closedOn }) => ({
    code,
    name,
    parent,
    joined: '20110323',
    ...(closedOn === undefined ? {} : { closed: compact(closedOn) }),
  }));
  await imported(service, 'ecarehomesite.csv', odsFile(rows), { force: true });
}

/** A program of somebody who keeps a copy by asking for changes. */
class Copy {
  readonly entries = new Map<string, RegisterEntry>();
  private last = 0;

  async update(): Promise<void> {
    for (let more = true; more;) {
      const query = { after: this.last, most: 37 };
      const { body } = await service.http.get('/register/changes').query(query).expect(200);
      const answer = body as Output<typeof listRegisterChanges>;
      for (const { change, code, entry } of answer.items) {
        expect(change).toBeGreaterThan(this.last);
        this.last = change;
        if (entry) this.entries.set(code, entry);
        else this.entries.delete(code);
      }
      more = answer.more;
    }
  }
}

async function pages(): Promise<RegisterEntry[]> {
  const found: RegisterEntry[] = [];
  for (let page = 1; ; page++) {
    const { body } = await service.http.get('/register').query({ page, perPage: 40 }).expect(200);
    const { items, total } = body as Output<typeof listRegister>;
    found.push(...items);
    if (found.length >= total) return found;
  }
}

async function csv(): Promise<Map<string, object>> {
  // A part of it is as it is now; the whole file may be a minute old.
  const { text } = await service.http.get('/register.csv').query({ q: '' }).expect(200);
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return new Map(
    rows.map((row) => [
      row['ODS code']!,
      {
        name: row['Name'],
        headOffice: row['Head office (ODS code)'] || null,
        status: row['Status'],
        expiresOn: row['Expires on'] || null,
      },
    ]),
  );
}

async function webhookFromTheBeginning(): Promise<void> {
  const response = await service.http
    .post('/staff/webhooks')
    .set('authorization', await staff(service, 'national-programme'))
    .send({ name: 'Kent', url: receiver.url, from: 'beginning' })
    .expect(200);
  receiver.secret = (response.body as { secret: string }).secret;
}

const sorted = (map: Map<string, object>) => [...map].toSorted(([a], [b]) => a.localeCompare(b));

test('after 1,000 publications, moves and closures all ways of having the register say what is so', async () => {
  const deliveries = service.app.get(DeliveriesService, { strict: false });
  const changes = service.app.get(RegisterChangesService, { strict: false });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 20, maxLength: 20 }), async (rounds) => {
      await emptied(service);
      receiver.forget();
      service.clock.set(new Date(momentOn(0)));
      const world = new World();
      const copy = new Copy();
      await imported(
        service,
        'ecarehomehq.csv',
        odsFile(world.heads.map((code) => ({ code, name: `GROUP ${code}` }))),
      );
      await importAll(world);
      await webhookFromTheBeginning();
      for (const { acts: drawn, days, answers } of rounds) {
        const told: Parameters<Tell>[0][] = [];
        const toImport = drawn.map(({ name, at, much }) =>
          acts[name]!(at, much)(world, (one) => told.push(one)),
        );
        await service.database.transaction(async (manager) => {
          for (const one of told) await one(service.app.get(Outbox), manager);
        });
        if (toImport.includes(true)) await importAll(world);
        await service.settled();
        await changes.note();
        let nth = 0;
        receiver.answer = () => answers[nth++] ?? 204;
        await deliveries.deliver();
        await copy.update();
        expect(sorted(asExpected(copy.entries.values()))).toEqual(sorted(world.expected()));
        world.day += days;
        service.clock.set(new Date(momentOn(world.day)));
      }
      // A delivery that failed is tried again within a day.
      world.day += 1;
      service.clock.set(new Date(momentOn(world.day)));
      await changes.note();
      await copy.update();
      receiver.answer = () => 204;
      await deliveries.deliver();
      const expected = sorted(world.expected());
      expect(sorted(asExpected(copy.entries.values()))).toEqual(expected);
      expect(sorted(asExpected(receiver.copy.values()))).toEqual(expected);
      expect(sorted(asExpected(await pages()))).toEqual(expected);
      expect(sorted(await csv())).toEqual(expected);
      const { body } = await service.http.get('/register.json').query({ q: '' }).expect(200);
      const { items } = body as { items: RegisterEntry[] };
      expect(sorted(asExpected(items))).toEqual(expected);
      // Also all that the model does not know.
      const whole = (entries: Iterable<RegisterEntry>) =>
        [...entries].toSorted((a, b) => a.code.localeCompare(b.code));
      expect(whole(copy.entries.values())).toEqual(whole(items));
      expect(whole(receiver.copy.values())).toEqual(whole(items));
      expect(receiver.deliveries.every(({ genuine }) => genuine)).toBe(true);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
