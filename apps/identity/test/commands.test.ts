import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { generate } from 'otplib';
import { Config } from '../src/config.js';
import { Harness, password as known } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const dist = join(import.meta.dirname, '../dist');
/** Runs a command of the service as it is built, knowing no more than the database and the key. */
async function run(script: string, ...args: string[]): Promise<string> {
  const { DATABASE_URL, SECRET_KEY, AUDIT_KEY } = harness.service.app.get<Config>(Config);
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL,
    SECRET_KEY,
    AUDIT_KEY: AUDIT_KEY.toString('base64'),
  };
  return (await promisify(execFile)(process.execPath, [join(dist, script), ...args], { env })).stdout;
}
const signIn = (email: string, password: string) => harness.http.post('/sessions').send({ email, password });

describe('staff/command.js', () => {
  const ann = ['--email', 'ann@example.org', '--first-name', 'Ann', '--last-name', 'Bell'];
  const officer = [...ann, '--role', 'regional-officer', '--areas', 'Somerset, Leeds'];

  test('sends an invitation that makes somebody staff, with a second factor to set up', async () => {
    expect(await run('staff/command.js', ...officer)).toMatch(/^ann@example.org is sent a link/);
    const told = (await harness.told(invitationCreated)).at(0)!;
    expect(told).toMatchObject({
      kind: 'staff',
      role: 'regional-officer',
      code: null,
      organisationName: null,
    });
    const token = await harness.tokenOf(told.invitationId);
    expect((await harness.http.get(`/invitations/${token}`)).body).toMatchObject({
      role: 'regional-officer',
      code: null,
    });
    const { body } = await harness.accept(token);
    expect(body.session).toMatchObject({ secondFactor: 'set-up-required', staff: null, memberships: [] });
    const bearer = await harness.bearer(body.secret);
    const { body: app } = await harness.http
      .post('/me/second-factor')
      .set('authorization', bearer)
      .send({ password: known });
    const code = await generate({ secret: app.secret });
    const done = await harness.http.put('/me/second-factor').set('authorization', bearer).send({ code });
    expect(done.body.session.staff).toEqual({ role: 'regional-officer', areas: ['Somerset', 'Leeds'] });
  });
  test('says what is wrong with a command line', async () => {
    await expect(run('staff/command.js', ...ann)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--role'),
    });
  });
});

describe('demo/command.js', () => {
  const read = (printed: string) =>
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);

  test('makes an account of each kind, once, and says how to sign in', async () => {
    const accounts = read(await run('demo/command.js'));
    expect(read(await run('demo/command.js'))).toEqual(accounts);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(
      new Set([
        'administrator',
        'member',
        'auditor',
        'helpdesk-operator',
        'helpdesk-supervisor',
        'regional-officer',
        'national-programme',
        'content-editor',
        'system-administrator',
      ]),
    );
    for (const { email = '', password = '', role, secondFactorSecret } of accounts) {
      const { status, body } = await signIn(email, password);
      expect([email, status]).toEqual([email, 200]);
      if (!secondFactorSecret) continue;
      const passed = await harness.http
        .post('/sessions/current/second-factor')
        .set('authorization', await harness.bearer(body.secret))
        .send({ code: await generate({ secret: secondFactorSecret }) });
      expect(passed.body.session.staff.role).toBe(role);
    }
    expect((await harness.told(membershipsChanged)).map(({ code }) => code)).toContain('AADH');
  });
});
