import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import { connect } from '@nats-io/transport-node';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { query } from './databases.mjs';
import { call } from './http.mjs';

const email = 'pat@bench.example';
const password = randomBytes(18).toString('base64url');

/** Somebody who registers organisations in the way everybody does, email included. */
export class Person {
  constructor({ platform: { urls, databaseUrls }, natsUrl, natsPasswords }) {
    this.identity = urls.identity;
    this.mailbox = urls.mailbox;
    this.database = databaseUrls.identity;
    this.nats = {
      servers: natsUrl,
      user: 'portal',
      pass: natsPasswords.portal,
      inboxPrefix: '_INBOX_portal',
    };
    /** By organisation: the secret of the session in which this person acts for it. */
    this.sessions = new Map();
  }

  /** A token with which to act for an organisation, registered first where need be. Lives two minutes. */
  async tokenFor(code) {
    if (!this.sessions.has(code)) this.sessions.set(code, await this.begin(code));
    return this.exchange(this.sessions.get(code));
  }

  /** Each organisation has a session of its own: choosing another one ends the tokens made before. */
  async begin(code) {
    if (this.sessions.size === 0) await this.register(code);
    const { secret, session } = await call('POST', `${this.identity}/sessions`, {
      body: { email, password },
    });
    const known = session.memberships.some((membership) => membership.code === code);
    const token = await this.exchange(secret);
    const choose = { token, body: { code } };
    if (known) await call('PUT', `${this.identity}/sessions/current/organisation`, choose);
    else {
      // A person registers five a day at most; a bench needs more.
      await query(this.database, 'delete from attempts');
      const body = { code, human: await this.human() };
      await call('POST', `${this.identity}/me/organisations`, { token, body });
    }
    return secret;
  }

  async register(code) {
    const human = await this.human();
    const names = { firstName: 'Pat', lastName: 'Bench' };
    const body = { code, email, ...names, acceptTerms: true, human };
    await call('POST', `${this.identity}/registrations`, { body });
    const link = await this.emailedLink();
    await call('POST', `${this.identity}/invitations/${link}/acceptance`, {
      body: { password, acceptTerms: true },
    });
  }

  async human() {
    return solve(await call('POST', `${this.identity}/human-challenges`));
  }

  async emailedLink() {
    for (const giveUpAt = Date.now() + 15_000; Date.now() < giveUpAt; await sleep(50)) {
      const emails = await call('GET', `${this.mailbox}/api/email`);
      const mine = emails.find(({ to }) => to.some(({ address }) => address === email));
      if (mine) return /\/invitations\/([^\s"<>/]+)/.exec(mine.text)[1];
    }
    throw new Error('The invitation did not arrive');
  }

  /** What the portal does with a browser's cookie. */
  async exchange(secret) {
    const connection = await connect(this.nats);
    try {
      const input = JSON.stringify(exchangeSession.input.parse({ secret }));
      const reply = await connection.request(exchangeSession.subject, input, { timeout: 5000 });
      return exchangeSession.output.parse(reply.json()).token;
    } finally {
      await connection.close();
    }
  }
}

/** Does what a browser does for the human check. */
async function solve({ id }) {
  const challenge = JSON.parse(Buffer.from(id, 'base64').toString());
  const { counter, derivedKey } = await solveChallenge({ challenge, deriveKey });
  return { id, solution: { counter, derivedKey } };
}
