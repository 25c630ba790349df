import Bowser from 'bowser';

/** What browsers say of themselves has a few hundred characters; longer is not looked at. */
const longest = 500;

/** @example deviceWords('Mozilla/5.0 (Windows NT 10.0; Win64; x64) … Chrome/142.0.0.0 …') // 'Chrome on Windows' */
export function deviceWords(userAgent: string | undefined): string | null {
  if (!userAgent || userAgent.length > longest) return null;
  const { browser, os, platform } = Bowser.parse(userAgent);
  const system = (platform.vendor === 'Apple' && platform.model) || os.name;
  if (!browser.name) return null;
  return system ? `${browser.name} on ${system}` : browser.name;
}
