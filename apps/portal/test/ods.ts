/** A line of an ODS file: code, name, head office, day it closed. */
export function line(code: string, name: string, parent = '', closed = ''): string[] {
  const fields = Array.from({ length: 27 }, () => '');
  const joined = parent && '20110323';
  const known = { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT', 10: '20110323' };
  return Object.assign(fields, known, { 11: closed, 14: parent, 15: joined, 21: '0', 26: '1' });
}
