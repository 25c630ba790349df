import { organisationRole, roleNames } from '@dspt/contracts/access';
import type { ActionKind } from '@dspt/contracts/support/catalogue';

/** One field of an action's form. */
export interface Field {
  /** As the catalogue names it. */
  name: string;
  label: string;
  hint?: string;
  kind?: 'long' | 'day' | 'email';
  choices?: { value: string; text: string }[];
}

const organisation: Field = { name: 'code', label: 'ODS code of the organisation' };
const account: Field = { name: 'personId', label: 'Account' };
const invitation: Field = { name: 'invitationId', label: 'Invitation' };
const siteFields: Field[] = [
  { name: 'headOffice', label: 'ODS code of the head office' },
  { name: 'site', label: 'ODS code of the site' },
  { name: 'from', label: 'From which day', kind: 'day' },
  {
    name: 'evidence',
    label: 'Evidence',
    hint: 'For example: a letter, a contract, the regulator’s register',
    kind: 'long',
  },
];
const roles = organisationRole.options.map((value) => ({ value, text: roleNames[value] }));

/** What the form of each action asks for; everything else about it is in the catalogue. */
export const fieldsOf: Record<ActionKind, Field[]> = {
  'reset-administrator': [
    organisation,
    { name: 'email', label: 'Email address of the new administrator', kind: 'email' },
    { name: 'firstName', label: 'First name' },
    { name: 'lastName', label: 'Last name' },
    {
      name: 'others',
      label: 'The present administrators',
      choices: [
        { value: 'stay', text: 'stay administrators' },
        { value: 'demote', text: 'become members' },
        { value: 'remove', text: 'are removed' },
      ],
    },
  ],
  'link-email': [
    organisation,
    { name: 'email', label: 'Email address of the account', kind: 'email' },
    { name: 'role', label: 'Role', choices: roles },
  ],
  'resend-invitation': [invitation],
  'cancel-invitation': [invitation],
  unlock: [account],
  'end-sessions': [account],
  'reset-second-factor': [account],
  'correct-email': [account, { name: 'email', label: 'Correct email address', kind: 'email' }],
  'merge-accounts': [
    { ...account, label: 'Account that stays' },
    { name: 'mergedEmail', label: 'Email address of the account that goes', kind: 'email' },
  ],
  'switch-head-office-function': [
    organisation,
    {
      name: 'enabled',
      label: 'Head-office function',
      choices: [
        { value: 'true', text: 'on' },
        { value: 'false', text: 'off' },
      ],
    },
  ],
  'add-site': siteFields,
  'remove-site': siteFields,
  'move-assessment': [
    { name: 'from', label: 'ODS code that has the assessment' },
    { name: 'to', label: 'ODS code to move it to' },
  ],
  'copy-publication': [
    { name: 'publicationId', label: 'Publication' },
    {
      name: 'codes',
      label: 'ODS codes to copy it to',
      hint: 'One a line, or with commas between them',
      kind: 'long',
    },
  ],
};

/** What was filled in, as the catalogue wants it. */
export function inputOf(kind: ActionKind, typed: Record<string, string>): Record<string, unknown> {
  const entries = fieldsOf[kind].map(({ name }) => [name, typed[name] ?? ''] as const);
  return Object.fromEntries(entries.map(([name, value]) => [name, valueOf(name, value)]));
}

function valueOf(name: string, typed: string): unknown {
  if (name === 'enabled') return typed === 'true';
  return name === 'codes' ? typed.split(/[\s,;]+/).filter(Boolean) : typed;
}
