import type { Output } from '@dspt/contracts/define';
import { createHumanChallenge } from '@dspt/contracts/identity/human-checks';
import type { Form } from '../pages/form.js';
import type { RequestContext } from '../pages/request-context.js';
import { paths, withQuery } from '../paths.js';

type Challenge = Output<typeof createHumanChallenge>;

/** Name of the button that asks for another image. */
const ANOTHER_IMAGE = 'another-image';

export const newChallenge = (context: RequestContext): Promise<Challenge> =>
  context.ask(createHumanChallenge, {});

/** What `human-check/human-check.njk` shows: work for the browser; without JavaScript, numbers to see or hear. */
export const humanCheck = ({ id }: Challenge, form: Form) => ({
  hidden: [
    { name: 'human.id', value: id },
    { name: 'human.counter', value: '' },
    { name: 'human.derivedKey', value: '' },
  ],
  image: withQuery(paths.humanCheck.image, { id }),
  sound: withQuery(paths.humanCheck.sound, { id }),
  input: {
    ...form.input('human.characters', {
      label: 'Enter the numbers you see or hear',
      hint: 'There are 6. This shows that you are a person.',
      width: '10',
      inputmode: 'numeric',
      autocomplete: 'off',
      spellcheck: false,
    }),
    value: '',
  },
  another: {
    text: 'Try different numbers',
    name: ANOTHER_IMAGE,
    value: 'yes',
    variant: 'secondary',
    small: true,
  },
});

export const wantsAnotherImage = (form: Form): boolean => form.has(ANOTHER_IMAGE);

/** The person's answer, as the contracts want it. */
export function humanAnswerIn(form: Form) {
  const counter = form.text('human.counter');
  const derivedKey = form.text('human.derivedKey');
  const characters = form.text('human.characters');
  return {
    id: form.text('human.id'),
    ...(/^\d{1,9}$/.test(counter) ? { solution: { counter: Number(counter), derivedKey } } : {}),
    ...(characters ? { characters } : {}),
  };
}
