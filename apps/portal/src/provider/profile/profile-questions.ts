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

/** One page of the profile. */
export interface ProfileQuestion {
  /** In its address. */
  name: string;
  fields: ProfileField[];
  heading: string;
  /** Its line in the list of answers. */
  label: string;
  help: string[];
  asked: (profile: Profile) => boolean;
  known: (profile: Profile) => Record<string, string | string[] | null>;
  /** Parameters of the macros that ask it. */
  control: (form: Form) => {
    radios?: object;
    date?: object;
    checkboxes?: object;
    /** Several fields on one page, under its heading. */
    inputs?: object[];
    intro?: string;
  };
  /** @throws {InvalidInput} */
  read: (form: Form) => Changes;
  /** `undefined` when it has not been answered. */
  answer: (profile: Profile) => string | undefined;
}

const always = () => true;

/** Organisations with large IT are asked about each certificate. */
const isLarge = ({ sector: kind }: Profile): boolean =>
  kind !== null && ['nhs-trust', 'company', 'other'].includes(kind);

const answerNames = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } as const;
const answers: Choice[] = yesNoNotSure.options.map((value) => ({ value, text: answerNames[value] }));

const sectorQuestion: ProfileQuestion = {
  name: 'sector',
  fields: ['sector'],
  heading: 'What kind of organisation are you?',
  label: 'Kind of organisation',
  help: [],
  asked: always,
  known: (profile) => ({ sector: profile.sector }),
  control: (form) => ({
    radios: form.radios('sector', {
      label: 'What kind of organisation are you?',
      heading: true,
      hint: 'Care homes, home care and supported living are social care.',
      options: sector.options.map((value) => ({ value, text: sectorNames[value] })),
    }),
  }),
  read: (form) =>
    form.parse(
      z.object({ sector }),
      { sector: form.text('sector') },
      { sector: 'Select what kind of organisation you are' },
    ),
  answer: (profile) => (profile.sector ? sectorNames[profile.sector] : undefined),
};

interface Words {
  name: string;
  heading: string;
  label: string;
  help?: string[];
}

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
  fields: roles.map(({ field }) => field),
  heading: 'Who is responsible for data security and protection?',
  label: 'People responsible',
  help: [],
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
  answer: (profile) =>
    roles
      .filter(({ field }) => profile[field])
      .map(({ field, label }) => `${label}: ${profile[field]}`)
      .join('; ') || 'Nobody named',
};

interface Choosing extends Words {
  missing: string;
  asked?: ProfileQuestion['asked'];
}

function yesOrNo(
  field: AnswerField,
  { help = [], missing, asked = always, ...words }: Choosing,
): ProfileQuestion {
  return {
    ...words,
    help,
    asked,
    fields: [field],
    known: (profile) => ({ [field]: profile[field] }),
    control: (form) => ({
      radios: form.radios(field, { label: words.heading, heading: true, options: answers }),
    }),
    read: (form) =>
      form.parse(z.object({ [field]: yesNoNotSure }), { [field]: form.text(field) }, { [field]: missing }),
    answer: (profile) => {
      const given = profile[field];
      return given ? answerNames[given] : undefined;
    },
  };
}

const awardField = 'cyberEssentialsPlusAwardedOn';
const awardDate: ProfileQuestion = {
  name: 'cyber-essentials-plus-date',
  fields: [awardField],
  heading: 'When was your Cyber Essentials PLUS certificate awarded?',
  label: 'Cyber Essentials PLUS awarded on',
  help: [],
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
  answer: ({ cyberEssentialsPlusAwardedOn: on }) => (on ? dayText(on) : undefined),
};

const others = [
  { value: 'iso27001', text: certificateNames.iso27001 },
  { value: 'psn', text: certificateNames.psn_ia },
] as const;

const otherCertificates: ProfileQuestion = {
  name: 'other-certificates',
  fields: ['iso27001', 'psn'],
  heading: 'Do you hold any of these certificates?',
  label: 'Other certificates',
  help: [],
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
  answer: ({ iso27001, psn }) => {
    const held = others.filter(({ value }) => ({ iso27001, psn })[value] === 'yes').map(({ text }) => text);
    return held.length > 0 ? held.join(', ') : iso27001 === null && psn === null ? undefined : 'None';
  },
};

/** In the order they are asked. */
export const profileQuestions: readonly ProfileQuestion[] = [
  sectorQuestion,
  people,
  yesOrNo('nhsmailOnly', {
    name: 'nhsmail',
    heading: 'Is NHSmail (now NHS.net Connect) the only email system you use?',
    label: 'NHSmail is our only email system',
    missing: 'Select yes if NHSmail is the only email system you use',
  }),
  yesOrNo('cyberEssentialsPlus', {
    name: 'cyber-essentials-plus',
    heading: 'Do you have a Cyber Essentials PLUS certificate?',
    label: 'Cyber Essentials PLUS',
    help: [
      'Cyber Essentials PLUS is a certificate that your IT has been tested against common cyber attacks. It is not the same as Cyber Essentials.',
      'Select yes only if it was awarded in the last 12 months and covers all the IT you use for health and care information. We then do not ask you some of the questions.',
    ],
    missing: 'Select yes if you have a Cyber Essentials PLUS certificate',
  }),
  awardDate,
  otherCertificates,
  yesOrNo('iso27001', {
    name: 'iso-27001',
    heading: 'Do you have an ISO 27001 certificate?',
    label: 'ISO 27001',
    help: [
      'Select yes only if the certificate is current and covers all the IT you use for health and care information.',
    ],
    missing: 'Select yes if you have an ISO 27001 certificate',
    asked: isLarge,
  }),
  yesOrNo('psn', {
    name: 'psn',
    heading: 'Do you have a Public Services Network (PSN) certificate?',
    label: 'Public Services Network (PSN) certificate',
    help: ['Select yes only if the certificate is current.'],
    missing: 'Select yes if you have a Public Services Network certificate',
    asked: isLarge,
  }),
];

export const askedOf = (profile: Profile): ProfileQuestion[] =>
  profileQuestions.filter(({ asked }) => asked(profile));

/** The question after another one; `undefined` after the last. */
export function questionAfter(question: ProfileQuestion, profile: Profile): ProfileQuestion | undefined {
  const at = profileQuestions.indexOf(question);
  return profileQuestions.slice(at + 1).find(({ asked }) => asked(profile));
}
