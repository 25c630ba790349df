import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@dspt/testing/eventually';
import { Processes } from '@dspt/testing/processes';
import { stopwatch } from '@dspt/testing/stopwatch';

let harness: Processes;
beforeAll(async () => {
  harness = await Processes.launch();
});
afterAll(() => harness?.stop());

const labels = () => [...harness.all.keys()];
const services = () => labels().filter((label) => label !== 'portal');

interface Ready {
  status: number;
  parts: Record<string, string>;
}
const readyOf = async (label: string): Promise<Ready> => {
  const response = await fetch(`${harness.get(label).url}/ready`);
  const { parts = {} } = (await response.json()) as Partial<Ready>;
  return { status: response.status, parts };
};
const waitingFor = (...parts: string[]) => ({
  status: 503,
  parts: Object.fromEntries([['service', 'is starting'], ...parts.map((part) => [part, 'is out of reach'])]),
});

test('whatever is away at the start is waited for: alive, saying so, and at work when it comes, without a restart', async () => {
  for (const label of services())
    await eventually(
      async () => expect(await readyOf(label)).toEqual(waitingFor('database', 'nats')),
      90_000,
    );
  await eventually(async () => expect(await readyOf('portal')).toEqual(waitingFor('nats')));
  for (const label of labels())
    expect(await (await fetch(`${harness.get(label).url}/health`)).json()).toEqual({ healthy: true });
  const page = await harness.browse('/');
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Try again in a minute')]);
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  for (const label of labels())
    await eventually(async () => expect(harness.get(label).output.join('')).toMatch(/waits for NATS/));
  for (const label of services())
    expect(harness.get(label).output.join('')).toMatch(/Waiting for the database/);

  await harness.startNats();
  for (const label of services())
    await eventually(async () => expect(await readyOf(label)).toEqual(waitingFor('database')));
  await harness.openDatabase();
  await Promise.all(labels().map((label) => harness.get(label).ready()));
  expect(await harness.ended()).toEqual([]);
});

test('the id of a request is in every log it leads to, the audit line, the email, and on the page that refuses it', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  const [asked, refused] = [randomUUID(), randomUUID()];
  const caller = { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.org', telephone: '01632 960000' };
  const given = { id: randomUUID(), ...caller, topic: 'other', message: 'Help', source: 'telephone' };
  const opened = await harness.browse('/api/support/staff/cases', staff, given, { 'x-request-id': asked });
  expect([opened.status, opened.headers.get('x-request-id')]).toEqual([200, asked]);
  const logged = (label: string) => harness.get(label).output.join('').includes(`"requestId":"${asked}"`);
  for (const parts of [['portal'], ['identity', 'identity 2'], ['support'], ['notifications']])
    await eventually(() => Promise.resolve(expect([parts, parts.some(logged)]).toEqual([parts, true])));
  const audited = await harness.query('support', 'select did from audit where request_id = $1', [asked]);
  expect(audited).not.toEqual([]);
  const emailed = await harness.query('notifications', 'select id from emails where caused_by = $1', [asked]);
  expect(emailed).not.toEqual([]);
  await harness.whileFrozen('organisations', () =>
    harness.whileFrozen('organisations 2', async () => {
      const page = await harness.browse('/organisations?q=rose', '', undefined, { 'x-request-id': refused });
      expect([page.status, await page.text()]).toEqual([503, expect.stringContaining(refused)]);
    }),
  );
});

/** What the dashboard reads, from every service. */
const dashboard = [
  '/api/session',
  '/api/organisations/staff/areas',
  '/api/support/staff/cases',
  '/api/identity/staff/people',
  '/api/notifications/staff/emails',
];

/** Does something while everything in `asks` is asked again and again, twice at a time. @returns what was answered */
async function whileAsking(
  asks: Record<string, () => Promise<Response>>,
  act: () => Promise<unknown>,
): Promise<Set<string>> {
  const answers = new Set<string>();
  let over = false;
  const again = async ([name, ask]: [string, () => Promise<Response>]) => {
    while (!over) answers.add(`${(await ask()).status} ${name}`);
  };
  const asking = Promise.all([...Object.entries(asks), ...Object.entries(asks)].map(again));
  try {
    await act();
  } finally {
    over = true;
    await asking;
  }
  return answers;
}

const browsing = (paths: string[], cookie: string) =>
  Object.fromEntries(paths.map((path) => [path, () => harness.browse(path, cookie)]));

test.each(['support/staff/action-previews', 'assessment/organisations/VL00D/publications'])(
  'what is passed on to somebody who hangs is refused in time: %s',
  async (path) => {
    const cookie = await harness.signedIn({ staffRole: 'helpdesk-operator' });
    const { status, milliseconds } = await harness.whileFrozen(path.split('/')[0]!, async () => {
      const took = stopwatch();
      const response = await fetch(`${harness.get('portal').url}/api/${path}`, {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'unlock', input: {} }),
      });
      return { status: response.status, milliseconds: took() };
    });
    expect(status).toBe(503);
    expect(milliseconds).toBeLessThan(8_000);
  },
);

test('who signs out while identity hangs is signed out there too, as soon as it goes on', async () => {
  const cookie = await harness.signedIn({ organisation: 'VL00D' });
  const users = async () => (await harness.browse('/users', cookie)).status;
  expect(await users()).toBe(200);
  const signOut = () =>
    fetch(`${harness.get('portal').url}/sign-out`, {
      method: 'POST',
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      redirect: 'manual',
    });
  const { status, headers } = await harness.whileFrozen('identity', () =>
    harness.whileFrozen('identity 2', signOut),
  );
  expect([status, headers.get('set-cookie')]).toEqual([303, expect.stringContaining('session=;')]);
  await eventually(async () => expect(await users()).toBe(303));
});

test('while NATS is restarted nobody who is signed in is told to sign in', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  const person = await harness.signedIn({ organisation: 'VL00D' });
  for (const path of dashboard)
    expect([path, (await harness.browse(path, staff)).status]).toEqual([path, 200]);
  expect((await harness.browse('/users', person)).status).toBe(200);
  const asks = { ...browsing(dashboard, staff), ...browsing(['/users'], person) };
  const answers = await whileAsking(asks, async () => {
    for (let time = 0; time < 4; time++) {
      await harness.restartNats();
      await eventually(async () => {
        for (const path of dashboard) expect((await harness.browse(path, staff)).status).toBe(200);
      }, 10_000);
    }
  });
  expect([...answers].filter((answer) => !/^(200|503) /.test(answer))).toEqual([]);
});

test('all connections to all databases are cut 30 times: no process ends, nothing acknowledged is lost', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  const acknowledged: string[] = [];
  const record = async () => {
    const id = randomUUID();
    const person = { email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee' };
    const given = { id, ...person, topic: 'other', message: 'Help', source: 'telephone' };
    const response = await harness.browse('/api/support/staff/cases', staff, given);
    if (response.ok) acknowledged.push(id);
    return response;
  };
  const answers = await whileAsking({ ...browsing(dashboard, staff), record }, async () => {
    for (let round = 0; round < 30; round++) {
      await harness.cutDatabases();
      await sleep(40);
    }
  });
  expect(await harness.ended()).toEqual([]);
  expect([...answers].filter((answer) => !/^(200|201|503) /.test(answer))).toEqual([]);
  const rows = await harness.query<{ id: string }>('support', 'select id from cases');
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  await Promise.all(labels().map((label) => harness.get(label).ready()));
});

const timed = async (ask: () => Promise<Response>) => {
  const took = stopwatch();
  const { status } = await ask();
  return { status, late: took() > 3000 };
};

test('a page that needs two parts, both frozen, is refused after one wait', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  const frozen = ['identity', 'identity 2', 'organisations', 'organisations 2'];
  const look = async () => {
    const asked = await timed(() => harness.browse('/organisations?q=rose', staff));
    expect(asked).toEqual({ status: 503, late: false });
  };
  await frozen.reduce((act, label) => () => harness.whileFrozen(label, act), look)();
});

test('what scripts read of a part that is frozen is refused after the same wait', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  await harness.browse('/api/session', staff);
  await harness.whileFrozen('support', async () => {
    const asked = await timed(() => harness.browse('/api/support/staff/cases', staff));
    expect(asked).toEqual({ status: 503, late: false });
  });
});

test('a replica that is frozen costs moments: pages are read from the other, sessions opened by the other', async () => {
  const good = { status: 200, late: false };
  await harness.whileFrozen('organisations 2', async () => {
    for (let time = 0; time < 12; time++)
      expect(await timed(() => harness.browse('/organisations?q=rose'))).toEqual(good);
  });
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  await harness.whileFrozen('organisations 2', async () => {
    for (let time = 0; time < 12; time++)
      expect(await timed(() => harness.browse('/api/organisations/staff/areas', staff))).toEqual(good);
  });
  await harness.whileFrozen('identity 2', async () => {
    const open = async () =>
      harness.browse('/api/session', await harness.signedIn({ organisation: 'VL00D' }));
    const all = await Promise.all(Array.from({ length: 24 }, () => timed(open)));
    expect(all.filter(({ status, late }) => status === 200 && !late).length).toBeGreaterThanOrEqual(20);
  });
});

test('told to stop, portal and service answer what they have begun, let nothing new in, and end in time', async () => {
  const staff = await harness.signedIn({ staffRole: 'helpdesk-supervisor' });
  const stopping = ['portal', 'support'].map((label) => harness.get(label));
  const asked: Promise<Response>[] = [];
  await harness.whileLocked('support', 'cases', async (waiting) => {
    for (let index = 0; index < 5; index++) asked.push(harness.browse('/api/support/staff/cases', staff));
    await eventually(async () => expect(await waiting()).toBe(5));
    for (const { pid } of stopping) process.kill(pid, 'SIGTERM');
    for (const { url } of stopping)
      await eventually(async () => {
        await expect(fetch(`${url}/health`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
      });
  });
  const took = stopwatch();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await Promise.all(stopping.map(({ exited }) => exited));
  expect(took()).toBeLessThan(10_000);
});
