import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import { connect } from '@nats-io/transport-node';
import { query } from '../databases.mjs';
import { call } from '../http.mjs';

/** A helpdesk operator at the dashboard. */
export class Desk {
  static async open({ platform, natsUrl, natsPasswords }) {
    const nats = await connect({
      servers: natsUrl,
      user: 'portal',
      pass: natsPasswords.portal,
      inboxPrefix: '_INBOX_portal',
    });
    const desk = new Desk();
    Object.assign(desk, { platform, nats, pools: {} });
    desk.operator = await desk.signIn('helpdesk-operator', []);
    desk.officer = await desk.signIn('regional-officer', ['South East']);
    return desk;
  }

  /** As somebody who has shown both factors. @returns a token on demand: one lives two minutes */
  async signIn(role, areas) {
    const secret = randomBytes(32).toString('base64url');
    const [id, url] = [randomUUID(), this.platform.databaseUrls.identity];
    await query(
      url,
      `insert into people (id, email, first_name, last_name, telephone, staff_role, staff_areas, terms_accepted_at)
       values ($1, $2, 'Olive', 'Operator', '', $3, $4, now())`,
      [id, `${role}@bench.example`, role, areas],
    );
    await query(
      url,
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [id],
    );
    await query(
      url,
      `insert into sessions (id, person_id, secret_hash, second_factor_passed_at, created_at, last_used_at)
       values ($1, $2, $3, now(), now(), now())`,
      [randomUUID(), id, createHash('sha256').update(secret).digest()],
    );
    return async () => {
      const reply = await this.nats.request(exchangeSession.subject, JSON.stringify({ secret }), {
        timeout: 5000,
      });
      return exchangeSession.output.parse(reply.json()).token;
    };
  }

  get(service, path, token) {
    return call('GET', `${this.platform.urls[service]}${path}`, { token });
  }

  pool(service) {
    return (this.pools[service] ??= new pg.Pool({
      connectionString: this.platform.databaseUrls[service],
      max: 4,
    }));
  }

  async close() {
    await this.nats.close();
    for (const pool of Object.values(this.pools)) await pool.end();
  }
}
