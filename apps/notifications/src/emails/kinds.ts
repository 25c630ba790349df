import { mustBeEqual } from '@dspt/service-kit/content';
import { namesIn, read } from '../writing/content.js';
import { Email } from '../writing/email.js';
import type { Template } from '../writing/template.js';
import { Wording } from '../writing/wording.js';
import { templates } from './templates.js';

// Made when the program starts, so that nothing starts with words that are missing or of no use.
mustBeEqual('Files of content', Object.keys(templates), namesIn('.'));
const emails = new Map(
  Object.entries(templates).map(([name, template]) => [
    name,
    read(name, (text) => new Email(template as Template<unknown>, new Wording(text))),
  ]),
);

/** The kind of email, for content that was checked when the letter was made. */
export function emailNamed(name: string): Email {
  const email = emails.get(name);
  if (!email) throw new Error(`There is no template ${name}`);
  return email;
}
