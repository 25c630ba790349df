import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { staffRole } from '@dspt/contracts/access';
import { accountHelped, invitationCancelled } from '@dspt/contracts/identity/accounts';
import { carryOutAction, previewAction } from '@dspt/contracts/identity/actions';
import { invitationCreated } from '@dspt/contracts/identity/registrations';
import { memberAdded, memberRemoved, roleChanged } from '@dspt/contracts/identity/users';
import type { ActionInput, ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { AttemptsService } from '../src/attempts/attempts.service.js';
import { House, type Account } from './house.js';
import { loadOrganisations } from './ods.js';

const olive = { id: randomUUID(), name: 'Olive Demo', role: 'helpdesk-operator' as const };
const sam = { id: randomUUID(), name: 'Sam Demo', role: 'helpdesk-supervisor' as const };

let house: House;
beforeAll(async () => {
  house = await House.open({ neighbours: ['organisations'] });
  const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'L1', 'L2', 'R1'];
  await loadOrganisations(house.service.neighbours, {
    sites: [
      ...codes.map((code) => ({ code, name: `HOUSE ${code}` })),
      { code: 'SHUT', name: 'SHUT HOUSE', closedOn: '20200101' },
    ],
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
}, 60_000);
afterAll(() => house?.close());

const ask: Requests['ask'] = (contract, input) => house.get(Requests).ask(contract, input);
const preview = <K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null) =>
  ask(previewAction, { kind, input, undoes, by: olive });

async function carryOut<K extends ActionKind>(
  kind: K,
  input: ActionInput<K>,
  change: Partial<Parameters<typeof order>[0]> = {},
) {
  const { fingerprint } = await preview(kind, input, change.undoes);
  return order({ kind, input, fingerprint, ...change });
}
async function order(given: {
  kind: ActionKind;
  input: Record<string, unknown>;
  fingerprint: string;
  id?: string;
  undoes?: string | null;
  requestedBy?: typeof olive | typeof sam;
  approvedBy?: typeof olive | typeof sam | null;
}) {
  const id = given.id ?? randomUUID();
  const about = { reason: 'The manager rang', caseNumber: 'C-2026-000001' };
  const who = { requestedBy: olive, approvedBy: sam, undoes: null };
  return { id, ...(await ask(carryOutAction, { ...who, ...about, ...given, id })) };
}
const roles = async (code: string): Promise<Record<string, string>> => {
  const rows = await house.service.database.query<{ email: string; role: string }[]>(
    'select email, role from memberships m join people p on p.id = m.person_id where code = $1 order by email',
    [code],
  );
  return Object.fromEntries(rows.map(({ email, role }) => [email, role]));
};
const administrator = (code: string, email: string): Promise<Account> =>
  house.person({ email, roles: { [code]: 'administrator' } });
const newcomer = { email: 'new@rose.example', firstName: 'Nia', lastName: 'New' };

describe('reset administrator', () => {
  test('answers: identity.actions.preview', async () => {
    await administrator('A1', 'old@a1.example');
    expect(await preview('reset-administrator', { code: 'A1', ...newcomer, others: 'demote' })).toMatchObject(
      {
        effects: [
          {
            about: 'Nia New (new@rose.example)',
            what: 'Role in HOUSE A1 (A1)',
            from: null,
            to: 'Invited as Administrator; the link works for 24 hours',
          },
          { about: 'Ann Bell (old@a1.example)', from: 'Administrator', to: 'Member' },
          { about: 'Ann Bell (old@a1.example)', what: 'Sessions', to: 'Signed out everywhere' },
        ],
        told: [
          { who: 'Nia New (new@rose.example)', what: 'An invitation to be an administrator of HOUSE A1' },
          { who: 'Ann Bell (old@a1.example)', what: 'Your role has changed' },
        ],
        warnings: [
          'Until Nia New (new@rose.example) has accepted the invitation, HOUSE A1 (A1) has no administrator.',
        ],
        organisations: ['A1'],
      },
    );
    expect(await roles('A1')).toEqual({ 'old@a1.example': 'administrator' });
  });

  test('answers: identity.actions.carry-out', async () => {
    const old = await administrator('A2', 'old@a2.example');
    const secret = await house.signIn(old);
    const input = { code: 'A2', ...newcomer, others: 'remove' } as const;
    const done = await carryOut('reset-administrator', input);
    expect(done.outcome).toBe('done');
    expect(await roles('A2')).toEqual({});
    await expect(house.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
    expect(await house.told(memberRemoved)).toContainEqual(
      expect.objectContaining({ code: 'A2', helpdesk: true }),
    );
    const invited = (await house.told(invitationCreated)).find(({ code }) => code === 'A2')!;
    expect(invited).toMatchObject({ kind: 'user', role: 'administrator' });
    expect((await house.accept(await house.tokenOf(invited.invitationId))).status).toBe(200);
    expect(await roles('A2')).toEqual({ 'new@rose.example': 'administrator' });
  });

  test('makes somebody who has an account an administrator at once, beside those who stay, and can be taken back', async () => {
    await administrator('A3', 'old@a3.example');
    const { email } = await house.person({ email: 'deputy@a3.example', roles: { A3: 'member' } });
    const input = { code: 'A3', ...newcomer, email, others: 'stay' } as const;
    const { id } = await carryOut('reset-administrator', input);
    expect(await roles('A3')).toEqual({
      'deputy@a3.example': 'administrator',
      'old@a3.example': 'administrator',
    });
    expect(await preview('reset-administrator', input, id)).toMatchObject({
      effects: [{ about: 'Ann Bell (deputy@a3.example)', from: 'Administrator', to: 'Member' }],
    });
    await carryOut('reset-administrator', input, { undoes: id });
    expect(await roles('A3')).toEqual({ 'deputy@a3.example': 'member', 'old@a3.example': 'administrator' });
    await expect(preview('reset-administrator', input, id)).rejects.toMatchObject({
      code: 'action-not-undoable',
    });
  });

  test('is taken back together with the invitation that was sent', async () => {
    await administrator('A4', 'old@a4.example');
    const input = { code: 'A4', ...newcomer, email: 'nobody@a4.example', others: 'remove' } as const;
    const { id } = await carryOut('reset-administrator', input);
    await carryOut('reset-administrator', input, { undoes: id });
    expect(await roles('A4')).toEqual({ 'old@a4.example': 'administrator' });
    const invited = (await house.told(invitationCreated)).find(({ code }) => code === 'A4')!;
    await expect(house.tokenOf(invited.invitationId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is done once however often it is ordered', async () => {
    await administrator('A5', 'old@a5.example');
    const input = { code: 'A5', ...newcomer, email: 'once@a5.example', others: 'demote' } as const;
    const { fingerprint } = await preview('reset-administrator', input);
    const id = randomUUID();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => order({ kind: 'reset-administrator', input, fingerprint, id })),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect((await house.told(roleChanged)).filter(({ code }) => code === 'A5')).toHaveLength(1);
    expect((await house.told(invitationCreated)).filter(({ code }) => code === 'A5')).toHaveLength(1);
  });

  test('changes nothing when it would do something else than was seen', async () => {
    await administrator('A6', 'old@a6.example');
    const input = { code: 'A6', ...newcomer, email: 'late@a6.example', others: 'remove' } as const;
    const { fingerprint } = await preview('reset-administrator', input);
    await administrator('A6', 'second@a6.example');
    const outcome = await order({ kind: 'reset-administrator', input, fingerprint });
    expect(outcome).toMatchObject({ outcome: 'changed', preview: { effects: { length: 5 } } });
    expect(await roles('A6')).toEqual({
      'old@a6.example': 'administrator',
      'second@a6.example': 'administrator',
    });
    const id = randomUUID();
    const now = outcome.outcome === 'changed' ? outcome.preview.fingerprint : '';
    expect(await order({ kind: 'reset-administrator', input, fingerprint: now, id })).toMatchObject({
      outcome: 'done',
    });
  });
});

describe('link an email', () => {
  test('adds the person in a role, tells them, writes it down, and can be taken back', async () => {
    await administrator('L1', 'boss@l1.example');
    const { id: personId } = await house.person({ email: 'two@l1.example', roles: { L2: 'administrator' } });
    const input = { code: 'L1', email: 'two@l1.example', role: 'member' } as const;
    const { id } = await carryOut('link-email', input, { approvedBy: null });
    expect(await roles('L1')).toMatchObject({ 'two@l1.example': 'member' });
    expect(await house.told(memberAdded)).toContainEqual(
      expect.objectContaining({ code: 'L1', personId, role: 'member', helpdesk: true }),
    );
    const lines = await house.service.database.query<object[]>(
      'select did, actor_name, reason, case_number from audit where action_id = $1 order by seq',
      [id],
    );
    const why = { actor_name: 'Olive Demo', reason: 'The manager rang', case_number: 'C-2026-000001' };
    expect(lines).toEqual([
      { did: 'member.added', ...why },
      { did: 'action.link-email', ...why },
    ]);
    await carryOut('link-email', input, { undoes: id, approvedBy: null });
    expect(await roles('L1')).toEqual({ 'boss@l1.example': 'administrator' });
  });

  test.each([
    ['an address without an account', { code: 'L1', email: 'unknown@l1.example' }, 'action-impossible'],
    ['somebody who works there already', { code: 'L1', email: 'boss@l1.example' }, 'action-impossible'],
    ['a closed organisation', { code: 'SHUT', email: 'boss@l1.example' }, 'organisation-closed'],
    ['an unknown code', { code: 'NOPE', email: 'boss@l1.example' }, 'organisation-unknown'],
  ])('is impossible for %s', async (_, input, code) => {
    await expect(preview('link-email', { ...input, role: 'member' })).rejects.toMatchObject({ code });
  });
});

describe('invitations', () => {
  test('are sent again with a new link, and the old one stops working', async () => {
    const { id: invitationId, token } = await house.invite({ code: 'R1', kind: 'user', role: 'member' });
    const { outcome } = await carryOut('resend-invitation', { invitationId }, { approvedBy: null });
    expect(outcome).toBe('done');
    expect((await house.http.get(`/invitations/${token}`)).body).toMatchObject({ state: 'expired' });
    expect((await house.http.get(`/invitations/${await house.tokenOf(invitationId)}`)).body).toMatchObject({
      state: 'open',
    });
  });
  test('are cancelled, whoever was invited is told, and they are given back with a new link', async () => {
    const { id: invitationId, token } = await house.invite({ code: 'R1', kind: 'user', role: 'member' });
    const { id } = await carryOut('cancel-invitation', { invitationId }, { approvedBy: null });
    expect((await house.http.get(`/invitations/${token}`)).body).toMatchObject({ state: 'cancelled' });
    expect(await house.told(invitationCancelled)).toContainEqual(expect.objectContaining({ invitationId }));
    await expect(preview('resend-invitation', { invitationId })).rejects.toMatchObject({
      code: 'action-impossible',
    });
    await carryOut('cancel-invitation', { invitationId }, { undoes: id, approvedBy: null });
    expect((await house.accept(await house.tokenOf(invitationId))).status).toBe(200);
  });
});

describe('an account', () => {
  test('is unlocked, when it is locked', async () => {
    const { id: personId, email } = await house.person();
    await expect(preview('unlock', { personId })).rejects.toMatchObject({ code: 'action-impossible' });
    const wrong = () => house.http.post('/sessions').send({ email, password: 'Wrong-Password-1' });
    for (let tries = 0; tries < 6; tries++) await wrong();
    expect(await house.get(AttemptsService).lockedUntil(email)).not.toBeNull();
    await carryOut('unlock', { personId }, { approvedBy: null });
    expect(await house.get(AttemptsService).lockedUntil(email)).toBeNull();
    expect(await house.told(accountHelped)).toContainEqual({ personId, did: 'unlocked' });
  });
  test('is signed out everywhere', async () => {
    const person = await house.person();
    await expect(preview('end-sessions', { personId: person.id })).rejects.toMatchObject({
      code: 'action-impossible',
    });
    const secrets = [await house.signIn(person), await house.signIn(person)];
    expect(await preview('end-sessions', { personId: person.id })).toMatchObject({
      effects: [{ from: '2 open' }],
    });
    await carryOut('end-sessions', { personId: person.id }, { approvedBy: null });
    for (const secret of secrets)
      await expect(house.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('loses its second factor, which staff must set up anew', async () => {
    const { id: personId } = await house.person({ staff: 'content-editor' });
    await house.service.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [personId],
    );
    expect(await preview('reset-second-factor', { personId })).toMatchObject({
      effects: [{ to: 'Must be set up anew at the next sign-in' }, { what: 'Sessions' }],
    });
    await carryOut('reset-second-factor', { personId });
    expect(
      await house.service.database.query('select 1 from second_factors where person_id = $1', [personId]),
    ).toEqual([]);
  });
  test('must be there', async () => {
    await expect(preview('end-sessions', { personId: randomUUID() })).rejects.toMatchObject({
      code: 'action-impossible',
    });
  });
});

describe('nobody gets round the second person', () => {
  const risky = async (change: object) => {
    const { id: personId } = await house.person();
    await house.service.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [personId],
    );
    return carryOut('reset-second-factor', { personId }, change);
  };
  test.each([
    ['without one', { approvedBy: null }],
    ['by approving what they asked for', { requestedBy: sam, approvedBy: sam }],
    ['with one who may not approve', { approvedBy: { ...olive, id: randomUUID() } }],
  ])('%s', async (_, change) => {
    await expect(risky(change)).rejects.toMatchObject({ code: 'action-not-allowed' });
  });
  test('who may ask: only the helpdesk', async () => {
    const allowed = ['helpdesk-operator', 'helpdesk-supervisor', 'system-administrator'];
    for (const role of staffRole.options) {
      const asked = ask(previewAction, {
        kind: 'end-sessions',
        input: { personId: randomUUID() },
        undoes: null,
        by: { ...olive, role },
      });
      const code = allowed.includes(role) ? 'action-impossible' : 'action-not-allowed';
      await expect(asked).rejects.toMatchObject({ code });
    }
  });
  test('refuses bad input: identity.actions.preview', async () => {
    const bad = { kind: 'link-email', input: { code: 'L1' }, undoes: null, by: olive };
    expect(await house.askRaw(previewAction, bad)).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'email' }, { field: 'role' }],
    });
    expect(await house.askRaw(previewAction, { ...bad, kind: 'add-site' })).toMatchObject({
      code: 'action-not-allowed',
    });
  });
  test('refuses bad input: identity.actions.carry-out', async () => {
    expect(await house.askRaw(carryOutAction, { kind: 'link-email' })).toMatchObject({
      code: 'invalid-input',
    });
  });
});
