import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { issueLink, type DeadLink } from '@dspt/contracts/identity/links';
import { findContacts } from '@dspt/contracts/identity/users';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { InvitationsService } from '../src/invitations/invitations.service.js';
import { Harness, password } from './harness.js';

const invited = {
  kind: 'user',
  code: 'Z9',
  organisationName: 'HOUSE Z9',
  role: 'member',
  areas: [] as string[],
  firstName: 'Ann',
  lastName: 'Bell',
  telephone: '',
  invitedBy: null,
} as const;

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

describe('the link in an email', () => {
  const issue = (kind: 'invitation' | 'password-reset', id: string) =>
    harness.service.app.get(Requests).ask(issueLink, { kind, id });

  test('answers: identity.links.issue', async () => {
    const { id, token } = await harness.invite({ code: 'Z1' });
    const issued = await issue('invitation', id);
    expect(issued.token).toBe(token);
    expect(Date.parse(issued.expiresAt)).toBeGreaterThan(Date.now() + 23 * 3600_000);
  });
  test('refuses bad input: identity.links.issue', async () => {
    expect(await harness.askRaw(issueLink, { kind: 'other', id: 'x' })).toMatchObject({
      code: 'invalid-input',
    });
  });
  const dead = (why: DeadLink) => ({ code: 'not-found', details: { why } });
  test('is not made for what is unknown, of another kind, used or expired', async () => {
    const { id, token } = await harness.invite({ code: 'Z2' });
    await expect(issue('invitation', randomUUID())).rejects.toMatchObject({ code: 'not-found' });
    await expect(issue('password-reset', id)).rejects.toMatchObject({ code: 'not-found' });
    await harness.accept(token);
    await expect(issue('invitation', id)).rejects.toMatchObject(dead('used'));
    const other = await harness.invite({ code: 'Z3' });
    harness.service.clock.set(new Date(Date.now() + 25 * 3600_000));
    await expect(issue('invitation', other.id)).rejects.toMatchObject(dead('expired'));
  });
  test('is never made for a mailbox of staff, whoever invites it', async () => {
    const { email } = await harness.person({ staff: 'helpdesk-operator' });
    const { id } = await harness.service.database.transaction((manager) =>
      harness.get(InvitationsService).invite(manager, { ...invited, email }),
    );
    await expect(issue('invitation', id)).rejects.toMatchObject(dead('staff'));
  });
});

describe('whom to write to', () => {
  const contacts = (input: { people?: string[]; invitations?: string[]; administratorsOf?: string[] }) =>
    harness.service.app.get(Requests).ask(findContacts, input);
  const ann = { firstName: 'Ann', lastName: 'Bell', telephone: '01234 567890' };

  test('answers: identity.people.contacts', async () => {
    const one = await harness.person({ roles: { A1: 'administrator', A2: 'member' } });
    const two = await harness.person({ roles: { A2: 'administrator' } });
    const { id } = await harness.invite({ code: 'A3', email: 'cat@example.org', telephone: '0117 496 0000' });
    const found = await contacts({
      people: [one.id, randomUUID()],
      invitations: [id],
      administratorsOf: ['A1', 'A2', 'NONE'],
    });
    expect(found).toEqual({
      emailChanges: [],
      people: [{ ...ann, personId: one.id, email: one.email }],
      invitations: [
        {
          invitationId: id,
          email: 'cat@example.org',
          firstName: 'Ben',
          lastName: 'Cole',
          telephone: '0117 496 0000',
          mailbox: 'new',
        },
      ],
      administrators: [
        { ...ann, personId: one.id, code: 'A1', email: one.email },
        { ...ann, personId: two.id, code: 'A2', email: two.email },
      ],
      formerAddresses: [],
    });
  });
  test('a mailbox that opens an account is said to, for whoever writes to it', async () => {
    const { email } = await harness.person();
    const { id } = await harness.invite({ code: 'A4', email });
    expect((await contacts({ invitations: [id] })).invitations).toMatchObject([{ mailbox: 'account' }]);
  });
  test('refuses bad input: identity.people.contacts', async () => {
    expect(await harness.askRaw(findContacts, { people: ['x'] })).toMatchObject({ code: 'invalid-input' });
  });
});

describe('names of organisations', () => {
  const nameOf = async (bearer: string) =>
    (await harness.http.get('/sessions/current').set('authorization', bearer)).body.organisation
      .organisationName;

  test('hears: organisations.renamed.v1', async () => {
    const bearer = await harness.bearerOf('N1', 'administrator');
    const { token } = await harness.invite({
      kind: 'user',
      code: 'N1',
      organisationName: 'HOUSE N1',
      role: 'member',
    });
    await harness.tell(organisationRenamed, { code: 'N1', name: 'NEW NAME' });
    expect(await nameOf(bearer)).toBe('NEW NAME');
    expect((await harness.http.get(`/invitations/${token}`)).body.organisationName).toBe('NEW NAME');
    expect((await harness.accept(token, password)).body.session.organisation.organisationName).toBe(
      'NEW NAME',
    );
  });
  test('hears once: organisations.renamed.v1', async () => {
    const bearer = await harness.bearerOf('N2', 'administrator');
    const id = randomUUID();
    await harness.tell(organisationRenamed, { code: 'N2', name: 'FIRST' }, id);
    await harness.tell(organisationRenamed, { code: 'N2', name: 'SECOND' });
    await harness.tell(organisationRenamed, { code: 'N2', name: 'FIRST' }, id);
    expect(await nameOf(bearer)).toBe('SECOND');
  });
  test('of organisations nobody belongs to are not kept', async () => {
    await harness.tell(organisationRenamed, { code: 'N3', name: 'ANY' });
    expect(await harness.service.database.query(`select from organisations where code = 'N3'`)).toEqual([]);
  });
});
