// A mail server that has written down what it says yes to. The mailbox of `npm start` keeps a thousand emails, and fewer when killed.
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, file] = process.argv.slice(2);

async function keep(stream, { envelope }) {
  let head = '';
  for await (const chunk of stream) if (head.length < 64 * 1024) head += chunk.toString();
  const [, id] = /^message-id:\s*(\S+)/im.exec(head) ?? [];
  appendFileSync(file, envelope.rcptTo.map(({ address }) => `${id} ${address}\n`).join(''));
}

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, session, callback) => void keep(stream, session).then(() => callback(), callback),
});
server.on('error', ({ message }) => console.error(message));
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
