/**
 * The mailbox behind an address, as far as limits go: `ann+1@…` and `ann+2@…` fill the same one. An account is known by
 * its address as it is. @example mailboxOf('Ann+Home@example.org') // 'ann@example.org'
 */
export function mailboxOf(email: string): string {
  const [, name, host] = /^(.[^+@]*)[^@]*@(.*)$/.exec(email.toLowerCase()) ?? [];
  return name === undefined ? email.toLowerCase() : `${name}@${host}`;
}
