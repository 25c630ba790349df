import './plain-english.js';
import { z } from 'zod';

/** One field of a form that could not be accepted, and what to do about it. */
export const fieldError = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldError>;

/**
 * RFC 9457 problem details, the same object over HTTP and NATS.
 * `code` is stable and may be switched on; `title` and `detail` are for people.
 */
export const problemDetails = z.looseObject({
  type: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(fieldError).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

/**
 * An expected refusal. Each feature has its own closed list of subclasses; anything thrown that is not a
 * Problem is a fault and reaches nobody but the log.
 */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: Omit<ProblemDetails, 'type'> & Record<string, unknown>) {
    super(details.title as string);
    this.name = new.target.name;
    this.details = { ...details, type: `/problems/${details.code as string}` } as ProblemDetails;
  }

  get code(): string {
    return this.details.code;
  }
  get status(): number {
    return this.details.status;
  }

  /** Rebuilds a problem received from another service. */
  static from(details: ProblemDetails): Problem {
    return new Problem(details);
  }
}

/** The same answer for "there is none" and "it is not yours". */
export class NotFound extends Problem {
  constructor(what = 'page') {
    super({ code: 'not-found', status: 404, title: `There is no such ${what}` });
  }
}

/** What is wrong in one place, as any schema says it. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Nobody mends more at a time, and a hostile body must not become a larger answer. */
const mostErrors = 200;

/** Input that does not fit, with what to do for every field. */
export class InvalidInput extends Problem {
  /**
   * From what a schema found: the first thing wrong with each field.
   * @param messages per field, in place of the schema's own
   */
  static of(issues: readonly Issue[], messages: Record<string, string> = {}): InvalidInput {
    const errors = new Map<string, FieldError>();
    for (const { path = [], message } of issues) {
      const field = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
      if (!errors.has(field)) errors.set(field, { field, message: messages[field] ?? message });
      if (errors.size === mostErrors) break;
    }
    return new InvalidInput([...errors.values()]);
  }

  constructor(errors: FieldError[]) {
    super({ code: 'invalid-input', status: 400, title: 'Some of what you entered cannot be used', errors });
  }
}
