/** A piece of an email. Templates are made of these, and HTML and text are both made from them. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; facts: [name: string, value: string][] }
  | { kind: 'quote'; text: string }
  | { kind: 'button'; text: string; url: string }
  | { kind: 'link'; text: string; url: string };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const list = (items: string[]): Block => ({ kind: 'list', items });
/** What somebody else wrote, kept apart from what we say. */
export const quote = (text: string): Block => ({ kind: 'quote', text });
export const button = (text: string, url: string): Block => ({ kind: 'button', text, url });
/** Less than what the email is for. */
export const link = (text: string, url: string): Block => ({ kind: 'link', text, url });

/** Names and values; those without a value are left out. */
export const facts = (all: Record<string, string | null>): Block => ({
  kind: 'facts',
  facts: Object.entries(all).filter((fact): fact is [string, string] => Boolean(fact[1])),
});
