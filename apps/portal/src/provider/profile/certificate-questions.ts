import { certificateNames } from '@dspt/contracts/assessment/profiles';
import { InvalidInput } from '@dspt/contracts/problem';
import { z } from 'zod';
import { dayFields } from '../../pages/day-fields.js';
import { dayText } from '../../pages/dates.js';
import { isLarge, type ProfileQuestion } from './profile-question.js';

const awardField = 'cyberEssentialsPlusAwardedOn';
export const awardDate: ProfileQuestion = {
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
  known: ({ cyberEssentialsPlusAwardedOn: on }) => dayFields(awardField, on),
  control: (form) => [
    {
      date: form.date(awardField, {
        label: 'When was your Cyber Essentials PLUS certificate awarded?',
        heading: true,
        hint: 'The date is on the certificate. It must be in the last 12 months. For example, 27 3 2026',
      }),
    },
  ],
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

export const otherCertificates: ProfileQuestion = {
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
  control: (form) => [
    {
      checkboxes: form.checkboxes('certificates', {
        label: 'Do you hold any of these certificates?',
        heading: true,
        hint: 'Most care homes hold none of them. Select all that you hold.',
        options: [...others, { value: 'none', text: 'No, we do not hold any of these' }],
      }),
    },
  ],
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
