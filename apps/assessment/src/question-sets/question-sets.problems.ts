import { Problem } from '@dspt/contracts/problem';

export class NoEditionOpen extends Problem {
  constructor() {
    super({
      code: 'no-edition-open',
      status: 503,
      title: 'There are no questions to answer yet',
      detail: 'The questions have not been loaded. Try again later.',
    });
  }
}
