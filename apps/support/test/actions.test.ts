import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Action } from '@dspt/contracts/support/actions';
import { Desk, risky, verification } from './support/desk.js';
import { helpdesk } from './support/harness.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

describe('an action that needs nobody else', () => {
  test('is done at once, once, and says so', async () => {
    const personId = await desk.person();
    await desk.identity.bearer(personId);
    const id = randomUUID();
    const action = await desk.asked('Olive', 'end-sessions', { personId }, { id });
    expect(action).toMatchObject({
      state: 'done',
      caseNumber: desk.caseNumber,
      requestedBy: { name: 'Olive Demo' },
      decidedBy: null,
      undoable: false,
      preview: { effects: [{ what: 'Sessions', from: '1 open' }] },
    });
    await desk.identity.bearer(personId);
    const again = (reason: string) =>
      desk.as('Olive').post('/staff/actions', {
        id,
        kind: 'end-sessions',
        input: { personId },
        fingerprint: 'lost',
        caseNumber: desk.caseNumber,
        reason,
        verification,
      });
    const { status, body } = await again('Lost the phone');
    expect([status, (body as Action).doneAt]).toEqual([200, action.doneAt]);
    expect((await again('x')).body).toMatchObject({ code: 'sent-with-other-contents' });
    const sessions = await desk.identity.database.query('select 1 from sessions where person_id = $1', [
      personId,
    ]);
    expect(sessions).toHaveLength(1);
  });

  test('is not done when it would do something else than was seen', async () => {
    const personId = await desk.person();
    await desk.identity.bearer(personId);
    const { status, body } = await desk.ask('Olive', 'end-sessions', { personId }, { fingerprint: 'old' });
    expect([status, body]).toMatchObject([
      409,
      { code: 'preview-changed', preview: { effects: { length: 1 } } },
    ]);
  });

  test('needs a case that there is, a reason and how the caller was verified', async () => {
    const personId = await desk.person();
    await desk.identity.bearer(personId);
    expect((await desk.ask('Olive', 'end-sessions', { personId }, { caseNumber: 'C-1' })).body).toMatchObject(
      {
        code: 'no-such-case',
        errors: [{ field: 'caseNumber' }],
      },
    );
    const blank = { caseNumber: ' ', reason: '', verification: { how: 'call-back', detail: '' } };
    const { body } = await desk.ask('Olive', 'end-sessions', { personId }, blank);
    const { errors } = body as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['caseNumber', 'reason', 'verification.detail']);
  });

  test('says what stands in the way', async () => {
    const { status, body } = await desk.as('Olive').post('/staff/action-previews', {
      kind: 'end-sessions',
      input: { personId: await desk.person() },
    });
    expect([status, body]).toMatchObject([
      409,
      { code: 'action-impossible', title: expect.stringContaining('is not signed in') },
    ]);
  });
});

describe('an action that needs a second person', () => {
  test('waits, is approved by somebody else who may, and is done', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    expect([action.state, await desk.hasSecondFactor(personId)]).toEqual(['waiting', true]);
    const { body } = await desk.approve('Sam', action);
    expect(body).toMatchObject({ state: 'done', decidedBy: { name: 'Sam Demo' } });
    expect(await desk.hasSecondFactor(personId)).toBe(false);
    const trail = await desk.as('Olive').get(`/staff/audit?caseNumber=${desk.caseNumber}&person=${personId}`);
    expect((trail.body as { items: { did: string }[] }).items.map(({ did }) => did)).toEqual([
      'action.approved',
      'action.requested',
    ]);
  });

  test('is never approved or refused by who asked for it, but can be withdrawn', async () => {
    const action = await desk.asked('Sam', risky, { personId: await desk.person() });
    expect((await desk.approve('Sam', action)).body).toMatchObject({ code: 'own-request' });
    const refusal = await desk.as('Sam').post(`/staff/actions/${action.id}/refusal`, { note: 'No' });
    expect(refusal.body).toMatchObject({ code: 'own-request' });
    expect((await desk.as('Sue').post(`/staff/actions/${action.id}/withdrawal`)).status).toBe(403);
    expect((await desk.as('Sam').post(`/staff/actions/${action.id}/withdrawal`)).body).toMatchObject({
      state: 'withdrawn',
    });
    expect((await desk.approve('Sue', action)).body).toMatchObject({ code: 'action-decided' });
  });

  test('is refused with a reason', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    const { body } = await desk
      .as('Sam')
      .post(`/staff/actions/${action.id}/refusal`, { note: 'Not verified' });
    expect(body).toMatchObject({ state: 'refused', note: 'Not verified', decidedBy: { name: 'Sam Demo' } });
    expect(await desk.hasSecondFactor(personId)).toBe(true);
  });

  test('expires after 3 days', async () => {
    const action = await desk.asked('Olive', risky, { personId: await desk.person() });
    await desk.service.database.query(
      `update actions set requested_at = requested_at - interval '3 days', expires_at = expires_at - interval '3 days' where id = $1`,
      [action.id],
    );
    expect((await desk.as('Olive').get(`/staff/actions/${action.id}`)).body).toMatchObject({
      state: 'expired',
    });
    expect((await desk.approve('Sam', action)).body).toMatchObject({ code: 'action-expired' });
    const listed = await desk.as('Olive').get('/staff/actions?state=expired');
    expect(listed.body).toMatchObject({ total: 1, items: [{ id: action.id }] });
  });

  test('is shown again instead of done when things have changed meanwhile', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    await desk.identity.database.query(`update people set email = 'new@rose.example' where id = $1`, [
      personId,
    ]);
    const { status, body } = await desk.approve('Sam', action);
    expect([status, body]).toMatchObject([409, { code: 'preview-changed' }]);
    expect(await desk.hasSecondFactor(personId)).toBe(true);
    const again = (await desk.as('Sam').get(`/staff/actions/${action.id}`)).body as Action;
    expect(again).toMatchObject({
      state: 'waiting',
      preview: { effects: [{ about: 'Ann Demo (new@rose.example)' }, {}] },
    });
    expect((await desk.approve('Sam', again)).body).toMatchObject({ state: 'done' });
  });

  test('fails with the reason when it has become impossible', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    await desk.identity.database.query('delete from second_factors where person_id = $1', [personId]);
    expect((await desk.approve('Sam', action)).body).toMatchObject({ code: 'action-impossible' });
    expect((await desk.as('Olive').get(`/staff/actions/${action.id}`)).body).toMatchObject({
      state: 'waiting',
    });
  });
});

describe('whatever dies meanwhile', () => {
  test('an action that was decided is executed by the next process, once', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    await desk.service.database.query(
      `update actions set state = 'executing', decided_by = $2, decided_at = now() where id = $1`,
      [action.id, JSON.stringify({ id: desk.staff['Sam'], name: 'Sam Demo', role: 'helpdesk-supervisor' })],
    );
    const read = async () =>
      ((await desk.as('Olive').get(`/staff/actions/${action.id}`)).body as Action).state;
    for (const until = Date.now() + 10_000; (await read()) !== 'done' && Date.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect([await read(), await desk.hasSecondFactor(personId)]).toEqual(['done', false]);
  });
});

describe('actions are listed', () => {
  test('by state, kind, person and case', async () => {
    const personId = await desk.person();
    const { id } = await desk.asked('Olive', risky, { personId });
    for (const query of [
      `person=${personId}`,
      `person=${personId}&kind=${risky}&state=waiting&caseNumber=${desk.caseNumber}`,
    ])
      expect((await desk.as('Olive').get(`/staff/actions?${query}`)).body).toMatchObject({
        total: 1,
        items: [{ id }],
      });
    expect((await desk.as('Olive').get(`/staff/actions?person=${personId}&state=done`)).body).toMatchObject({
      total: 0,
    });
  });
  test('sorted as asked, either way', async () => {
    for (const sort of ['kind', 'state', 'caseNumber'] as const)
      for (const order of ['ASC', 'DESC']) {
        const { body } = await desk.as('Olive').get(`/staff/actions?sort=${sort}&order=${order}&perPage=100`);
        const shown = (body as { items: Action[] }).items.map((one) => one[sort]);
        const sorted = shown.toSorted();
        expect([sort, shown]).toEqual([sort, order === 'ASC' ? sorted : sorted.toReversed()]);
      }
  });
});

describe('who may', () => {
  const id = randomUUID();
  const approvers = ['helpdesk-supervisor'];
  const roleOf = {
    Olive: helpdesk[0]!,
    Sam: helpdesk[1]!,
    Sid: helpdesk[2]!,
    Rita: '',
    Nadia: '',
    Clara: '',
  };
  test.each([
    ['who may: POST /staff/action-previews', 'post', '/staff/action-previews', helpdesk],
    ['who may: POST /staff/actions', 'post', '/staff/actions', helpdesk],
    ['who may: GET /staff/actions', 'get', '/staff/actions', helpdesk],
    ['who may: GET /staff/actions/:id', 'get', `/staff/actions/${id}`, helpdesk],
    ['who may: POST /staff/actions/:id/approval', 'post', `/staff/actions/${id}/approval`, approvers],
    ['who may: POST /staff/actions/:id/refusal', 'post', `/staff/actions/${id}/refusal`, approvers],
    ['who may: POST /staff/actions/:id/withdrawal', 'post', `/staff/actions/${id}/withdrawal`, helpdesk],
    ['who may: POST /staff/actions/:id/seen', 'post', `/staff/actions/${id}/seen`, helpdesk],
  ] as const)('%s', async (_, method, path, allowed) => {
    for (const [who, role] of Object.entries(roleOf)) {
      const { status } = await desk.as(who)[method](path);
      expect([who, status === 403]).toEqual([who, !(allowed as readonly string[]).includes(role)]);
    }
    const provider = await desk.identity.account({
      email: `${randomUUID()}@rose.example`,
      firstName: 'Pia',
      roles: { V1: 'administrator' },
    });
    expect(
      (await desk.service.http[method](path).set('authorization', await desk.identity.bearer(provider)))
        .status,
    ).toBe(403);
    expect((await desk.service.http[method](path)).status).toBe(401);
  });
});
