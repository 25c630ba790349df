import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from './chance.js';
import { auditProblems, settled } from './check.js';
import type { Worker } from './worker.js';
import type { Fault } from './faults.js';
import { Officer } from './officer.js';
import { Seen } from './person.js';
import { Provider } from './provider.js';
import { Report } from './report.js';
import { Visitor } from './visitor.js';
import { World } from './world.js';

interface Options {
  seed: number;
  replicas: number;
  people: number;
  /** For how long something is broken: one of these. */
  brokenMs: number[];
}

/** People work, something breaks and is mended again, and then everything must be as they were told. */
export class Chaos {
  readonly report = new Report();
  private readonly chance: Chance;

  private constructor(
    private readonly world: World,
    private readonly workers: Worker[],
    private readonly options: Options,
  ) {
    this.chance = new Chance(options.seed);
  }

  static async start(options: Options): Promise<Chaos> {
    const world = await World.start(options.replicas);
    try {
      return new Chaos(world, await workersOf(world, options), options);
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  async suffer(fault: Fault): Promise<void> {
    if (fault.needsSmallDisk && !this.world.smallDisk) return;
    const { victims } = fault;
    const alone = this.options.replicas === 1;
    const registerIsVictim = victims.includes('PostgreSQL') || (alone && victims.includes('organisations'));
    const seen = new Seen(victims.includes('portal'), registerIsVictim);
    for (const { person } of this.workers) person.seen = seen;
    // What may be done so often an hour would soon be used up.
    await this.world.rows('identity', 'delete from attempts');
    let goOn = true;
    const working = this.workers.map((worker) => this.work(worker, seen, () => goOn));
    await sleep(500 + this.chance.below(500));
    const undo = await fault.begin(this.world, this.chance);
    await sleep(this.chance.pick(this.options.brokenMs));
    await undo();
    const mended = performance.now();
    await sleep(1000);
    goOn = false;
    await Promise.all(working);
    const { differences, last } = await settled(this.world, this.workers);
    seen.wrong.push(...differences, ...this.world.problems.splice(0));
    this.report.add(fault.name, seen, performance.now() - mended, last);
  }

  async end(): Promise<string[]> {
    return auditProblems(this.world);
  }

  stop(): Promise<void> {
    return this.world.stop();
  }

  private async work(worker: Worker, seen: Seen, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      try {
        await worker.act();
      } catch (error) {
        seen.wrong.push(`${worker.person.account.email}: ${(error as Error).message}`);
        return;
      }
    }
  }
}

async function workersOf(world: World, { people, seed }: Options): Promise<Worker[]> {
  const codes = await world.rows<{ code: string }>(
    'organisations',
    `select head_office as code from relationships group by 1 having count(*) between 2 and 6 order by 1 limit $1`,
    [people + 1],
  );
  const [visited, ...worked] = codes.map(({ code }) => code) as [string, ...string[]];
  return Promise.all([
    ...worked.map((code, index) => Provider.of(world, seed * 100 + index, code)),
    Visitor.of(world, seed * 100 + people, visited, worked[0]!),
    Officer.of(world, seed * 100 + people + 1),
  ]);
}
