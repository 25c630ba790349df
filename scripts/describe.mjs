// Writes what can be called from outside, from the contracts: docs/api.md and docs/openapi/<service>.json; and every page of
// the website, from the portal's controllers: docs/pages.md.
// With --check it changes nothing and fails when they are out of date.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';

const { problemDetails: problem } = await import('../packages/contracts/dist/problem.js');
const { openOperations } = await import('../packages/contracts/dist/organisations/open-api.js');
const { callerKinds, isOwnOnly, refusalOf } = await import('../packages/contracts/dist/callers.js');
const root = resolve(import.meta.dirname, '..');
const built = join(root, 'packages/contracts/dist');
const check = process.argv.includes('--check');
/** What the kit gives to each service has contracts of no service's own. */
const everyService = 'every-service';

const contracts = await readContracts();
const files = new Map([
  ['docs/api.md', apiList(contracts)],
  ['docs/security/authorisation.md', authorisation(contracts)],
  ['docs/pages.md', pageList(await readPages())],
]);
for (const service of new Set(contracts.filter(({ kind }) => kind === 'route').map((route) => route.service)))
  files.set(`docs/openapi/${service}.json`, JSON.stringify(openApi(service, contracts)));
files.set('apps/portal/content/open-api.json', JSON.stringify(openInterface(contracts)));

const stale = [];
for (const [file, text] of files) {
  const path = join(root, file);
  const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (wanted === read(path)) continue;
  stale.push(file);
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run describe`);
  process.exit(1);
}

async function readContracts() {
  const found = [];
  for (const file of readdirSync(built, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .toSorted((a, b) => a.localeCompare(b))) {
    const exported = await import(join(built, file));
    for (const [name, value] of Object.entries(exported))
      if (['route', 'request', 'event'].includes(value?.kind))
        found.push({ ...value, name: value.name ?? name, service: dirname(file).replace('.', everyService) });
  }
  return found;
}

async function readPages() {
  const portal = join(root, 'apps/portal/dist');
  const { pagesOf } = await import(join(portal, 'pages/page-list.js'));
  const found = [];
  for (const file of readdirSync(portal, { recursive: true }).filter((name) =>
    name.endsWith('.controller.js'),
  ))
    for (const controller of Object.values(await import(join(portal, file))))
      for (const page of pagesOf(controller)) found.push({ ...page, feature: dirname(file) });
  return found.toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

function pageList(pages) {
  return `# Every page and form of the website

Written by \`npm run describe\` from the portal's controllers. A whole run of the browser tests fails when a page was not looked at
with axe: \`e2e/global-teardown.mjs\` compares.

| page | who may see it | where its code is |
| --- | --- | --- |
${pages.map(({ method, path, access, feature }) => `| \`${method} ${path}\` | ${access} | ${feature} |`).join('\n')}
`;
}

function apiList(all) {
  const of = (kind) => all.filter((contract) => contract.kind === kind);
  const rows = (cells) => cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# Everything that can be called from outside

Written by \`npm run describe\` from \`packages/contracts\`. Every line owes two tests; \`packages/contracts/test/operations.test.ts\` looks for them.

## HTTP

| service | operation | who may | what |
| --- | --- | --- | --- |
${rows(of('route').map((r) => [r.service, `\`${r.method} ${r.path}\``, r.access, r.summary]))}

## Requests between services (NATS)

| service | subject |
| --- | --- |
${rows(of('request').map((r) => [r.service, `\`${r.subject}\``]))}

## Events (JetStream)

| told by | event |
| --- | --- |
${rows(of('event').map((e) => [e.service, `\`${e.name}\``]))}
`;
}

function authorisation(all) {
  const kinds = Object.values(callerKinds('OWN'));
  const words = {
    'sign-in-required': '401',
    'second-factor-missing': 'code first',
    'only-viewing': 'looks only',
    'not-allowed': '·',
  };
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const ofRoute = (route) => [
    route.service,
    `\`${route.method} ${route.path}\``,
    ...kinds.map(({ claims }) => words[refusalOf(route, claims)] ?? '✓'),
    isOwnOnly(route) ? 'own organisation' : '',
  ];
  return `# Who may do what

Written by \`npm run describe\` from the contracts; \`fuzz/test/authorisation.test.ts\` asks the running services every cell of it.
✓ may; · is refused with \`not-allowed\`; 401 must sign in; "code first" owes the second factor
(\`second-factor-missing\`); "looks only" is refused with \`only-viewing\`. Where the last column says
"own organisation", any other code, and any other organisation's things under the own code, get the answer that is given
for what does not exist, byte for byte. Regional officers see organisations of their areas only, and the same answer for others.

${line(['service', 'operation', ...kinds.map(({ name }) => name), 'of whom'])}
${line(Array.from({ length: kinds.length + 3 }, () => '---'))}
${all
  .filter(({ kind }) => kind === 'route')
  .map((route) => line(ofRoute(route)))
  .join('\n')}
`;
}

function openApi(service, all) {
  const paths = {};
  for (const route of all.filter((contract) => contract.kind === 'route' && contract.service === service)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Data Security and Protection Toolkit: ${service}`, version: '1' },
    servers: [serverOf(service, all)],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

/** Served to everybody, so it says nothing of how the platform is made. */
function openInterface(all) {
  const paths = {};
  for (const open of openOperations) {
    const { name } = all.find(
      (contract) =>
        contract.kind === 'route' && contract.path === open.path && contract.method === open.method,
    );
    const { 'x-access': _, ...described } = operation({ ...open, name });
    paths[open.path.replaceAll(/:(\w+)/g, '{$1}')] = { get: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Data Security and Protection Toolkit: the open interface',
      version: '1',
      description:
        'The public register for programs, without an account. Fields and parameters may be added.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: { schemas: { Problem: schemaOf(problem) } },
  };
}

function serverOf(service, all) {
  if (service !== everyService) return { url: `/api/${service}` };
  const services = [...new Set(all.map((contract) => contract.service))].filter(
    (name) => name !== everyService,
  );
  return { url: '/api/{service}', variables: { service: { default: services[0], enum: services } } };
}

function operation(route) {
  const parameters = [...parametersOf('path', route.params), ...parametersOf('query', route.query)];
  const body = route.body
    ? { 'application/json': { schema: schemaOf(route.body, 'input') } }
    : route.consumes && {
        [route.consumes]: {
          schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
        },
      };
  const ok = route.output
    ? { 200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.output) } } } }
    : route.produces
      ? { 200: { description: 'The file', content: { [route.produces]: {} } } }
      : { 204: { description: 'Done' } };
  return {
    operationId: route.name,
    summary: route.summary,
    'x-access': route.access,
    ...(route.access === 'public' ? {} : { security: [{ token: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      ...ok,
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(place, schema) {
  if (!schema) return [];
  const { properties, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

function schemaOf(schema, io = 'output') {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
