import { roleNames } from '@dspt/contracts/access';
import type { Membership } from '@dspt/contracts/identity/sessions';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { joined } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';

interface Chosen {
  refs: readonly string[];
  /** All organisations are ticked to begin with. */
  all?: boolean;
}

/** In which of the others the answers are to be used. */
export function organisationsPage(
  others: readonly Membership[],
  { refs, all = false }: Chosen,
  given?: Form,
) {
  const form = given ?? Form.of({ to: all ? others.map(({ code }) => code) : [] });
  const query = { refs: joined(refs) };
  // Chosen while they still might: whoever is told of it can take it out.
  const former = form.all('to').filter((to) => !others.some(({ code }) => code === to));
  return view('provider/answer-copies/organisations', {
    title: 'In which organisations do you want to use them?',
    back: paths.answerCopies.questions,
    form,
    action: paths.answerCopies.organisations,
    questions: refs.join(', '),
    one: refs.length === 1,
    questionsPath: paths.answerCopies.questions,
    hidden: [{ name: 'refs', value: query.refs }],
    nothing: others.length + former.length === 0,
    tickAll:
      others.length > 1 && !all
        ? withQuery(paths.answerCopies.organisations, { ...query, all: 'yes' })
        : undefined,
    boxes: form.checkboxes('to', {
      label: 'Your other organisations',
      options: [
        ...others.map(({ code, organisationName, role }) => ({
          value: code,
          text: `${organisationName} (${code})`,
          hint: roleNames[role],
        })),
        ...former.map((code) => ({ value: code, text: code, hint: 'You may not answer for it now' })),
      ],
    }),
  });
}
