import type { Output } from '@dspt/contracts/define';
import { createHumanChallenge } from '@dspt/contracts/identity/human-checks';
import type { Form } from '../pages/form.js';
import type { RequestContext } from '../pages/request-context.js';

type Challenge = Output<typeof createHumanChallenge>;

/** Name of the button that asks for another image. */
const ANOTHER_IMAGE = 'another-image';

export const newChallenge = (context: RequestContext): Promise<Challenge> =>
  context.ask(createHumanChallenge, {});

/** What `human-check/human-check.njk` shows: work for the browser, or an image to read without JavaScript. */
export const humanCheck = ({ id, salt, challenge, maxNumber, image }: Challenge, form: Form) => ({
  hidden: [
    { name: 'human.id', value: id },
    { name: 'human.number', value: '' },
  ],
  salt,
  challenge,
  maxNumber,
  image: `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`,
  input: {
    ...form.input('human.characters', {
      label: 'Enter the characters you see',
      hint: 'This shows that you are a person. Capital letters do not matter.',
      width: '10',
      autocomplete: 'off',
      spellcheck: false,
    }),
    value: '',
  },
  another: {
    text: 'Try a different image',
    name: ANOTHER_IMAGE,
    value: 'yes',
    variant: 'secondary',
    small: true,
  },
});

export const wantsAnotherImage = (form: Form): boolean => form.has(ANOTHER_IMAGE);

/** The person's answer, as the contracts want it. */
export function humanAnswerIn(form: Form) {
  const number = form.text('human.number');
  const characters = form.text('human.characters');
  return {
    id: form.text('human.id'),
    ...(/^\d+$/.test(number) ? { number: Number(number) } : {}),
    ...(characters ? { characters } : {}),
  };
}
