import type { Form } from '../../pages/form.js';
import { joined, partsIn } from '../../pages/words.js';

interface Shown {
  ref: string;
  version: number;
}

/** The field `answers`: which of them a page has shown, and in which version. */
export const versionsOf = (answers: readonly Shown[]): string =>
  joined(answers.map(({ ref, version }) => `${ref}:${version}`));

export const shownAnswers = (form: Form): Shown[] =>
  partsIn(form.text('answers')).flatMap((value) => {
    const [, ref, version] = /^([\d.]+):(\d{1,9})$/.exec(value) ?? [];
    return ref ? [{ ref, version: Number(version) }] : [];
  });
