import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import { humanChallenge } from '@dspt/contracts/identity/human-checks';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { solveHumanCheck, type Solved } from './human-check.js';
import type { TestService } from './service.js';
import { DataSource } from 'typeorm';

interface Account {
  email: string;
  firstName: string;
  staffRole?: string;
  /** Roles by ODS code. */
  roles?: Record<string, string>;
}

/** The real identity service beside a test: accounts put into its database, signed in as if they had shown who they are. */
export class Identity {
  private constructor(
    private readonly service: TestService,
    readonly database: DataSource,
  ) {}

  static async of(service: TestService): Promise<Identity> {
    const { databaseUrl: url } = service.otherServices['identity']!;
    return new Identity(service, await new DataSource({ type: 'postgres', url }).initialize());
  }

  async account({ email, firstName, staffRole, roles = {} }: Account): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `insert into people (id, email, first_name, last_name, telephone, staff_role, terms_accepted_at)
       values ($1, $2, $3, 'Demo', '01632 960000', $4, now())`,
      [id, email, firstName, staffRole ?? null],
    );
    await this.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [id],
    );
    for (const [code, role] of Object.entries(roles)) {
      await this.database.query('insert into organisations values ($1, $2, now()) on conflict do nothing', [
        code,
        `HOUSE ${code}`,
      ]);
      await this.database.query('insert into memberships values ($1, $2, $3, now())', [id, code, role]);
    }
    return id;
  }

  /** Value of an `authorization` header. */
  async bearer(personId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.database.query(
      `insert into sessions (id, person_id, secret_hash, organisation_code, second_factor_passed_at, created_at, last_used_at)
       values ($1, $2, $3, (select min(code) from memberships where person_id = $2), now(), now(), now())`,
      [randomUUID(), personId, createHash('sha256').update(secret).digest()],
    );
    const { token } = await this.service.app.get(Requests).ask(exchangeSession, { secret });
    return `Bearer ${token}`;
  }

  /** The answer to a fresh human check, found the way a browser finds it. */
  async human(): Promise<Solved> {
    const response = await fetch(`${this.service.otherServices['identity']!.url}/human-challenges`, {
      method: 'POST',
    });
    return solveHumanCheck(humanChallenge.parse(await response.json()).id);
  }

  close(): Promise<void> {
    return this.database.destroy();
  }
}
