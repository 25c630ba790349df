import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RequestContexts } from '../../pages/request-context.js';

const linking = z.object({
  /** What identity wants to see again when the browser comes back from the other service. */
  sealed: z.string().optional(),
  /** Whose account there it is, for linking. */
  stranger: z.object({ proof: z.string(), account: z.string() }).optional(),
  /** Where the person wanted to go. */
  back: z.string(),
});
export type Linking = z.infer<typeof linking>;

/** What a browser keeps on its way to another service and back. It opens nothing by itself. */
@Injectable()
export class LinkingCookie {
  constructor(private readonly contexts: RequestContexts) {}

  /** Nothing when there is none, or it cannot be read. */
  read(request: FastifyRequest): Linking {
    try {
      const text = Buffer.from(this.contexts.linking.read(request) ?? '', 'base64url').toString();
      return linking.parse(JSON.parse(text));
    } catch {
      return { back: '' };
    }
  }

  write(reply: FastifyReply, value: Linking): void {
    this.contexts.linking.write(reply, Buffer.from(JSON.stringify(value)).toString('base64url'));
  }

  clear(reply: FastifyReply): void {
    this.contexts.linking.clear(reply);
  }
}
