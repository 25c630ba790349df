import { EventContext, type RawEvent } from '@dspt/service-kit/messaging/handlers';
import type { Letter } from './letter.js';

/** An event that is handled only to see which letters it calls for now: none of them is sent. */
export class Rewriting extends EventContext {
  readonly letters: Letter[] = [];

  constructor(id: string, occurredAt: Date, event: RawEvent) {
    super(() => Promise.reject(new Error('Writing an email again changes nothing')), id, occurredAt, event);
  }
}
