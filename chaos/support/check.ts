import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from './compare.js';
import type { Worker } from './worker.js';
import { owners, type World } from './world.js';

const settlesWithinMs = 90_000;

/** Waits until everything is as the model says. @returns what is still otherwise after a while, and what was last */
export async function settled(
  world: World,
  workers: Worker[],
): Promise<{ differences: string[]; last: string }> {
  let last = '';
  for (const until = Date.now() + settlesWithinMs; ;) {
    const differences = await lookOnce(world, workers).catch((error: unknown) => [
      `Could not look: ${String(error)}`,
    ]);
    if (differences.length === 0 || Date.now() > until) return { differences, last };
    last = differences.join('; ').slice(0, 100);
    await sleep(250);
  }
}

/** The audit trail of every service, by the command that operators use. */
export async function auditProblems(world: World): Promise<string[]> {
  const checks = await Promise.allSettled(
    owners.map((name) => world.command(name, 'packages/service-kit/dist/audit/command.js')),
  );
  return checks.flatMap((check) => (check.status === 'rejected' ? [String(check.reason)] : []));
}

async function lookOnce(world: World, workers: Worker[]): Promise<string[]> {
  const found = await Promise.all([
    ...owners.map((name) => leftBehind(world, name)),
    ...workers.map((worker) => worker.differences(world)),
    lostEmails(world),
  ]);
  return found.flat();
}

async function leftBehind(world: World, name: (typeof owners)[number]): Promise<string[]> {
  const count = async (what: string) =>
    (await world.rows<{ n: number }>(name, `select count(*)::int n from ${what}`))[0]!.n;
  const found = {
    'untold facts': await count(`outbox o where to_jsonb(o) ->> 'sent_at' is null`),
    'dead letters': await count('dead_letters'),
    ...(name === 'notifications' ? { 'unsent emails': await count(`emails where state <> 'sent'`) } : {}),
  };
  return Object.entries(found).flatMap(([what, n]) => (n > 0 ? [`${name}: ${n} ${what}`] : []));
}

/** What a provider was told is done. */
interface Acknowledged {
  code: string;
  email: string;
  answers: ReadonlyMap<string, { text: string; version: number }>;
  /** Codes that each publication covers. */
  publications: ReadonlyMap<string, ReadonlySet<string>>;
  invited: string[];
  cases: string[];
}

export async function differencesOf(world: World, provider: Acknowledged): Promise<string[]> {
  return (await Promise.all([workOf(world, provider), lettersOf(world, provider)])).flat();
}

/** Answers, publications and the register. */
async function workOf(world: World, { code, answers, publications }: Acknowledged): Promise<string[]> {
  const found: string[] = [];
  const same = (what: string, is: string[], should: string[]) =>
    void found.push(...compare(`${code} ${what}`, is, should));
  const texts = await world.rows<{ line: string }>(
    'assessment',
    `select a.ref || ' ' || a.version || ' ' || (select count(*) from answer_changes c where (c.code, c.ref) = (a.code, a.ref))
       || ' ' || (a.value ->> 'text') as line from answers a where code = $1 and ref = any($2)`,
    [code, [...answers.keys()]],
  );
  same(
    'answers',
    texts.map(({ line }) => line),
    [...answers].map(([ref, { text, version }]) => `${ref} ${version} ${version} ${text}`),
  );

  const covering = [...publications].flatMap(([id, codes]) =>
    [...codes].map((covered) => `${id} ${covered}`),
  );
  // The register also has the organisation itself.
  const own = [...publications.keys()].map((id) => `${id} ${code}`);
  const coverage = `select publication_id || ' ' || c.code as line from coverage c join publications p on p.id = c.publication_id
    where p.code = $1`;
  for (const service of ['assessment', 'organisations'] as const) {
    const rows = await world.rows<{ line: string }>(service, coverage, [code]);
    same(
      `coverage in ${service}`,
      rows.map(({ line }) => line),
      service === 'organisations' ? [...covering, ...own] : covering,
    );
    const ids = await world.rows<{ id: string }>(service, 'select id from publications where code = $1', [
      code,
    ]);
    same(
      `publications in ${service}`,
      ids.map(({ id }) => id),
      [...publications.keys()],
    );
  }
  const covered = [...new Set([...publications.values()].flatMap((codes) => [...codes]))];
  const statuses = await world.rows<{ code: string }>(
    'organisations',
    `select code from statuses where code = any($1) and current and level = 'met' and current_date between from_day and until_day`,
    [covered],
  );
  same(
    'codes that meet the standards',
    statuses.map((row) => row.code),
    covered,
  );
  return found;
}

/** What others were told by email. */
async function lettersOf(world: World, provider: Acknowledged): Promise<string[]> {
  const { code, publications, invited, cases } = provider;
  const found: string[] = [];
  const same = (what: string, is: string[], should: string[]) =>
    void found.push(...compare(`${code} ${what}`, is, should));
  const invitations = await world.rows<{ email: string }>(
    'identity',
    'select email from invitations where code = $1',
    [code],
  );
  same(
    'invitations',
    invitations.map(({ email }) => email),
    invited,
  );
  const opened = await world.rows<{ message: string }>(
    'support',
    'select message from cases where code = $1',
    [code],
  );
  same(
    'cases',
    opened.map(({ message }) => message),
    cases,
  );
  const { email: own } = provider;
  const emails = await world.rows<{ to: string; template: string }>(
    'notifications',
    'select to_address as to, template from emails where to_address = any($1)',
    [[...invited, own]],
  );
  same(
    'emails of invitation',
    emails.filter(({ to }) => to !== own).map(({ to }) => to),
    invited,
  );
  const ofCases = emails.filter(
    ({ to, template }) => (to === own && template === 'case-opened') || template === 'case-received',
  );
  if (ofCases.length !== cases.length)
    found.push(`${code}: ${ofCases.length} emails about ${cases.length} cases`);
  const ofPublishing = emails.filter(({ to, template }) => to === own && template === 'published');
  if (ofPublishing.length !== publications.size)
    found.push(`${code}: ${ofPublishing.length} emails about ${publications.size} publications`);
  return found;
}

async function lostEmails(world: World): Promise<string[]> {
  const sent = await world.rows<{ to: string; n: number }>(
    'notifications',
    'select to_address as to, count(*)::int n from emails group by to_address',
  );
  const received = new Map<string, number>();
  for (const to of world.mailServer.arrived()) received.set(to, (received.get(to) ?? 0) + 1);
  return sent.flatMap(({ to, n }) => {
    const arrived = received.get(to) ?? 0;
    return arrived === n ? [] : [`${to}: ${arrived} emails arrived of ${n}`];
  });
}
