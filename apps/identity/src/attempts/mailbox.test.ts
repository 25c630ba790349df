import { expect, test } from '@jest/globals';
import { mailboxOf } from './mailbox.js';

test.each([
  ['ann@example.org', 'ann@example.org'],
  ['Ann+1@Example.org', 'ann@example.org'],
  ['ann+a+b@example.org', 'ann@example.org'],
  ['a.n.n@example.org', 'a.n.n@example.org'],
  ['+ann@example.org', '+ann@example.org'],
  ['+ann+1@example.org', '+ann@example.org'],
  ['no address', 'no address'],
])('%s fills %s', (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox));
