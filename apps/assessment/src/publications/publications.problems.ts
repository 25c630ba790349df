import { Problem } from '@dspt/contracts/problem';
import type { Block } from './publication-blocks.js';

export class PublicationBlocked extends Problem {
  constructor(blockedBy: Block[]) {
    super({
      code: 'publication-blocked',
      status: 409,
      title: 'You cannot publish yet',
      detail: blockedBy.map(({ detail }) => detail).join(' '),
      blockedBy,
    });
  }
}

export class NotYourSite extends Problem {
  constructor(sites: string[]) {
    super({
      code: 'not-your-site',
      status: 409,
      title: 'Some of these are not open sites of your organisation today',
      detail: `Take ${sites.join(', ')} out of your selection, or ask the helpdesk to link them to your organisation.`,
      sites,
    });
  }
}

export class AlreadyCovered extends Problem {
  constructor(sites: string[]) {
    super({
      code: 'already-covered',
      status: 409,
      title: 'This publication covers some of these sites already',
      detail: `Take ${sites.join(', ')} out of your selection.`,
      sites,
    });
  }
}

export class PublicationExpired extends Problem {
  constructor() {
    super({
      code: 'publication-expired',
      status: 409,
      title: 'This publication is out of date',
      detail: 'Sites can no longer be added to it. Publish again to cover them.',
    });
  }
}
