import type { Person } from './person.js';
import type { World } from './world.js';

/** Somebody who works, and knows what must be there because it was acknowledged. */
export interface Worker {
  person: Person;
  /** Does one thing, whatever it is. */
  act: () => Promise<void>;
  differences: (world: World) => Promise<string[]>;
}
