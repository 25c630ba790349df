import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { profile } from '../../../test/samples.js';
import { askedOf, profileQuestions, questionAfter } from './profile-questions.js';
import { isUntouched, profileRows } from './profile.page.js';

const named = (name: string) => profileQuestions.find((question) => question.name === name)!;
const names = (change: Parameters<typeof profile>[0]) => askedOf(profile(change)).map(({ name }) => name);

describe('which questions are asked', () => {
  test('the date of a certificate only when there is one', () => {
    expect(names({ cyberEssentialsPlus: 'no' })).not.toContain('cyber-essentials-plus-date');
    expect(names({ cyberEssentialsPlus: 'yes' })).toContain('cyber-essentials-plus-date');
  });

  test('larger organisations are asked about each certificate; the others only when they have named one', () => {
    expect(names({ sector: 'social-care' }).slice(-1)).toEqual(['email-and-certificate']);
    expect(names({ sector: 'social-care', psn: 'yes' }).slice(-1)).toEqual(['other-certificates']);
    expect(names({ sector: 'nhs-trust' }).slice(-2)).toEqual(['iso-27001', 'psn']);
  });

  test('each leads to the next that is asked', () => {
    expect(questionAfter(named('sector'), profile())?.name).toBe('people');
    expect(questionAfter(named('email-and-certificate'), profile())).toBeUndefined();
  });
});

describe('answers', () => {
  test.each(profileQuestions.map(({ name }) => name))(
    'what the page of %s shows is what it reads',
    (name) => {
      const full = profile({
        caldicottGuardian: 'Ann',
        siro: 'Bo',
        informationGovernanceLead: 'Cy',
        dataProtectionOfficer: 'Di',
        supportContactName: 'Ed',
        supportContactTelephone: '01234 567890',
        supportMayCall: 'yes',
        cyberEssentialsPlus: 'yes',
        cyberEssentialsPlusAwardedOn: '2026-05-03',
        iso27001: 'yes',
      });
      const question = named(name);
      const read = question.read(Form.of(question.known(full)));
      expect(full).toMatchObject(read);
      expect(Object.keys(read).toSorted()).toEqual(question.lines.flatMap(({ fields }) => fields).toSorted());
    },
  );

  test('no other certificate is an answer too', () => {
    const { read, lines } = named('other-certificates');
    expect(read(Form.of({ certificates: ['none'] }))).toEqual({ iso27001: 'no', psn: 'no' });
    expect(lines[0]!.answer(profile())).toBe('None');
    expect(lines[0]!.answer(profile({ iso27001: null, psn: null }))).toBeUndefined();
  });
});

describe('the list of answers', () => {
  test('leads back to where it was shown, and gives each error something to lead to', () => {
    const [first] = profileRows(profile(), true, '/publish/profile');
    expect(first).toMatchObject({
      key: { text: 'Kind of organisation' },
      value: { text: 'Social care' },
      actions: {
        items: [{ href: '/profile/sector?return=%2Fpublish%2Fprofile', attributes: { id: 'sector' } }],
      },
    });
  });

  test('offers no change to whoever may not', () => {
    expect(profileRows(profile(), false, '/').every(({ actions }) => actions === undefined)).toBe(true);
  });

  test('a profile nobody has begun is told from one that has', () => {
    const none = { sector: null, nhsmailOnly: null, cyberEssentialsPlus: null, iso27001: null, psn: null };
    expect(isUntouched(profile(none))).toBe(true);
    expect(isUntouched(profile({ ...none, siro: 'Bo' }))).toBe(false);
  });
});
