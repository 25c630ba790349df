import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from './chance.js';
import { auditProblems, Mail, settled } from './check.js';
import type { Fault } from './faults.js';
import { Seen } from './person.js';
import { Provider } from './provider.js';
import { Report } from './report.js';
import { World } from './world.js';

interface Options {
  seed: number;
  replicas: number;
  people: number;
  /** While something is broken, and a while longer. */
  brokenMs: number;
}

/** People work, something breaks and is mended again, and then everything must be as they were told. */
export class Chaos {
  readonly report = new Report();
  private readonly mail = new Mail();
  private readonly chance: Chance;

  private constructor(
    private readonly world: World,
    private readonly providers: Provider[],
    private readonly options: Options,
  ) {
    this.chance = new Chance(options.seed);
  }

  static async start(options: Options): Promise<Chaos> {
    const world = await World.start(options.replicas);
    try {
      const codes = await world.rows<{ code: string }>(
        'organisations',
        `select head_office as code from relationships group by 1 having count(*) between 2 and 6 order by 1 limit $1`,
        [options.people],
      );
      const providers = await Promise.all(
        codes.map(({ code }, index) => Provider.of(world, options.seed * 100 + index, code)),
      );
      return new Chaos(world, providers, options);
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  async suffer(fault: Fault): Promise<void> {
    const seen = new Seen();
    for (const { person } of this.providers)
      Object.assign(person, { seen, portalIsVictim: fault.portalIsVictim });
    // What may be done so often an hour would soon be used up.
    await this.world.rows('identity', 'delete from attempts');
    let goOn = true;
    const working = this.providers.map((provider) => this.work(provider, seen, () => goOn));
    await sleep(500 + this.chance.below(500));
    const undo = await fault.begin(this.world, this.chance);
    await sleep(this.options.brokenMs);
    await undo();
    const mended = performance.now();
    await sleep(1000);
    goOn = false;
    await Promise.all(working);
    const { differences, last } = await settled(this.world, this.providers, this.mail);
    seen.wrong.push(...differences, ...this.world.problems.splice(0));
    this.report.add(fault.name, seen, performance.now() - mended, last);
  }

  async end(): Promise<string[]> {
    return auditProblems(this.world);
  }

  stop(): Promise<void> {
    return this.world.stop();
  }

  private async work(provider: Provider, seen: Seen, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      try {
        await provider.act();
      } catch (error) {
        seen.wrong.push(`${provider.code}: ${(error as Error).message}`);
        return;
      }
    }
  }
}
