import { profileFields, supportMayCall, type Profile } from '@dspt/contracts/assessment/profiles';
import { always, type ProfileQuestion } from './profile-question.js';

type NameField = 'caldicottGuardian' | 'siro' | 'informationGovernanceLead' | 'dataProtectionOfficer';

const mayCallNames = { yes: 'Yes, they may call', no: 'No, please do not call' } as const;

/** People with a role, each of which may be left blank. */
const roles: { field: NameField; label: string; hint: string }[] = [
  {
    field: 'caldicottGuardian',
    label: 'Caldicott Guardian',
    hint: 'A senior person who makes sure that information about the people you care for is kept confidential. In a small organisation it is often the registered manager.',
  },
  {
    field: 'siro',
    label: 'Senior information risk owner (SIRO)',
    hint: 'A director, owner or senior manager who answers for the risks to the information you hold.',
  },
  {
    field: 'informationGovernanceLead',
    label: 'Information governance lead',
    hint: 'The person who deals with data protection and data security from day to day.',
  },
  {
    field: 'dataProtectionOfficer',
    label: 'Data protection officer',
    hint: 'Somebody, also from outside, who checks that you follow data protection law. Not every organisation must have one.',
  },
];

/** @example ['Caldicott Guardian: Ann Lee'] */
export const peopleNamed = (profile: Profile): string[] =>
  roles.filter(({ field }) => profile[field]).map(({ field, label }) => `${label}: ${profile[field]}`);

export const people: ProfileQuestion = {
  name: 'people',
  heading: 'Who is responsible for data security and protection?',
  lines: [
    {
      label: 'People responsible',
      fields: roles.map(({ field }) => field),
      answer: (profile) => peopleNamed(profile).join('; ') || 'Nobody named',
    },
    {
      label: 'Contact for your local support team',
      fields: ['supportContactName', 'supportContactTelephone', 'supportMayCall'],
      answer: ({ supportContactName, supportContactTelephone, supportMayCall: said }) =>
        [supportContactName, supportContactTelephone, said && mayCallNames[said]]
          .filter(Boolean)
          .join('; ') || 'Nobody named',
    },
  ],
  asked: always,
  known: (profile) => ({
    ...Object.fromEntries(roles.map(({ field }) => [field, profile[field]])),
    supportContactName: profile.supportContactName,
    supportContactTelephone: profile.supportContactTelephone,
    supportMayCall: profile.supportMayCall,
  }),
  control: (form) => [
    {
      intro:
        'Enter names. Leave a role blank if nobody has it: many small organisations do not have all of them.',
      inputs: roles.map(({ field, label, hint }) =>
        form.input(field, { label, hint, width: '20', autocomplete: 'off', spellcheck: false }),
      ),
    },
    {
      heading: 'Who can your local support team talk to?',
      intro:
        'Local support teams help care providers with their assessment, free of charge. They see how far you are and what you have published, never your answers. You can leave this blank.',
      inputs: [
        form.input('supportContactName', {
          label: 'Name',
          width: '20',
          autocomplete: 'off',
          spellcheck: false,
        }),
        form.input('supportContactTelephone', {
          label: 'Telephone number',
          width: '20',
          type: 'tel',
          autocomplete: 'off',
          spellcheck: false,
        }),
      ],
      radios: form.radios('supportMayCall', {
        label: 'May your local support team call this number?',
        options: supportMayCall.options.map((value) => ({ value, text: mayCallNames[value] })),
      }),
    },
  ],
  read: (form) =>
    form.parse(
      profileFields.pick({
        caldicottGuardian: true,
        siro: true,
        informationGovernanceLead: true,
        dataProtectionOfficer: true,
        supportContactName: true,
        supportContactTelephone: true,
        supportMayCall: true,
      }),
      {
        ...Object.fromEntries(roles.map(({ field }) => [field, form.text(field)])),
        supportContactName: form.text('supportContactName'),
        supportContactTelephone: form.text('supportContactTelephone'),
        supportMayCall: form.text('supportMayCall') || null,
      },
    ),
};
