import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';

let care: Care;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': [
      organisation('VR001', 'ROSE HOUSE', 'HQ01'),
      organisation('VR002', 'ROTA SYSTEMS', 'HQ01'),
    ],
  });
});
afterAll(() => care?.close());

const pdf = (text: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${text}\ntrailer\n<<>>\n%%EOF\n`);
const sam = () => care.as('administrator', 'VR002', 'Sam Supplier');
const texts = { title: 'How we keep data', products: 'Rotamatic', summary: 'It stays in <b>England</b>.' };

describe('a supplier', () => {
  test('writes a statement; what was sent need not be sent again when something else is wrong', async () => {
    const browser = await sam().open('/assessment/documents');
    await browser.open(browser.link('Write a statement for them'));
    expect(browser.text).toContain('You have not written a statement yet');
    await browser.open(browser.link('Write a statement'));
    await browser.send({ title: '' });
    expect(browser.title).toBe('Error: Write a statement for your customers');
    for (const message of ['Enter a title', 'Choose the file']) expect(browser.text).toContain(message);
    const file = { name: 'Statement.pdf', content: pdf('1') };
    const refused = await care
      .upload(browser, '/your-statements/new', { ...texts, title: '' }, file)
      .expect(200);
    expect(refused.text).toContain('We have your file: Statement.pdf');
    expect(refused.text).toContain('It stays in &lt;b&gt;England&lt;/b&gt;.');
    const [, upload] = /name="upload" value="([^"]+)"/.exec(refused.text)!;
    await browser.open('/your-statements/new');
    await browser.send({ ...texts, questions: '10.1.2', upload: upload!, fileName: 'Statement.pdf' });
    expect(browser.text).toContain('Your statement can be found now');
    expect(browser.text).toContain('0 organisations have added it');
  });
  test('is told of a file that cannot be kept beside its field', async () => {
    const browser = await sam().open('/your-statements/new');
    const program = { name: 'Statement.exe', content: Buffer.from('MZ'.padEnd(200, '\0')) };
    const refused = await care.upload(browser, '/your-statements/new', texts, program).expect(200);
    expect(refused.text).toMatch(/id="file-error"/);
    expect(refused.text).toContain('Rotamatic');
  });
  test('has statements that members and auditors only read', async () => {
    const member = await care.as('member', 'VR002').open('/your-statements');
    expect(member.text).toContain('How we keep data');
    expect(member.html).not.toContain('/withdrawal');
    await member.open('/your-statements/new');
    expect(member.title).not.toContain('Write a statement');
  });
});

describe('a home', () => {
  test('finds the statement on the way from a question, and comes back with it ticked', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/10.1.2');
    await ann.open(ann.link('Use a supplier’s statement'));
    expect(ann.html).not.toContain('ROTA SYSTEMS');
    await ann.open('/supplier-statements?for=10.1.2&q=rotamatik');
    expect(ann.text).toContain('ROTA SYSTEMS (VR002)');
    await ann.open(ann.link('How we keep data'));
    expect(ann.text).toContain('It stays in <b>England</b>.');
    expect(ann.html).not.toContain('<b>England');
    expect(ann.text).toContain('Not published');
    expect(ann.html).not.toContain('Sam Supplier');
    await ann.send();
    expect(ann.text).toContain('ticked below');
    const [, existing] = /name="existing" type="checkbox" value="([^"]*)" checked/.exec(ann.html)!;
    expect(ann.text).toContain('Statement of ROTA SYSTEMS');
    await ann.send({ existing: existing!.replaceAll('&quot;', '"'), action: 'add' });
    expect(ann.text).toContain('The document has been added');
    await ann.open('/assessment/documents');
    expect(ann.text).toMatch(/Statement\.pdf .*Statement of ROTA SYSTEMS .*Question 10\.1\.2/);
  });
  test('sees a newer version beside its document, and puts it in place with what was built for that', async () => {
    const browser = await sam().open('/your-statements');
    expect(browser.text).toContain('1 organisation has added it');
    const newer = browser.link('Put a newer version in its place');
    await browser.open(newer);
    await browser.send();
    expect(browser.text).toContain('Choose the file');
    const [, version] = /name="version" value="(\d+)"/.exec(browser.html)!;
    const days = { 'effectiveOn-day': '3', 'effectiveOn-month': '5', 'effectiveOn-year': '2027' };
    const same = { name: 'Statement.pdf', content: pdf('1') };
    const refused = await care.upload(browser, newer, { version: version!, ...days }, same).expect(200);
    expect(refused.text).toContain('This is the file that there is already');
    const file = { name: 'Statement 2027.pdf', content: pdf('2') };
    await care.upload(browser, newer, { version: version!, ...days }, file).expect(303);

    const ann = await care.as('member', 'VR001').open('/assessment/documents');
    expect(ann.text).toMatch(/Look at these first.*Newer version from 3 May 2027/);
    await ann.open(ann.link('Put the newer version in its place'));
    expect(ann.text).toContain('ROTA SYSTEMS has written a newer version. It is in use from 3 May 2027.');
    await ann.send();
    expect(ann.title).toBe('Check what would change');
    expect(ann.text).toMatch(/Statement 2027\.pdf would take the place of Statement\.pdf in/);
    expect(ann.html).toContain('value="2027"');
    await ann.send({ 'expiresOn-day': '3', 'expiresOn-month': '5', 'expiresOn-year': '2028' });
    expect(ann.text).toContain('The newer document is in your answers now');
    expect(ann.text).not.toContain('Newer version from');
  });
  test('keeps a statement that was withdrawn', async () => {
    const browser = await sam().open('/your-statements');
    await browser.open(browser.link('Withdraw it'));
    expect(browser.text).toContain('1 organisation that added it will keep it');
    await browser.send();
    expect(browser.text).toContain('Your statement has been withdrawn');
    const ann = await care.as('member', 'VR001').open('/supplier-statements?q=rotamatic');
    expect(ann.text).toContain('0 statements found');
    await ann.open('/assessment/documents');
    expect(ann.text).toContain('Withdrawn by the supplier on');
    await ann.open(ann.link('Statement of ROTA SYSTEMS'));
    expect(ann.text).toContain('it stays in your documents');
    expect(ann.html).not.toContain('/file"');
  });
});
