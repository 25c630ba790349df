import type { ProblemDetails } from '@dspt/contracts/problem';
import { keepable } from '../account/sign-in/interrupted-form.js';
import { FORM_OWNER, ofTheForm, REQUEST_ID } from './form-owner.js';
import type { Values } from './form.js';
import { problemPage } from './problem-page.js';
import { view } from './view.js';

/** A form that could not be shown again itself: what was typed, one button from being sent again. */
export function keptPage(
  path: string,
  { values, withFile }: { values: Values; withFile: boolean },
  problem: ProblemDetails,
) {
  const fields = keepable(values).filter(([name]) => !ofTheForm.has(name));
  const { title, text: why } = problemPage(problem);
  return view(
    'pages/kept',
    {
      title,
      lines: [
        ...why,
        'What you typed has not been lost: it is kept in this page. Wait a minute, then send it again.',
        ...(fields.length < Object.keys(values).filter((name) => !ofTheForm.has(name)).length
          ? ['For your security, a password is not kept: you are asked for it again.']
          : []),
        ...(withFile ? ['The file you had chosen must be chosen again.'] : []),
      ],
      action: path,
      owner: values[FORM_OWNER]?.[0],
      requestId: values[REQUEST_ID]?.[0],
      fields: fields.flatMap(([name, texts]) => texts.map((value) => ({ name, value }))),
      texts: fields.flatMap(([, texts]) => texts.filter((text) => /\S\s+\S/.test(text))),
    },
    problem.status,
  );
}
