/** The layers of a service, as far as a linter can see them. Each rule has a fixture that breaks it: packages/testing/test/lint.test.ts. */

const isText = (node) =>
  node?.type === 'TemplateLiteral' || (node?.type === 'Literal' && typeof node.value === 'string');

const sqlInRepositories = {
  meta: {
    messages: { here: 'SQL lives in repositories, migrations and `*.sql.ts`: give this query a name there.' },
  },
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.name !== 'query') return;
      if (isText(node.arguments[0])) context.report({ node, messageId: 'here' });
    },
  }),
};

const nameOf = (parameter) =>
  parameter.type === 'AssignmentPattern'
    ? undefined
    : parameter.type === 'Identifier'
      ? parameter.name
      : undefined;

/** `this.repository.find(code)` in `find(code)`: the same call under another name. */
function passesOn({ value: { params, body } }) {
  const [statement, ...others] = body?.body ?? [];
  if (others.length > 0 || statement?.type !== 'ReturnStatement') return false;
  const call =
    statement.argument?.type === 'AwaitExpression' ? statement.argument.argument : statement.argument;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const { object } = call.callee;
  if (object.type !== 'MemberExpression' || object.object.type !== 'ThisExpression') return false;
  const given = call.arguments.map((argument) =>
    argument.type === 'Identifier' ? argument.name : undefined,
  );
  return (
    given.length === params.length &&
    given.every((name, index) => name !== undefined && name === nameOf(params[index]))
  );
}

const noPassingOn = {
  meta: {
    messages: {
      empty: 'This only passes on. Call what it calls, or say why not in an oxlint-disable comment.',
    },
  },
  create: (context) => ({
    MethodDefinition(node) {
      if (node.kind === 'method' && passesOn(node)) context.report({ node: node.key, messageId: 'empty' });
    },
  }),
};

const ofTheDatabase =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\b(current_date|current_timestamp|localtimestamp)\b/i;
const isDate = (node) => node.type === 'Identifier' && node.name === 'Date';

const timeFromTheClock = {
  meta: {
    messages: {
      machine:
        'Ask the clock what time it is, and measure waits with performance.now(): it may be another day here.',
      database: 'Give the query the time of the clock: it may be another day here than for the database.',
    },
  },
  create: (context) => {
    const look = (node, text) => ofTheDatabase.test(text) && context.report({ node, messageId: 'database' });
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0)
          context.report({ node, messageId: 'machine' });
      },
      CallExpression(node) {
        const { callee } = node;
        const now =
          callee.type === 'MemberExpression' && isDate(callee.object) && callee.property.name === 'now';
        if (now || isDate(callee)) context.report({ node, messageId: 'machine' });
      },
      Literal: (node) => void (typeof node.value === 'string' && look(node, node.value)),
      TemplateElement: (node) => void look(node, node.value.raw),
    };
  },
};

export default {
  meta: { name: 'layers' },
  rules: {
    'sql-in-repositories': sqlInRepositories,
    'no-passing-on': noPassingOn,
    'time-from-the-clock': timeFromTheClock,
  },
};
