/**
 * What the three fields of a date hold: `yyyy-mm-dd`, or nothing.
 * @example dayFields('foundOn', '2026-05-03') // { 'foundOn-day': '3', 'foundOn-month': '5', 'foundOn-year': '2026' }
 */
export function dayFields(name: string, known: string | null | undefined): Record<string, string> {
  const [year = '', month = '', day = ''] = known?.split('-').map((part) => String(Number(part))) ?? [];
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
