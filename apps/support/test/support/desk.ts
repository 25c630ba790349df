import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Action } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Identity } from '@dspt/testing/identity';
import type { TestService } from '@dspt/testing/service';
import { startSupport } from './harness.js';

export const verification = { how: 'call-back', detail: 'Rang 01632 960000' };

/** An action that needs a second person. */
export const risky = 'reset-second-factor';

const team = {
  Olive: 'helpdesk-operator',
  Sam: 'helpdesk-supervisor',
  Sue: 'helpdesk-supervisor',
  Rita: 'regional-officer',
  Nadia: 'national-programme',
  Clara: 'content-editor',
  Sid: 'system-administrator',
} as const;

type Ordered = { undoes?: string | null; [field: string]: unknown };

/** The support service beside the real identity, with a member of staff of each role and an open case. */
export class Desk {
  private constructor(
    readonly service: TestService,
    readonly identity: Identity,
    readonly staff: Record<string, string>,
    readonly caseNumber: string,
  ) {}

  static async open(): Promise<Desk> {
    const service = await startSupport(['identity']);
    const identity = await Identity.of(service);
    const staff: Record<string, string> = {};
    for (const [firstName, staffRole] of Object.entries(team))
      staff[firstName] = await identity.account({
        email: `${firstName.toLowerCase()}@staff.example`,
        firstName,
        staffRole,
      });
    const response = await service.http
      .post('/staff/cases')
      .set('authorization', await identity.bearer(staff['Olive']!))
      .send({
        id: randomUUID(),
        source: 'telephone',
        topic: 'sign-in',
        email: 'ann@rose.example',
        firstName: 'Ann',
        lastName: 'Bell',
        message: 'Help',
      });
    return new Desk(service, identity, staff, (response.body as { number: string }).number);
  }

  as(who: string) {
    const bearer = () => this.identity.bearer(this.staff[who]!);
    return {
      get: async (path: string) => this.service.http.get(path).set('authorization', await bearer()),
      post: async (path: string, body: object = {}) =>
        this.service.http
          .post(path)
          .set('authorization', await bearer())
          .send(body),
    };
  }

  person(): Promise<string> {
    return this.identity.account({ email: `${randomUUID()}@rose.example`, firstName: 'Ann' });
  }

  async ask(who: string, kind: string, input: object, { undoes = null, ...more }: Ordered = {}) {
    const { body } = await this.as(who).post('/staff/action-previews', { kind, input, undoes });
    const { fingerprint } = body as ActionPreview;
    const { caseNumber } = this;
    const order = {
      id: randomUUID(),
      kind,
      input,
      undoes,
      fingerprint,
      caseNumber,
      reason: 'Lost the phone',
    };
    return this.as(who).post('/staff/actions', { ...order, verification, ...more });
  }

  async asked(...given: Parameters<Desk['ask']>): Promise<Action> {
    const { status, body } = await this.ask(...given);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body as Action;
  }

  approve(who: string, { id, preview }: Action) {
    return this.as(who).post(`/staff/actions/${id}/approval`, { fingerprint: preview.fingerprint });
  }

  async stateOf(id: string): Promise<Action['state']> {
    return ((await this.as('Olive').get(`/staff/actions/${id}`)).body as Action).state;
  }

  async hasSecondFactor(personId: string): Promise<boolean> {
    const found = await this.identity.database.query<unknown[]>(
      'select 1 from second_factors where person_id = $1',
      [personId],
    );
    return found.length > 0;
  }

  async close(): Promise<void> {
    await this.identity.close();
    await this.service.close();
  }
}
