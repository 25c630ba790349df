import { ofTheForm } from './form-owner.js';
import type { Form } from './form.js';
import { view } from './view.js';

/** A line of an answer as people read it. */
export interface Line {
  text: string;
  href?: string;
  /** Parameters of `tag`. */
  tag?: { text: string; colour: string };
}

interface Choice {
  form: Form;
  /** Of what somebody else has saved: whoever chooses has seen it. */
  version: number;
  action: string;
  question: string;
  theirs: { heading: string; note?: string | undefined; lines: Line[]; keepPath: string };
  mine: Line[];
}

/** What somebody else saved and what was typed, and a choice between them. Nothing is lost until it is made. */
export const choosePage = ({ form, version, action, question, theirs, mine }: Choice) =>
  view(
    'pages/choose',
    {
      title: 'Somebody else has changed this answer',
      action,
      question,
      theirs,
      mine: { heading: 'Your answer', lines: mine },
      hidden: hiddenFields(form, version),
    },
    409,
  );

const notCarried = new Set([...ofTheForm, 'version', 'action', 'remove']);

const hiddenFields = ({ values }: Form, version: number) => [
  { name: 'version', value: String(version) },
  ...Object.entries(values)
    .filter(([name]) => !notCarried.has(name))
    .flatMap(([name, texts]) => texts.map((value) => ({ name, value }))),
];
