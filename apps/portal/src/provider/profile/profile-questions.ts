import {
  certificateNames,
  profileFields,
  sector,
  sectorNames,
  yesNoNotSure,
  type Profile,
  type saveProfile,
} from '@dspt/contracts/assessment/profiles';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { z } from 'zod';
import { dayText } from '../../pages/dates.js';
import type { Choice, Form } from '../../pages/form.js';

type Changes = Omit<GivenBody<typeof saveProfile>, 'version'>;
type ProfileField = keyof Changes;
type AnswerField = 'nhsmailOnly' | 'cyberEssentialsPlus' | 'iso27001' | 'psn';
type NameField = 'caldicottGuardian' | 'siro' | 'informationGovernanceLead' | 'dataProtectionOfficer';

/** A line in the list of answers. */
interface ProfileLine {
  label: string;
  fields: ProfileField[];
  /** `undefined` when it has not been answered. */
  answer: (profile: Profile) => string | undefined;
}

/** One page of the profile. */
export interface ProfileQuestion {
  /** In its address. */
  name: string;
  heading: string;
  lines: ProfileLine[];
  asked: (profile: Profile) => boolean;
  known: (profile: Profile) => Record<string, string | string[] | null>;
  /** Parameters of the macros that ask it. */
  control: (form: Form) => {
    radios?: { question: object; help: string[] }[];
    date?: object;
    checkboxes?: object;
    /** Several fields on one page, under its heading. */
    inputs?: object[];
    intro?: string;
  };
  /** @throws {InvalidInput} */
  read: (form: Form) => Changes;
}

const always = () => true;

/** Organisations with large IT are asked about each certificate. */
const isLarge = ({ sector: kind }: Profile): boolean =>
  kind !== null && ['nhs-trust', 'company', 'other'].includes(kind);

const answerNames = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } as const;
const answers: Choice[] = yesNoNotSure.options.map((value) => ({ value, text: answerNames[value] }));

const sectorQuestion: ProfileQuestion = {
  name: 'sector',
  heading: 'What kind of organisation are you?',
  lines: [
    {
      label: 'Kind of organisation',
      fields: ['sector'],
      answer: (profile) => (profile.sector ? sectorNames[profile.sector] : undefined),
    },
  ],
  asked: always,
  known: (profile) => ({ sector: profile.sector }),
  control: (form) => ({
    radios: [
      {
        question: form.radios('sector', {
          label: 'What kind of organisation are you?',
          heading: true,
          hint: 'Care homes, home care and supported living are social care.',
          options: sector.options.map((value) => ({ value, text: sectorNames[value] })),
        }),
        help: [],
      },
    ],
  }),
  read: (form) =>
    form.parse(
      z.object({ sector }),
      { sector: form.text('sector') },
      { sector: 'Select what kind of organisation you are' },
    ),
};

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

const people: ProfileQuestion = {
  name: 'people',
  heading: 'Who is responsible for data security and protection?',
  lines: [
    {
      label: 'People responsible',
      fields: roles.map(({ field }) => field),
      answer: (profile) =>
        roles
          .filter(({ field }) => profile[field])
          .map(({ field, label }) => `${label}: ${profile[field]}`)
          .join('; ') || 'Nobody named',
    },
  ],
  asked: always,
  known: (profile) => Object.fromEntries(roles.map(({ field }) => [field, profile[field]])),
  control: (form) => ({
    intro:
      'Enter names. Leave a role blank if nobody has it: many small organisations do not have all of them.',
    inputs: roles.map(({ field, label, hint }) =>
      form.input(field, { label, hint, width: '20', autocomplete: 'off', spellcheck: false }),
    ),
  }),
  read: (form) =>
    form.parse(
      profileFields.pick({
        caldicottGuardian: true,
        siro: true,
        informationGovernanceLead: true,
        dataProtectionOfficer: true,
      }),
      Object.fromEntries(roles.map(({ field }) => [field, form.text(field)])),
    ),
};

interface YesOrNo {
  field: AnswerField;
  question: string;
  label: string;
  missing: string;
  help?: string[];
}

/** One or several questions that are answered with yes, no or not sure. */
function yesOrNo(
  { name, heading, asked = always }: Pick<ProfileQuestion, 'name' | 'heading'> & Partial<ProfileQuestion>,
  questions: YesOrNo[],
): ProfileQuestion {
  const fields = questions.map(({ field }) => field);
  return {
    name,
    heading,
    asked,
    lines: questions.map(({ field, label }) => ({
      label,
      fields: [field],
      answer: ({ [field]: given }) => (given ? answerNames[given] : undefined),
    })),
    known: (profile) => Object.fromEntries(fields.map((field) => [field, profile[field]])),
    control: (form) => ({
      radios: questions.map(({ field, question, help = [] }) => ({
        question: form.radios(field, { label: question, heading: questions.length === 1, options: answers }),
        help,
      })),
    }),
    read: (form) =>
      form.parse(
        z.object(Object.fromEntries(fields.map((field) => [field, yesNoNotSure]))),
        Object.fromEntries(fields.map((field) => [field, form.text(field)])),
        Object.fromEntries(questions.map(({ field, missing }) => [field, missing])),
      ),
  };
}

const awardField = 'cyberEssentialsPlusAwardedOn';
const awardDate: ProfileQuestion = {
  name: 'cyber-essentials-plus-date',
  heading: 'When was your Cyber Essentials PLUS certificate awarded?',
  lines: [
    {
      label: 'Cyber Essentials PLUS awarded on',
      fields: [awardField],
      answer: ({ cyberEssentialsPlusAwardedOn: on }) => (on ? dayText(on) : undefined),
    },
  ],
  asked: (profile) => profile.cyberEssentialsPlus === 'yes',
  known: ({ cyberEssentialsPlusAwardedOn: on }) => {
    const [year = '', month = '', dayOfMonth = ''] = on?.split('-').map((part) => String(Number(part))) ?? [];
    return {
      [`${awardField}-day`]: dayOfMonth,
      [`${awardField}-month`]: month,
      [`${awardField}-year`]: year,
    };
  },
  control: (form) => ({
    date: form.date(awardField, {
      label: 'When was your Cyber Essentials PLUS certificate awarded?',
      heading: true,
      hint: 'The date is on the certificate. It must be in the last 12 months. For example, 27 3 2026',
    }),
  }),
  read: (form) => {
    const awardedOn = form.day(awardField);
    if (!awardedOn)
      throw new InvalidInput([
        { field: awardField, message: 'Enter the date the certificate was awarded, like 27 3 2026' },
      ]);
    return { [awardField]: awardedOn };
  },
};

const others = [
  { value: 'iso27001', text: certificateNames.iso27001 },
  { value: 'psn', text: certificateNames.psn_ia },
] as const;

const otherCertificates: ProfileQuestion = {
  name: 'other-certificates',
  heading: 'Do you hold any of these certificates?',
  lines: [
    {
      label: 'Other certificates',
      fields: ['iso27001', 'psn'],
      answer: ({ iso27001, psn }) => {
        const held = others.filter(({ value }) => ({ iso27001, psn })[value] === 'yes');
        if (held.length > 0) return held.map(({ text }) => text).join(', ');
        return iso27001 === null && psn === null ? undefined : 'None';
      },
    },
  ],
  // The others are not asked; who has named one before can still take it back.
  asked: (profile) => !isLarge(profile) && [profile.iso27001, profile.psn].includes('yes'),
  known: ({ iso27001, psn }) => ({
    certificates: [
      ...others.filter(({ value }) => ({ iso27001, psn })[value] === 'yes').map(({ value }) => value),
      ...(iso27001 === 'no' && psn === 'no' ? ['none'] : []),
    ],
  }),
  control: (form) => ({
    checkboxes: form.checkboxes('certificates', {
      label: 'Do you hold any of these certificates?',
      heading: true,
      hint: 'Most care homes hold none of them. Select all that you hold.',
      options: [...others, { value: 'none', text: 'No, we do not hold any of these' }],
    }),
  }),
  read: (form) => {
    const chosen = form.parse(
      z.object({ certificates: z.array(z.enum(['iso27001', 'psn', 'none'])).min(1) }),
      { certificates: form.all('certificates') },
      { certificates: 'Select the certificates you hold, or that you do not hold any' },
    ).certificates;
    const held = (name: 'iso27001' | 'psn') => (chosen.includes(name) ? 'yes' : 'no');
    return { iso27001: held('iso27001'), psn: held('psn') };
  },
};

/** In the order they are asked. */
export const profileQuestions: readonly ProfileQuestion[] = [
  sectorQuestion,
  people,
  yesOrNo({ name: 'email-and-certificate', heading: 'Email and Cyber Essentials PLUS' }, [
    {
      field: 'nhsmailOnly',
      question: 'Is NHSmail (now NHS.net Connect) the only email system you use?',
      label: 'NHSmail is our only email system',
      missing: 'Select yes if NHSmail is the only email system you use',
    },
    {
      field: 'cyberEssentialsPlus',
      question: 'Do you have a Cyber Essentials PLUS certificate?',
      label: 'Cyber Essentials PLUS',
      help: [
        'Cyber Essentials PLUS is a certificate that your IT has been tested against common cyber attacks. It is not the same as Cyber Essentials.',
        'Select yes only if it was awarded in the last 12 months and covers all the IT you use for health and care information. We then do not ask you some of the questions.',
      ],
      missing: 'Select yes if you have a Cyber Essentials PLUS certificate',
    },
  ]),
  awardDate,
  otherCertificates,
  yesOrNo({ name: 'iso-27001', heading: 'Do you have an ISO 27001 certificate?', asked: isLarge }, [
    {
      field: 'iso27001',
      question: 'Do you have an ISO 27001 certificate?',
      label: 'ISO 27001',
      help: [
        'Select yes only if the certificate is current and covers all the IT you use for health and care information.',
      ],
      missing: 'Select yes if you have an ISO 27001 certificate',
    },
  ]),
  yesOrNo(
    { name: 'psn', heading: 'Do you have a Public Services Network (PSN) certificate?', asked: isLarge },
    [
      {
        field: 'psn',
        question: 'Do you have a Public Services Network (PSN) certificate?',
        label: 'Public Services Network (PSN) certificate',
        help: ['Select yes only if the certificate is current.'],
        missing: 'Select yes if you have a Public Services Network certificate',
      },
    ],
  ),
];

export const askedOf = (profile: Profile): ProfileQuestion[] =>
  profileQuestions.filter(({ asked }) => asked(profile));

/** The question after another one; `undefined` after the last. */
export function questionAfter(question: ProfileQuestion, profile: Profile): ProfileQuestion | undefined {
  const at = profileQuestions.indexOf(question);
  return profileQuestions.slice(at + 1).find(({ asked }) => asked(profile));
}
