import { createCipheriv, createHash } from 'node:crypto';

/**
 * Many PDFs are encrypted so that they cannot be changed or printed, and open for everybody all the same: with the empty
 * password. ISO 32000-2, 7.6.4: is the empty password that of the user?
 */
export function opensWithoutPassword(content: Buffer): boolean {
  const found = encryptionOf(content.toString('latin1'));
  if (!found) return false;
  if (found.revision >= 5) return newHash(found).equals(found.user.subarray(0, 32));
  const key = oldKey(found);
  if (found.revision === 2) return rc4(key, padding).equals(found.user);
  let check = rc4(key, md5(padding, found.id));
  for (let round = 1; round <= 19; round++) check = rc4(Buffer.from(key.map((byte) => byte ^ round)), check);
  return check.equals(found.user.subarray(0, 16));
}

interface Encryption {
  revision: number;
  owner: Buffer;
  user: Buffer;
  permissions: number;
  keyLength: number;
  encryptsMetadata: boolean;
  id: Buffer;
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function encryptionOf(pdf: string): Encryption | undefined {
  const filter = /\/Filter\s{0,9}\/Standard\b/.exec(pdf)?.index;
  if (filter === undefined) return undefined;
  const begin = Math.max(pdf.lastIndexOf(' obj', filter), pdf.lastIndexOf('trailer', filter), filter - 5000);
  const end = pdf.indexOf('endobj', filter);
  const dictionary = pdf.slice(begin, Math.min(end < 0 ? pdf.length : end, filter + 5000));
  const number = (name: string): number | undefined => {
    const text = new RegExp(`/${name}\\s{0,9}(-?\\d{1,12})`).exec(dictionary)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  const [revision, permissions] = [number('R'), number('P')];
  const [owner, user] = [stringAt(dictionary, 'O'), stringAt(dictionary, 'U')];
  if (!revision || permissions === undefined || !owner || !user) return undefined;
  return {
    revision,
    owner,
    user,
    permissions,
    keyLength: revision === 2 ? 5 : revision === 4 ? 16 : (number('Length') ?? 40) / 8,
    encryptsMetadata: !/\/EncryptMetadata\s{0,9}false/.test(dictionary),
    id: stringAt(pdf, 'ID\\s{0,9}\\[') ?? Buffer.alloc(0),
  };
}

/** The string after a name, in either of its two forms. */
function stringAt(pdf: string, name: string): Buffer | undefined {
  const found = new RegExp(`/${name}\\s{0,9}([(<])`).exec(pdf);
  if (!found) return undefined;
  const text = pdf.slice(found.index + found[0].length, found.index + found[0].length + 1000);
  return found[1] === '<'
    ? Buffer.from(text.slice(0, text.indexOf('>')).replace(/\s/g, ''), 'hex')
    : literal(text);
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(text: string): Buffer {
  let [depth, value] = [1, ''];
  for (const [piece, octal, letter] of text.matchAll(/\\([0-7]{1,3})|\\([^])|[^]/g)) {
    if (octal) value += String.fromCharCode(Number.parseInt(octal, 8) & 255);
    else if (letter) value += escapes[letter] ?? (letter === '\n' ? '' : letter);
    else {
      depth += piece === '(' ? 1 : piece === ')' ? -1 : 0;
      if (depth === 0) break;
      value += piece;
    }
  }
  return Buffer.from(value, 'latin1');
}

const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

function oldKey({ revision, owner, permissions, keyLength, encryptsMetadata, id }: Encryption): Buffer {
  const flags = Buffer.alloc(4);
  flags.writeInt32LE(permissions | 0);
  const metadata = revision >= 4 && !encryptsMetadata ? Buffer.alloc(4, 255) : Buffer.alloc(0);
  let key = md5(padding, owner.subarray(0, 32), flags, id, metadata).subarray(0, keyLength);
  if (revision >= 3) for (let round = 0; round < 50; round++) key = md5(key).subarray(0, keyLength);
  return key;
}

/** The hash of the empty password with the salt of the user, of PDF 2.0 and of the draft before it. */
function newHash({ revision, user }: Encryption): Buffer {
  let hash = createHash('sha256').update(user.subarray(32, 40)).digest();
  if (revision === 5) return hash;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv('aes-128-cbc', hash.subarray(0, 16), hash.subarray(16, 32)).setAutoPadding(
      false,
    );
    const encrypted = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => hash)));
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = createHash(['sha256', 'sha384', 'sha512'][remainder]!).update(encrypted).digest();
    last = encrypted.at(-1)!;
  }
  return hash.subarray(0, 32);
}

/** Broken long ago, so that libraries no longer offer it: here it hides nothing. */
function rc4(key: Buffer, content: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b]!, state[a]!]);
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + state[i]! + key[i % key.length]!) & 255));
  let [i, j] = [0, 0];
  return content.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}
