import { odsCode } from '@dspt/contracts/values';
import { Problem, type ProblemDetails } from '@dspt/contracts/problem';
import { z } from 'zod';
import { paths, withQuery } from '../../paths.js';
import type { Form } from '../../pages/form.js';
import { view, type Redirect, type View } from '../../pages/view.js';
import type { RequestContext } from '../../pages/request-context.js';
import { personNames } from './person-fields.js';

/** A way on. */
export interface Way {
  text: string;
  path: string;
}

const named = z.object({ code: odsCode, name: z.string() });

/** Why an organisation cannot be registered, and one click to what can be done instead, with what was typed. */
export function refusalPage(
  code: string,
  problem: ProblemDetails,
  { typed = [], signedIn = false }: { typed?: { name: string; value: string }[]; signedIn?: boolean } = {},
) {
  const { title, detail, status } = problem;
  return view(
    'account/registration/refusal',
    { title, back: paths.findCode, text: detail ?? '', ...waysOn(code, problem, signedIn), typed },
    status,
  );
}

function waysOn(code: string, problem: ProblemDetails, signedIn: boolean): { forms: Way[]; links: Way[] } {
  const find = { text: 'Find your organisation', path: paths.findCode };
  const twin = problem.code === 'twin-has-administrator' ? named.safeParse(problem['twin']).data : undefined;
  if (problem.code === 'already-has-administrator' || twin) {
    const registered = twin?.code ?? code;
    return {
      forms: [
        { text: 'Ask to join', path: paths.register.askToJoin(registered) },
        {
          text: 'Nobody there works here any more',
          path: withQuery(paths.contact, { topic: 'no-administrator', code: registered }),
        },
      ],
      links: [...(signedIn ? [] : [{ text: 'Sign in if you have an account', path: paths.signIn }]), find],
    };
  }
  if (problem.code === 'too-many-organisations')
    return {
      forms: [
        {
          text: 'Ask the helpdesk to link it',
          path: withQuery(paths.contact, { topic: 'link-email', code }),
        },
      ],
      links: [{ text: 'Choose an organisation', path: paths.chooseOrganisation }],
    };
  const next = named.safeParse(problem['successor']).data;
  if (problem.code === 'organisation-closed' && next)
    return {
      forms: [],
      links: [{ text: `Register ${next.name} (${next.code})`, path: paths.register.start(next.code) }, find],
    };
  return {
    forms: [],
    links: [
      {
        ...find,
        path: withQuery(paths.findCode, { q: problem.code === 'organisation-unknown' ? code : undefined }),
      },
      {
        text: 'Contact the helpdesk',
        path: withQuery(paths.contact, {
          topic: 'other',
          code: problem.code === 'organisation-unknown' ? undefined : code,
        }),
      },
    ],
  };
}

const refusals = new Set([
  'organisation-unknown',
  'organisation-closed',
  'organisation-not-eligible',
  'already-has-administrator',
  'twin-has-administrator',
  'too-many-organisations',
]);

/** What may have changed between asking for the link and pressing its button, and has no page of its own. */
export const refusalsOfLink = new Set(['twin-has-administrator', 'too-many-organisations']);

/** Refusals of a code are pages of their own, with a way on that keeps what was typed. */
export async function orRefusal<V extends View | Redirect>(
  context: RequestContext,
  given: string,
  form: Form,
  act: (code: string) => Promise<V>,
  refused = refusals,
): Promise<V | View> {
  const code = odsCode.safeParse(given).data ?? given;
  try {
    return await act(code);
  } catch (error) {
    if (!(error instanceof Problem) || !refused.has(error.code)) throw error;
    const typed = personNames.map((name) => ({ name, value: form.text(name) })).filter(({ value }) => value);
    return refusalPage(code, error.details, { typed, signedIn: context.session !== undefined });
  }
}
