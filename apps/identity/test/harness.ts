import { randomBytes, randomUUID } from 'node:crypto';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import type { EventContract, EventData, Output, RequestContract } from '@dspt/contracts/define';
import type { OrganisationRole, StaffRole } from '@dspt/contracts/access';
import { eventSubject } from '@dspt/contracts/define';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { solveHumanCheck, type Solved } from '@dspt/testing/human-check';
import { startTestService, type TestService, type TestServiceOptions } from '@dspt/testing/service';
import type { Type } from '@nestjs/common';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { AppModule } from '../src/app.module.js';
import type { Config } from '../src/config.js';
import { identityDataSource } from '../src/database/data-source.js';
import { InvitationsService, type Invited } from '../src/invitations/invitations.service.js';
import { MembershipsService } from '../src/memberships/memberships.service.js';
import { PasswordsService } from '../src/passwords/passwords.service.js';
import { PeopleService } from '../src/people/people.service.js';
import { SessionsService } from '../src/sessions/sessions.service.js';

export const password = 'Kettle9Blue';

/** What nobody was ever given, made from a link's token: none is the token itself, whatever letters it has. */
export const wrongTokens = (token: string): string[] => [
  'x',
  token.slice(0, -1),
  `${token.slice(0, -2)}00`,
  `${token.startsWith('z') ? 'y' : 'z'}${token.slice(1)}`,
];

export interface Account {
  id: string;
  email: string;
}

interface Wanted {
  email?: string;
  roles?: Record<string, OrganisationRole>;
  staff?: StaffRole;
  areas?: string[];
}

/** The identity service under test, and what its tests need to set a scene. */
export class Harness {
  private readonly heard: { subject: string; data: unknown }[] = [];
  private passwordHash: Promise<string>;

  private constructor(
    readonly service: TestService,
    private readonly connection: NatsConnection,
  ) {
    this.passwordHash = this.get(PasswordsService).hash(password);
  }

  static async open(
    options: Pick<TestServiceOptions<Config>, 'config' | 'otherServices'> = {},
  ): Promise<Harness> {
    const service = await startTestService<Config>({
      name: 'identity',
      module: (config) => AppModule.with(config),
      dataSource: identityDataSource,
      ...options,
      config: {
        SECRET_KEY: randomBytes(32).toString('base64'),
        ADDRESS_FAILURE_LIMIT: 5,
        ADDRESS_FORM_LIMIT: 1000,
        ...options.config,
      },
    });
    const harness = new Harness(service, await connect({ servers: service.natsUrl }));
    await harness.listen();
    return harness;
  }

  get http(): TestService['http'] {
    return this.service.http;
  }

  get<T>(token: Type<T>): T {
    return this.service.app.get(token, { strict: false });
  }

  /** Everything told so far of one event, oldest first. */
  async told<E extends EventContract>(event: E): Promise<EventData<E>[]> {
    await this.service.settled();
    return this.heard
      .filter(({ subject }) => subject === eventSubject(event))
      .map(({ data }) => event.data.parse(data) as EventData<E>);
  }

  async person({
    email = `${randomUUID()}@example.org`,
    roles = {},
    staff,
    areas = [],
  }: Wanted = {}): Promise<Account> {
    const details = { email, firstName: 'Ann', lastName: 'Bell', telephone: '01234 567890' };
    const passwordHash = await this.passwordHash;
    return this.service.database.transaction(async (manager) => {
      const person = (await this.get(PeopleService).add(manager, details))!;
      await this.get(PasswordsService).set(manager, person.id, passwordHash);
      if (staff) await this.get(PeopleService).makeStaff(manager, person.id, staff, areas);
      for (const [code, role] of Object.entries(roles))
        await this.get(MembershipsService).add(manager, {
          code,
          organisationName: `HOUSE ${code}`,
          personId: person.id,
          email,
          role,
          changedBy: null,
        });
      return { id: person.id, email };
    });
  }

  /** Signs somebody in without their password, as if they had shown it. @returns the session's secret */
  async signIn({ id }: Account): Promise<string> {
    const begin = this.service.database.transaction((manager) =>
      this.get(SessionsService).begin(manager, id),
    );
    return (await begin).secret;
  }

  exchange(secret: string, touch = true): Promise<Output<typeof exchangeSession>> {
    return this.get(Requests).ask(exchangeSession, { secret, touch });
  }

  /** Value of an `authorization` header for a session. */
  async bearer(secret: string): Promise<string> {
    return `Bearer ${(await this.exchange(secret)).token}`;
  }

  /** A new person with a role in an organisation, signed in for it. */
  async bearerOf(code: string, role: OrganisationRole): Promise<string> {
    return this.bearer(await this.signIn(await this.person({ roles: { [code]: role } })));
  }

  async bearerOfStaff(staff: StaffRole): Promise<string> {
    const person = await this.person({ staff });
    const secret = await this.signIn(person);
    await this.service.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [person.id],
    );
    await this.service.database.query(
      'update sessions set second_factor_passed_at = now() where person_id = $1',
      [person.id],
    );
    return this.bearer(secret);
  }

  /** Sends an invitation. @returns its id and the token of its link */
  async invite(invited: Partial<Invited> = {}): Promise<{ id: string; token: string }> {
    const { id } = await this.service.database.transaction((manager) =>
      this.get(InvitationsService).invite(manager, {
        kind: 'registration',
        code: 'X1',
        organisationName: 'ROSE HOUSE',
        role: 'administrator',
        areas: [],
        email: `${randomUUID()}@example.org`,
        firstName: 'Ben',
        lastName: 'Cole',
        telephone: '',
        invitedBy: null,
        ...invited,
      }),
    );
    return { id, token: await this.tokenOf(id) };
  }

  /** The token in the email about an invitation. */
  async tokenOf(id: string): Promise<string> {
    return (await this.get(InvitationsService).issue(id)).token;
  }

  accept(token: string, chosen = password) {
    return this.http.post(`/invitations/${token}/acceptance`).send({ password: chosen, acceptTerms: true });
  }

  /** The answer to a fresh human check, found the way a browser finds it. */
  async human(): Promise<Solved> {
    const { body } = await this.http.post('/human-challenges');
    return solveHumanCheck((body as { id: string }).id);
  }

  /** Asks with what the contract does not allow, as another version of a service might. @returns the answer as it is */
  async askRaw({ subject }: RequestContract, input: unknown): Promise<unknown> {
    const reply = await this.connection.request(subject, JSON.stringify(input));
    return reply.json();
  }

  /** Asks everybody who answers on this NATS server: the keys of tests are offered by another. */
  async askAll({ subject }: RequestContract, input: unknown): Promise<unknown[]> {
    const answers: unknown[] = [];
    const replies = await this.connection.requestMany(subject, JSON.stringify(input), {
      strategy: 'count',
      maxMessages: 2,
      maxWait: 2000,
    });
    for await (const reply of replies) answers.push(reply.json());
    return answers;
  }

  /** Tells an event as its owner would. @returns once it has been heard */
  async tell<E extends EventContract>(event: E, data: EventData<E>, id = randomUUID()): Promise<void> {
    const message = { msgID: id };
    await jetstream(this.connection).publish(eventSubject(event), JSON.stringify(data), message);
    await this.service.settled();
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.service.close();
  }

  private async listen(): Promise<void> {
    this.connection.subscribe('events.>', {
      callback: (_, message) => void this.heard.push({ subject: message.subject, data: message.json() }),
    });
    await this.connection.flush();
  }
}
