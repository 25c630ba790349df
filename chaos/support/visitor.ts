import { createHash, randomUUID } from 'node:crypto';
import { Chance } from './chance.js';
import type { Worker } from './worker.js';
import { compare } from './compare.js';
import { password, Person } from './person.js';
import type { World } from './world.js';

/** Looks at what anybody may see, and signs in now and then. */
export class Visitor implements Worker {
  private readonly sessions: string[] = [];

  private constructor(
    readonly person: Person,
    private readonly known: string,
  ) {}

  /** @param known code of an organisation in the register */
  static async of(world: World, seed: number, code: string, known: string): Promise<Visitor> {
    const account = { email: `vera-${code.toLowerCase()}@chaos.example`, code, hasPassword: true };
    return new Visitor(await Person.of(world, new Chance(seed), account), known);
  }

  act(): Promise<void> {
    return this.person.chance.below(4) === 0 ? this.signIn() : this.look();
  }

  async differences(world: World): Promise<string[]> {
    const rows = await world.rows<{ hash: string }>(
      'identity',
      `select encode(secret_hash, 'hex') hash from sessions where person_id = $1`,
      [this.person.id],
    );
    const hashes = this.sessions.map((secret) => createHash('sha256').update(secret).digest('hex'));
    const present = rows.map(({ hash }) => hash).filter((hash) => hashes.includes(hash));
    return compare('sessions', present, hashes);
  }

  private async look(): Promise<void> {
    const path = this.person.chance.pick(['/', '/organisations?q=house', `/organisations/${this.known}`]);
    const { text } = await this.person.insist({ method: 'GET', path, isPublic: true });
    if (path.endsWith(this.known) && !text.includes(this.known))
      throw new Error(`${path} does not show the organisation`);
  }

  private async signIn(): Promise<void> {
    const { email } = this.person.account;
    const form = { _for: '', _request: randomUUID(), email, password };
    const sent = { method: 'POST', path: '/sign-in', form, typed: email, session: '' };
    const { session } = await this.person.insist(sent, [303]);
    if (!session) throw new Error('Signed in without a session');
    this.sessions.push(session);
    const { text } = await this.person.insist({ method: 'GET', path: '/home', session });
    if (!text.includes('Sign out')) throw new Error('Signed in, and taken for a stranger');
  }
}
