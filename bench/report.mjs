import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureNatsServer } from '@dspt/embedded';
import { query } from './databases.mjs';

const columns = ['what', 'goal', 'ours', 'bare', 'ratio', 'reached?'];
const file = join(import.meta.dirname, 'results.md');

const cells = ({ what, goal, ours, bare, ratio, reached }) => [
  what,
  goal,
  ours,
  bare,
  ratio,
  reached ? 'yes' : 'no',
];

/** The results as a Markdown table that reads well as it stands, too. */
export function table(lines) {
  const rows = [columns, ...lines.map(cells)];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const write = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const [head, ...body] = rows.map(write);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

/** What the results depend on besides the code. */
export async function machine(adminUrl) {
  const [{ version }] = await query(adminUrl, `select current_setting('server_version') as version`);
  const nats = execFileSync(await ensureNatsServer(), ['--version'], { encoding: 'utf8' }).trim();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${cpus().length} cores (${cpus()[0].model.trim()}), ${memory}, Node ${process.version}, PostgreSQL ${version}, ${nats}`;
}

export const save = (facts, results) =>
  writeFile(
    file,
    `# Results of \`npm run bench\`

Ours beside a bare baseline, in turn, in the same run; medians. The ratio is ours / bare.

${results}

Machine: ${facts}.
`,
  );
