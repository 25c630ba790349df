import { Problem } from '@dspt/contracts/problem';

/** What is said of a part that does all it should. */
export const works = 'works';

/** Nobody should be sent here now. */
export class NotReady extends Problem {
  constructor(parts: Record<string, string>) {
    const detail = Object.entries(parts)
      .filter(([, state]) => state !== works)
      .map(([part, state]) => `${part}: ${state}`)
      .join('; ');
    super({ code: 'not-ready', status: 503, title: 'Not ready', detail, parts });
  }
}
