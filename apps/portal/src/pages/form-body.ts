import { PartUnavailable } from '../api/parts.js';
import { Problem } from '@dspt/contracts/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Form, type Values } from './form.js';
import { FORM_OWNER, ownerOfForm } from './form-owner.js';
import type { RequestContext } from './request-context.js';

/** What a browser sent with a form. */
export interface FormBody {
  values: Values;
  files: Record<string, File>;
}

/** The form was shown to another person, or for another organisation than the one acted for now. */
class FormOfAnother extends Problem {
  constructor() {
    super({
      code: 'form-of-another',
      status: 409,
      title: 'You have changed organisation since you opened that page',
      detail: 'Nothing has been saved. Open the page again for the organisation you act for now.',
    });
  }
}

const read = new WeakMap<FastifyRequest, Promise<FormBody>>();

/** Reads the body of a form, multipart or not; may be asked again. */
export function formBody(request: FastifyRequest): Promise<FormBody> {
  let body = read.get(request);
  if (!body) read.set(request, (body = request.isMultipart() ? multipart(request) : urlencoded(request)));
  return body;
}

async function urlencoded({ body }: FastifyRequest): Promise<FormBody> {
  const values = noValues();
  for (const [name, value] of Object.entries(body ?? {}))
    values[name] = [value].flat().flatMap((text: unknown) => (typeof text === 'string' ? [lines(text)] : []));
  return { values, files: {} };
}

/** A head office that leaves out 10,000 sites gives a reason for each. */
const mostFields = 20_000;

/** Fields by name, each with all its values; without a prototype, for a field may have any name. */
export function fieldsOf(body: Buffer): Values {
  const text = body.toString('utf8');
  if (text.split('&', mostFields + 1).length > mostFields) throw new FormNotReadable(413);
  const values = noValues();
  for (const [name, value] of new URLSearchParams(text)) (values[name] ??= []).push(value);
  return values;
}

/** Most that the fields of a form with files may hold together, in characters. */
const mostTyped = 500_000;

/** A form with files that cannot be read: cut off on the way, or not what a browser sends. */
class FormNotReadable extends Problem {
  constructor(status: number) {
    super({
      code: 'form-not-readable',
      status,
      title: status === 413 ? 'What you sent is too large' : 'What you sent did not arrive whole',
      detail:
        status === 413
          ? 'Go back, shorten what you typed or choose a smaller file, and send it again.'
          : 'Check your internet connection, then go back and send it again.',
    });
  }
}

async function multipart(request: FastifyRequest): Promise<FormBody> {
  try {
    return await partsOf(request);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new FormNotReadable((error as { statusCode?: number }).statusCode === 413 ? 413 : 400);
  }
}

async function partsOf(request: FastifyRequest): Promise<FormBody> {
  const values = noValues();
  const files: Record<string, File> = {};
  let typed = 0;
  for await (const part of request.parts() as AsyncIterable<Multipart>) {
    if (part.type === 'field') {
      const text = String(part.value);
      typed += text.length;
      if (typed > mostTyped || part.valueTruncated) throw new FormNotReadable(413);
      (values[part.fieldname] ??= []).push(lines(text));
    } else {
      const content = await part.toBuffer();
      // A browser sends an empty file with no name when none is chosen.
      if (part.filename)
        files[part.fieldname] = new File([new Uint8Array(content)], part.filename, { type: part.mimetype });
    }
  }
  return { values, files };
}

/** Without a prototype: a field may have any name. */
const noValues = (): Values => Object.create(null) as Values;

/** Browsers send line ends as two characters, and count them as one. */
const lines = (text: string): string => text.replaceAll('\r\n', '\n');

/** The form a handler receives: what was typed, for the person and organisation it was shown to. */
export const Fields = createParamDecorator(async (_: unknown, execution: ExecutionContext): Promise<Form> => {
  const request = execution.switchToHttp().getRequest<FastifyRequest & { requestContext: RequestContext }>();
  const { values, files } = await formBody(request);
  const owner = values[FORM_OWNER]?.[0];
  if (owner && request.requestContext.unknown) throw new PartUnavailable('identity');
  if (owner && owner !== ownerOfForm(request.requestContext.session)) throw new FormOfAnother();
  return new Form(values, [], files);
});
