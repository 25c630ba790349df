import { describe, expect, test } from '@jest/globals';
import type { EmailTemplate } from '@dspt/contracts/notifications/emails';
import { emailNamed } from '../src/emails/kinds.js';
import { letter } from '../src/emails/letter.js';
import { kindOf, templates } from '../src/emails/templates.js';
import { linksTo, type OneTimeLinkKind } from '../src/writing/links.js';
import { write } from '../src/writing/write.js';
import { samples } from './samples.js';

const links = linksTo('https://toolkit.example');
const helpdesk = {
  telephone: '03069 990 000',
  email: 'helpdesk@toolkit.example',
  hours: 'Monday to Friday, 9am to 5pm',
};

const oneTimeLink = ({ kind }: { kind: OneTimeLinkKind }) => ({
  url: links.oneTime(kind, 'one.time'),
  expiresAt: new Date('2026-05-04T10:00:00.000Z'),
});

function written(name: EmailTemplate, content: (typeof samples)[EmailTemplate] = samples[name]) {
  const { subject, data } = letter(
    name,
    { email: 'ann@care.example', firstName: 'Ann' },
    [],
    content as never,
  );
  const { template } = emailNamed(name);
  const body = emailNamed(name).body(content, links, template.link && oneTimeLink(template.link(content)));
  const kind = kindOf[name];
  const stop = kind && { kind, url: links.stopEmails(kind, 'the-token') };
  const draft = { subject, firstName: data.firstName, body, answered: template.replyTo !== undefined, stop };
  return { subject, ...write(draft, helpdesk) };
}

const names = Object.keys(templates) as EmailTemplate[];

describe.each(names)('%s', (name) => {
  test('reads as agreed', () => {
    const { subject, text } = written(name);
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
  });

  test('links only to pages of the public website', () => {
    const { html, text } = written(name);
    const urls = [...`${html}\n${text}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => url);
    expect(urls.filter((url) => !url.startsWith('https://toolkit.example/'))).toEqual([]);
  });

  test('escapes whatever people typed, and says the same in HTML as in text', () => {
    const hostile = JSON.parse(
      JSON.stringify(samples[name]).replaceAll(/Rose Harness|Bob Builder|deputy manager/g, '<b onload=x>&'),
    ) as (typeof samples)[EmailTemplate];
    const { html, text } = written(name, hostile);
    expect(html).not.toContain('<b onload');
    const said = text.split('\n').filter((line) => /^[A-Z][^:]*\.$/.test(line) && !line.includes('<'));
    for (const line of said) expect(html).toContain(line.replaceAll("'", '&#39;'));
  });
});

test('an invitation has everything somebody needs to trust it', () => {
  const { text } = written('invitation-to-join');
  for (const needed of [
    'Rose House',
    'VL00D',
    'Member',
    'Bob Builder',
    'bob@care.example',
    '020 7946 0000',
    'https://toolkit.example/invitations/one.time',
    '24 hours',
    '03069 990 000',
    'helpdesk@toolkit.example',
    'Monday to Friday, 9am to 5pm',
    'nobody reads the replies',
  ])
    expect(text).toContain(needed);
});

test('an email as HTML looks like this', () => {
  expect(written('password-changed').html).toMatchSnapshot();
});
