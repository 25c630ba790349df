import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { linkedAccountChanged } from '@dspt/contracts/identity/openid';
import { OpenidProvider } from '@dspt/testing/openid-provider';
import { Harness, password, type Account } from './harness.js';

const redirectUri = 'http://localhost:3000/sign-in/linked-account/return';

let provider: OpenidProvider;
let harness: Harness;
beforeAll(async () => {
  provider = await OpenidProvider.start(redirectUri);
  harness = await Harness.open({ config: OpenidProvider.configOf(provider.issuer) });
});
afterAll(async () => {
  await harness?.close();
  await provider?.close();
});
afterEach(() => harness.service.clock.set(new Date()));

const send = (method: 'get' | 'post' | 'put', path: string, bearer: string, body?: object) =>
  harness.http[method](path).set('authorization', bearer).send(body);
const begin = async () => (await harness.http.post('/openid-requests').expect(200)).body;

/** Walks through the other service as a browser does, until it is sent back. @returns the query it comes back with */
async function walk(url: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [at, init] = [url, {} as RequestInit];
  for (;;) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(at, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=');
      cookies.set(name!, value!);
    }
    const to = response.headers.get('location');
    if (to?.startsWith(redirectUri)) return new URL(to).search.slice(1);
    if (to) [at, init] = [new URL(to, at).href, {}];
    else init = { method: 'POST', body: new URLSearchParams(account ? { account } : {}) };
  }
}

const comeBackAs = async (account: string) => {
  const { url, sealed } = await begin();
  return { sealed, returned: await walk(url, account) };
};
const signInAs = async (account: string) =>
  harness.http.post('/sessions/openid').send(await comeBackAs(account));
const proofOf = async (bearer: string, account: string): Promise<string> =>
  (await send('post', '/me/linked-account/proof', bearer, await comeBackAs(account))).body.proof;
const link = (bearer: string, proof: string, given = password) =>
  send('put', '/me/linked-account', bearer, { proof, password: given });
const unlink = (bearer: string, given = password) =>
  send('post', '/me/linked-account/removal', bearer, { password: given });
const linkedOf = async (bearer: string) => (await send('get', '/me/linked-account', bearer)).body.linked;

interface Linked extends Account {
  name: string;
  bearer: string;
}
async function linked(roles: Record<string, 'administrator'> = { X1: 'administrator' }): Promise<Linked> {
  const person = await harness.person({ roles });
  const bearer = await harness.bearer(await harness.signIn(person));
  const name = randomUUID();
  expect((await link(bearer, await proofOf(bearer, name))).status).toBe(204);
  return { ...person, name, bearer };
}

test('who may: POST /openid-requests', async () => {
  const [one, other] = [await begin(), await begin()];
  const asked = new URL(one.url);
  expect(asked.origin).toBe(provider.issuer);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge_method: 'S256',
  });
  expect(one.sealed).not.toBe(other.sealed);
  // Nobody else can make the browser come back with what they began.
  expect(asked.searchParams.get('state')).not.toBe(new URL(other.url).searchParams.get('state'));
});

describe('who may: POST /sessions/openid', () => {
  const failed = async (given: object, code = 'openid-failed') => {
    const { status, body } = await harness.http.post('/sessions/openid').send(given);
    expect([status, body.code]).toEqual([400, code]);
  };

  test('whoever has linked their account needs no password', async () => {
    const { id, name, bearer } = await linked();
    expect(await linkedOf(bearer)).toMatchObject({ lastUsedAt: null });
    const { status, body } = await signInAs(name);
    expect([status, body.started.session]).toMatchObject([
      200,
      { person: { id }, organisation: { code: 'X1' }, secondFactor: 'none' },
    ]);
    expect((await harness.exchange(body.started.secret)).session.person.id).toBe(id);
    expect(body.started.device).toBeDefined();
    expect(await linkedOf(bearer)).toMatchObject({ lastUsedAt: expect.any(String) });
  });
  test('whoever has a second factor owes it still', async () => {
    const { id, name } = await linked();
    await harness.service.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [id],
    );
    const { body } = await signInAs(name);
    expect(body.started.session).toMatchObject({ secondFactor: 'required', memberships: [] });
  });
  test('somebody we do not know is told who they are there, and signed in to nothing', async () => {
    const name = randomUUID();
    const { status, body } = await signInAs(name);
    expect([status, body]).toEqual([
      200,
      { stranger: { account: `${name}@staffmail.example`, proof: expect.any(String) } },
    ]);
  });
  test('an address that is known here opens nothing by itself', async () => {
    const name = randomUUID();
    await harness.person({ email: `${name}@staffmail.example` });
    expect((await signInAs(name)).body.stranger).toBeDefined();
  });
  test('not twice with one answer', async () => {
    const { name } = await linked();
    const given = await comeBackAs(name);
    expect((await harness.http.post('/sessions/openid').send(given)).body.started).toBeDefined();
    await failed(given);
  });
  test('not with what somebody else began, nor with what nobody began', async () => {
    const { name } = await linked();
    const { returned } = await comeBackAs(name);
    await failed({ sealed: (await begin()).sealed, returned });
    await failed({ sealed: 'x'.repeat(80), returned });
  });
  test('not after ten minutes', async () => {
    const given = await comeBackAs(randomUUID());
    harness.service.clock.set(new Date(harness.service.clock.now().getTime() + 11 * 60_000));
    await failed(given);
  });
  test('not with a proof for linking', async () => {
    const { bearer, name } = await linked();
    await failed({ sealed: await proofOf(bearer, name), returned: 'code=x' });
  });
  test('who cancels there is told so', async () => failed(await comeBackAs(''), 'openid-cancelled'));
  test.each(['', 'code=x', 'error=server_error', 'code[]=x&state=', '%00', 'state=é&code='.repeat(3)])(
    'what comes back as %j is refused',
    async (returned) => failed({ sealed: (await begin()).sealed, returned: returned || 'x' }),
  );
  test('not an account that has been merged into another', async () => {
    const { id, name } = await linked();
    const into = await harness.person();
    await harness.service.database.query('update people set merged_into = $2 where id = $1', [id, into.id]);
    expect((await signInAs(name)).body.stranger).toBeDefined();
    // What opened it may open the other one.
    const bearer = await harness.bearer(await harness.signIn(into));
    expect((await link(bearer, await proofOf(bearer, name))).status).toBe(204);
    expect((await signInAs(name)).body.started.session.person.id).toBe(into.id);
  });
});

describe('who may: PUT /me/linked-account', () => {
  test('who shows the password; the mailbox is told, once', async () => {
    const { id, bearer, name } = await linked();
    expect(await linkedOf(bearer)).toMatchObject({ account: `${name}@staffmail.example` });
    expect((await link(bearer, await proofOf(bearer, name))).status).toBe(204);
    const told = (await harness.told(linkedAccountChanged)).filter(({ personId }) => personId === id);
    expect(told).toEqual([{ personId: id, did: 'linked', service: 'Staffmail' }]);
  });
  test('not without it', async () => {
    const bearer = await harness.bearerOf('X1', 'member');
    const { status, body } = await link(bearer, await proofOf(bearer, randomUUID()), 'WrongOne99');
    expect([status, body.errors]).toMatchObject([400, [{ field: 'password' }]]);
    expect(await linkedOf(bearer)).toBeNull();
  });
  test('not what opens another account already', async () => {
    const one = await linked();
    const other = await harness.bearerOf('X2', 'member');
    const { status, body } = await link(other, await proofOf(other, one.name));
    expect([status, body.code]).toEqual([409, 'openid-linked-elsewhere']);
    expect(await linkedOf(other)).toBeNull();
    expect((await signInAs(one.name)).body.started.session.person.id).toBe(one.id);
  });
  test('two people at once: one of them has it', async () => {
    const people = await Promise.all([1, 2, 3].map(() => harness.bearerOf('X1', 'member')));
    const proof = await proofOf(people[0]!, randomUUID());
    const statuses = await Promise.all(people.map(async (bearer) => (await link(bearer, proof)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([204, 409, 409]);
  });
  test('another one takes the place of the one before', async () => {
    const { bearer, name } = await linked();
    const next = randomUUID();
    expect((await link(bearer, await proofOf(bearer, next))).status).toBe(204);
    expect((await signInAs(name)).body.stranger).toBeDefined();
    expect((await signInAs(next)).body.started).toBeDefined();
  });
  test('not with a proof that is none, or has ended', async () => {
    const bearer = await harness.bearerOf('X1', 'member');
    expect((await link(bearer, 'x'.repeat(80))).body.code).toBe('openid-failed');
    expect((await link(bearer, (await begin()).sealed)).body.code).toBe('openid-failed');
  });
});

describe('who may: POST /me/linked-account/proof', () => {
  test('whoever is signed in', async () => {
    const { status } = await harness.http
      .post('/me/linked-account/proof')
      .send(await comeBackAs(randomUUID()));
    expect(status).toBe(401);
    expect(await proofOf(await harness.bearerOf('X1', 'auditor'), randomUUID())).toEqual(expect.any(String));
  });
});

describe('who may: GET /me/linked-account', () => {
  test('whoever is signed in, of their own', async () => {
    await linked();
    expect(await linkedOf(await harness.bearerOf('X1', 'auditor'))).toBeNull();
    expect((await harness.http.get('/me/linked-account')).status).toBe(401);
  });
});

describe('who may: POST /me/linked-account/removal', () => {
  test('who shows the password; it opens nothing any more', async () => {
    const { id, bearer, name } = await linked();
    expect((await unlink(bearer, 'WrongOne99')).body.errors).toMatchObject([{ field: 'password' }]);
    expect((await unlink(bearer)).status).toBe(204);
    expect((await signInAs(name)).body.stranger).toBeDefined();
    expect((await unlink(bearer)).status).toBe(404);
    expect(await harness.told(linkedAccountChanged)).toContainEqual({
      personId: id,
      did: 'unlinked',
      service: 'Staffmail',
    });
  });
});

describe('another service that does not answer', () => {
  test('is said to be away, and is asked again as soon as it is there', async () => {
    const gone = await OpenidProvider.start(redirectUri);
    const config = OpenidProvider.configOf(gone.issuer);
    const elsewhere = await Harness.open({ config });
    try {
      await gone.close();
      const { status, body } = await elsewhere.http.post('/openid-requests');
      expect([status, body.code]).toEqual([503, 'openid-unavailable']);
      const back = await OpenidProvider.start(redirectUri, Number(new URL(gone.issuer).port));
      try {
        expect((await elsewhere.http.post('/openid-requests')).status).toBe(200);
      } finally {
        await back.close();
      }
    } finally {
      await elsewhere.close();
    }
  });
  test('without one there is nothing to sign in with', async () => {
    const none = await Harness.open();
    try {
      expect((await none.http.post('/openid-requests')).status).toBe(404);
      const person = await none.person({ roles: { X1: 'member' } });
      const bearer = await none.bearer(await none.signIn(person));
      expect((await none.http.get('/me/linked-account').set('authorization', bearer)).status).toBe(404);
    } finally {
      await none.close();
    }
  });
});
