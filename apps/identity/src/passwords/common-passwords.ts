import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set<string>(dictionary['passwords-common']);

/** Whether it is among the passwords people use most, also with digits or signs put after it. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const withoutEnding = lower.replace(/[^\p{L}]+$/u, '');
  return common.has(lower) || (password.length < 15 && common.has(withoutEnding));
}
