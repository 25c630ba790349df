import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const server = join(import.meta.dirname, '../dist/server.js');

/** What Node holds in memory once the portal has been loaded, by the names of packages. */
function packagesLoaded(): string[] {
  const script = `
    await import(${JSON.stringify(server)});
    const { createRequire } = await import('node:module');
    console.log(JSON.stringify(Object.keys(createRequire(${JSON.stringify(server)}).cache)));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  const files = JSON.parse(printed) as string[];
  return [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))];
}

test('the portal, which has no database, loads nothing of one; what few people need waits until they do', () => {
  const loaded = packagesLoaded();
  expect(loaded).toContain('nunjucks');
  for (const name of ['typeorm', 'pg', 'exceljs', 'pdfkit', 'docx']) expect(loaded).not.toContain(name);
});
