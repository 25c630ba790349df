import { sector, sectorNames, yesNoNotSure, type Profile } from '@dspt/contracts/assessment/profiles';
import { z } from 'zod';
import type { Choice } from '../../pages/form.js';
import { awardDate, otherCertificates } from './certificate-questions.js';
import { people } from './people-question.js';
import { always, isLarge, type ProfileQuestion } from './profile-question.js';

type AnswerField = 'nhsmailOnly' | 'cyberEssentialsPlus' | 'iso27001' | 'psn';

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
  control: (form) => [
    {
      radios: form.radios('sector', {
        label: 'What kind of organisation are you?',
        heading: true,
        hint: 'Care homes, home care and supported living are social care.',
        options: sector.options.map((value) => ({ value, text: sectorNames[value] })),
      }),
    },
  ],
  read: (form) =>
    form.parse(
      z.object({ sector }),
      { sector: form.text('sector') },
      { sector: 'Select what kind of organisation you are' },
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
    control: (form) =>
      questions.map(({ field, question, help }) => ({
        radios: form.radios(field, { label: question, heading: questions.length === 1, options: answers }),
        ...(help ? { help } : {}),
      })),
    read: (form) =>
      form.parse(
        z.object(Object.fromEntries(fields.map((field) => [field, yesNoNotSure]))),
        Object.fromEntries(fields.map((field) => [field, form.text(field)])),
        Object.fromEntries(questions.map(({ field, missing }) => [field, missing])),
      ),
  };
}

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
