/** Where to go and who to sign in as. */
export function summary({ urls, demoAccounts }, dataDir) {
  const places = [
    ['The toolkit', urls.portal],
    ['Dashboard for support staff', `${urls.portal}/admin`],
    ...(urls.mailbox ? [['Mailbox with every email it sends', urls.mailbox]] : []),
  ];
  return [
    '',
    ...columns(places),
    ...(demoAccounts.length > 0 ? ['', 'Sign in as', ...columns(accountRows(demoAccounts))] : []),
    '',
    `Data and logs are in ${dataDir}. To begin anew: npm start -- --fresh`,
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function accountRows(accounts) {
  const names = [...new Set(accounts.flatMap(Object.keys))];
  return [names, ...accounts.map((account) => names.map((name) => account[name] ?? ''))];
}

function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => String(cell).padEnd(widths[column])).join('  ')}`.trimEnd(),
  );
}
