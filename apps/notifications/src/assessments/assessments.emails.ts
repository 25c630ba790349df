import { button, facts, paragraph } from '../writing/block.js';
import { named } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type NamedOrganisation = {
  code: string;
  name: string;
};

export const assessmentMoved: Template<{ from: NamedOrganisation; to: NamedOrganisation; edition: string }> =
  {
    subject: ({ from, to, edition }) =>
      `The assessment of ${from.name} for ${edition} is now at ${named(to)}`,
    body: ({ from, to, edition }, { links }) => [
      paragraph(
        'The helpdesk has moved the work in your assessment to another ODS code: the profile, the answers with their history, the confirmations, the action plan and the documents.',
      ),
      facts({ Edition: edition, From: named(from), To: named(to) }),
      paragraph(
        'What has been published stays where it is, and goes on counting until it expires. Nobody has got access by this: an administrator of the new code can invite whoever works on it.',
      ),
      button('See your assessment', links.assessment()),
      paragraph('If nobody asked the helpdesk for this, tell us at once.'),
    ],
  };
