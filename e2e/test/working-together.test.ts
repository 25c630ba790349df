import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import { acceptInvitation, follow, look, press, provider, registered } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A manager and a member of the team, both without JavaScript: from inviting them to giving questions away, and to leaving. */
const step = journey();
const [mona, bo, cy] = [provider('Mona'), provider('Bo'), provider('Cy')];
let browser: Browser;
let manager: Page;
let member: Page;

beforeAll(async () => {
  browser = await launch();
  manager = await registered(browser, mona, 'VL06W');
  member = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

const main = (page: Page): Promise<string> => page.locator('main').innerText();
async function by(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
}

describe('working together, without JavaScript', () => {
  step(
    'the manager pastes a list of people, puts right what is wrong, and invites them at once',
    async () => {
      await manager.goto('/users');
      await follow(manager, 'Invite several people at once');
      await look(manager, 'Invite several people');
      await press(manager, 'Check the list');
      expect(await manager.title()).toMatch(/^Error: /);
      const list = [
        'Email;First name;Last name;Role',
        `${bo.email};Bo;Tester;member`,
        'cy@care,example.org;Cy;Day;auditor',
        `${mona.email};Mona;Tester;`,
      ];
      await manager.getByLabel('One person on each line').fill(list.join('\n'));
      await press(manager, 'Check the list');
      await look(manager, 'Check who you invite');
      expect(await main(manager)).toContain('Is a user of your organisation already. Will not be invited.');
      await press(manager, 'Send the invitations');
      expect(await manager.locator('.nhsuk-error-summary a').innerText()).toContain('There is a comma');
      await manager.locator('input[name="people.1.email"]').fill(cy.email);
      await press(manager, 'Send the invitations');
      expect(await main(manager)).toContain(cy.email);
      await look(manager, 'Users');
      await emailTo(cy.email, /./);
      await acceptInvitation(member, bo);
    },
  );

  step('and gives them all questions of a section, with a day', async () => {
    await manager.goto('/assessment');
    await follow(manager, 'Give questions to people, with a date');
    await look(manager, 'Give questions to people');
    await press(manager, 'Save');
    expect(await manager.title()).toMatch(/^Error: /);
    await look(manager, 'Give questions to people');
    await follow(manager, 'Staffing and roles');
    const boxes = manager.locator('main input[name="items"]');
    expect(await boxes.count()).toBeGreaterThan(3);
    expect(await manager.locator('main input[name="items"]:checked').count()).toBe(await boxes.count());
    await manager.getByLabel('Who will answer?').selectOption({ label: 'Bo Tester' });
    await by(manager, '31', '2', '2027');
    await press(manager, 'Save');
    expect(await main(manager)).toContain('February 2027 has 28 days');
    await by(manager, '28', '2', '2027');
    await press(manager, 'Save');
    expect(await main(manager)).toContain('Given to Bo Tester, by 28 February 2027');
    await look(manager, 'Assessment');
  });

  step('the member finds them on home and in the list, and gives one back', async () => {
    await member.goto('/home');
    await look(member, /./);
    expect(await main(member)).toContain('My tasks');
    await follow(member, /See all \d+ of your tasks/);
    await look(member, 'Assessment');
    const mine = member.locator('main .nhsuk-task-list__link');
    const before = await mine.count();
    await mine.first().click();
    expect(await main(member)).toContain('Given to you, by 28 February 2027');
    await look(member, /./);
    await follow(member, 'Change who answers it');
    await look(member, /Who answers question/);
    await member.getByLabel('Who will answer?').selectOption({ label: 'Mona Tester' });
    await press(member, 'Save');
    expect(await main(member)).toContain('Given to Mona Tester, by 28 February 2027');
    await follow(member, 'See all changes');
    await look(member, 'Changes to this question');
    expect(await main(member)).toMatch(/Mona Tester gave it to Bo Tester and said it is to be done by/);
    await follow(member, 'See who changed what in the whole assessment');
    await look(member, 'Who changed what');
    expect(await main(member)).toMatch(/Gave it to Mona Tester/);
    await member.getByLabel('Who', { exact: true }).selectOption({ label: 'Mona Tester' });
    await member.getByLabel('Which questions').selectOption({ label: 'All questions' });
    await by(member, '31', '2', '2026');
    await press(member, 'Show');
    expect(await member.title()).toMatch(/^Error: /);
    await look(member, 'Who changed what');
    await by(member, '28', '2', '2026');
    await press(member, 'Show');
    expect(await main(member)).toContain('Gave it to Bo Tester, to be done by 28 February 2027');
    await look(member, 'Who changed what');
    await member.goto('/assessment?show=mine');
    expect(await mine.count()).toBe(before - 1);
  });

  step('before the member leaves or closes the account, what they have is handed over', async () => {
    await member.goto('/account/close');
    expect(await main(member)).toMatch(/You still have \d+ questions to answer at/);
    await look(member, 'Close your account?');
    await member.goto('/account');
    await follow(member, /Leave/);
    await look(member, /^Leave /);
    await press(member, /^Hand over first/);
    await look(member, 'Hand over your questions');
    await press(member, 'Hand over');
    expect(await member.title()).toMatch(/^Error: /);
    expect(await main(member)).toContain('Select who takes the questions over');
    await look(member, 'Hand over your questions');
    await member.getByLabel('Who takes them over?').selectOption({ label: 'Mona Tester' });
    await member.getByLabel('A note for them (optional)').fill('The papers are in the blue folder.');
    await press(member, 'Hand over');
    expect(await main(member)).toContain('The questions have been handed over.');
    expect(await main(member)).not.toContain('You still have');
    await look(member, /^Leave /);
    const { text } = await emailTo(mona.email, /handed over to you/);
    expect(text).toContain('Bo Tester has handed over');
    expect(text).toContain('> The papers are in the blue folder.');
  });

  step('the manager, who is the only administrator, hands everything to the member', async () => {
    await manager.goto('/users');
    await look(manager, 'Users');
    await follow(manager, /Hand over the questions of Mona Tester/);
    expect(await main(manager)).toContain('You are the only administrator');
    expect(await main(manager)).toContain('Change the role of Bo Tester');
    await look(manager, 'Hand over your questions');
    await manager.getByLabel('Who takes them over?').selectOption({ label: 'Bo Tester' });
    await press(manager, 'Hand over');
    expect(await main(manager)).toContain('The questions have been handed over.');
    await member.goto('/assessment?show=mine');
    // The first of them was the manager's before, and was given to her without a word.
    await member.locator('main .nhsuk-task-list__link').last().click();
    await follow(member, 'See all changes');
    expect(await main(member)).toContain('Mona Tester handed it over from Mona Tester to Bo Tester.');
    expect(await main(member)).toContain('They wrote: ‘The papers are in the blue folder.’');
    await look(member, 'Changes to this question');
    await follow(member, 'See who changed what in the whole assessment');
    expect(await main(member)).toContain('Handed it over from Mona Tester to Bo Tester');
  });

  step(
    'whoever is removed all the same leaves questions behind, which are handed over from home',
    async () => {
      await manager.goto('/users');
      await follow(manager, /Change role of Bo Tester/);
      expect(await main(manager)).toMatch(/Bo Tester still has \d+ questions to answer/);
      await look(manager, 'Change the role of Bo Tester');
      await manager.goto('/users');
      await follow(manager, /Remove, Bo Tester/);
      await look(manager, 'Remove Bo Tester?');
      await follow(manager, 'Hand over first');
      await look(manager, 'Hand over the questions of Bo Tester');
      await follow(manager, 'Go on without handing over');
      await press(manager, 'Remove all the same');
      for (const until = Date.now() + 8000; ;) {
        await manager.goto('/home');
        if ((await main(manager)).includes('to nobody: Bo Tester cannot answer any more')) break;
        expect(Date.now()).toBeLessThan(until);
      }
      await look(manager, /./);
      await follow(manager, /to nobody: Bo Tester cannot answer any more/);
      expect(await main(manager)).toContain('Given to Bo Tester before');
      await look(manager, 'Hand over what others have left behind');
      await manager.getByLabel('Who takes them over?').selectOption('nobody');
      await manager.getByText('Give some of them to somebody else').click();
      await manager.locator('main select[name^="to."]').first().selectOption({ label: 'Mona Tester (you)' });
      await press(manager, 'Hand over');
      expect(await main(manager)).toContain('The questions have been handed over.');
      expect(await main(manager)).not.toContain('cannot answer any more');
      expect(await main(manager)).toContain('My tasks');
      await manager.goto('/handover/left-behind');
      expect(await main(manager)).toContain('Nobody has left anything behind.');
      await look(manager, 'Hand over what others have left behind');
    },
  );

  step('once a year somebody looks through all who have access', async () => {
    await manager.goto('/users');
    expect(await main(manager)).toContain('Nobody has checked this yet.');
    await press(manager, 'Everybody in this list still needs their access');
    await manager.getByText('It is written down that you have checked who has access.').waitFor();
    expect(await main(manager)).toMatch(/Last checked on .* by Mona Tester/);
    await look(manager, 'Users');
  });
});
