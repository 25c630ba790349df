import { z } from 'zod';
import { organisationRole } from '../access.js';
import { day, email, odsCode, requiredLines, requiredText } from '../values.js';

/** A kind of helpdesk action (domain.md §9): all there is to know about it, for services and dashboard alike. */
interface Action {
  /** As people read it. */
  name: string;
  /** Carries it out, because the data are its own. */
  owner: 'identity' | 'organisations' | 'assessment';
  /** Somebody else must approve it, whatever it does; of any kind the preview has the last word. */
  secondPerson: boolean;
  /** There is a way back. */
  undoable: boolean;
  input: z.ZodObject;
}

const personId = z.uuid('Choose a person');
const evidence = requiredLines('Say what shows that this is right, for example a letter or a contract', 1000);

export const catalogue = {
  'reset-administrator': {
    name: 'Reset administrator',
    owner: 'identity',
    secondPerson: true,
    undoable: true,
    input: z.strictObject({
      code: odsCode,
      email,
      firstName: requiredText('Enter the first name of the new administrator', 100),
      lastName: requiredText('Enter the last name of the new administrator', 100),
      /** What becomes of the administrators there are. */
      others: z.enum(['stay', 'demote', 'remove'], 'Choose what happens to the present administrators'),
    }),
  },
  'link-email': {
    name: 'Link an email to a further organisation',
    owner: 'identity',
    secondPerson: false,
    undoable: true,
    input: z.strictObject({ code: odsCode, email, role: organisationRole }),
  },
  'resend-invitation': {
    name: 'Resend an invitation',
    owner: 'identity',
    secondPerson: false,
    undoable: false,
    input: z.strictObject({ invitationId: z.uuid('Choose an invitation') }),
  },
  'cancel-invitation': {
    name: 'Cancel an invitation',
    owner: 'identity',
    secondPerson: false,
    undoable: true,
    input: z.strictObject({ invitationId: z.uuid('Choose an invitation') }),
  },
  unlock: {
    name: 'Unlock an account',
    owner: 'identity',
    secondPerson: false,
    undoable: false,
    input: z.strictObject({ personId }),
  },
  'end-sessions': {
    name: 'End all sessions',
    owner: 'identity',
    secondPerson: false,
    undoable: false,
    input: z.strictObject({ personId }),
  },
  'reset-second-factor': {
    name: 'Reset a second factor',
    owner: 'identity',
    secondPerson: true,
    undoable: false,
    input: z.strictObject({ personId }),
  },
  'correct-email': {
    name: 'Correct an email address',
    owner: 'identity',
    secondPerson: true,
    undoable: true,
    input: z.strictObject({ personId, email }),
  },
  'merge-accounts': {
    name: 'Merge two accounts of one person',
    owner: 'identity',
    secondPerson: true,
    undoable: true,
    input: z.strictObject({ personId, mergedEmail: email }),
  },
  'switch-head-office-function': {
    name: 'Switch the head-office function on or off',
    owner: 'organisations',
    secondPerson: false,
    undoable: true,
    input: z.strictObject({ code: odsCode, enabled: z.boolean('Choose on or off') }),
  },
  'add-site': {
    name: 'Add a site to a head office',
    owner: 'organisations',
    secondPerson: false,
    undoable: true,
    input: z.strictObject({ headOffice: odsCode, site: odsCode, from: day, evidence }),
  },
  'remove-site': {
    name: 'Remove a site from a head office',
    owner: 'organisations',
    secondPerson: false,
    undoable: true,
    input: z.strictObject({ headOffice: odsCode, site: odsCode, from: day, evidence }),
  },
  'move-assessment': {
    name: 'Move an assessment to another code',
    owner: 'assessment',
    secondPerson: true,
    undoable: true,
    input: z.strictObject({ from: odsCode, to: odsCode }),
  },
  'copy-publication': {
    name: 'Copy a publication to other codes of the group',
    owner: 'assessment',
    secondPerson: true,
    undoable: true,
    input: z.strictObject({
      publicationId: z.uuid('Choose a publication'),
      codes: z
        .array(odsCode)
        .min(1, 'Enter at least one ODS code')
        .max(50, 'Enter at most 50 ODS codes at a time'),
    }),
  },
} as const satisfies Record<string, Action>;

export type ActionKind = keyof typeof catalogue;
export type ActionInput<K extends ActionKind> = z.output<(typeof catalogue)[K]['input']>;
export type ActionOwner = Action['owner'];
export const actionKinds = Object.keys(catalogue) as ActionKind[];
export const actionKind = z.enum(actionKinds);
