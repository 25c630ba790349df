import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { actionPlan, type ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { answer } from './support/assessment.js';
import { officeFile, pdf } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/action-plan`;
const read = async (person: Person, code: string): Promise<ActionPlan> =>
  actionPlan.parse((await person.get(path(code)).expect(200)).body);
const save = (person: Person, code: string, actions: object[]) => person.put(path(code), { actions });
const planned = { ref: '1.1.1', action: 'Register with the ICO', owner: 'Ann', dueOn: '2027-03-27' };

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/action-plan',
        'whose: GET /organisations/:code/action-plan',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/action-plan',
        'whose: PUT /organisations/:code/action-plan',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(path(code)).send({ actions: [] }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/action-plan.xlsx',
        'whose: GET /organisations/:code/action-plan.xlsx',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}.xlsx`),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/action-plan.xlsx',
        'whose: PUT /organisations/:code/action-plan.xlsx',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(`${path(code)}.xlsx`).attach('file', pdf, 'plan.xlsx'),
    },
  ],
);

describe('on the site', () => {
  test('there is one action for each outstanding item; half a plan is kept', async () => {
    const person = await as(service, 'member', 'L1');
    expect((await read(person, 'L1')).actions).toHaveLength(44);
    await save(person, 'L1', [planned, { ref: '1.1.2', action: 'Write it', owner: '', dueOn: '' }]).expect(
      200,
    );
    const { actions, complete } = await read(person, 'L1');
    expect(actions.slice(0, 2)).toMatchObject([
      { ...planned, complete: true },
      { ref: '1.1.2', action: 'Write it', owner: '', dueOn: null, complete: false },
    ]);
    expect(complete).toBe(false);
  });
  test('what is answered meanwhile leaves the plan, and is there again if the answer is taken back', async () => {
    const person = await as(service, 'member', 'L2');
    await save(person, 'L2', [planned]).expect(200);
    const { version } = await answer(person, 'L2', '1.1.1');
    expect((await read(person, 'L2')).actions.map(({ ref }) => ref)).not.toContain('1.1.1');
    await person.put('/organisations/L2/items/1.1.1/answer', { state: 'not-started', version }).expect(200);
    expect((await read(person, 'L2')).actions[0]).toMatchObject(planned);
  });
  test.each([
    ['actions.0.dueOn', { ...planned, dueOn: '31/2/2027' }],
    ['9.9.9.action', { ...planned, ref: '9.9.9' }],
  ])('what cannot be stored is named: %s', async (field, action) => {
    const person = await as(service, 'member', 'L3');
    expect((await save(person, 'L3', [action]).expect(400)).body.errors).toMatchObject([{ field }]);
  });
});

describe('as a spreadsheet', () => {
  const sheetName = 'Action plan';
  const download = async (person: Person, code: string): Promise<ExcelJS.Workbook> => {
    const { body, headers } = await person
      .get(`${path(code)}.xlsx`)
      .responseType('blob')
      .expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="action-plan.xlsx"',
    });
    return new ExcelJS.Workbook().xlsx.load(body as ExcelJS.Buffer);
  };
  const upload = async (person: Person, code: string, book: ExcelJS.Workbook) =>
    person.send('put', `${path(code)}.xlsx`, Buffer.from(await book.xlsx.writeBuffer()), 'plan.xlsx');

  test('it comes filled in as far as the plan is, with the questions locked', async () => {
    const person = await as(service, 'member', 'L4');
    await save(person, 'L4', [planned]).expect(200);
    const sheet = (await download(person, 'L4')).getWorksheet(sheetName)!;
    expect(sheet.rowCount).toBe(46);
    const row = sheet.getRow(3);
    expect([1, 3, 4].map((column) => row.getCell(column).value)).toEqual(['1.1.1', planned.action, 'Ann']);
    expect(row.getCell(5).value).toEqual(new Date('2027-03-27T00:00:00Z'));
    expect([2, 3].map((column) => row.getCell(column).protection?.locked ?? true)).toEqual([true, false]);
  });

  test('filled in and uploaded, it is the plan, with dates as dates or as text', async () => {
    const person = await as(service, 'member', 'L5');
    const book = await download(person, 'L5');
    const sheet = book.getWorksheet(sheetName)!;
    sheet.eachRow((row, number) => {
      if (number < 3) return;
      row.getCell(3).value = '=1+1 is text here';
      row.getCell(4).value = 'Bo';
      row.getCell(5).value = number % 2 ? new Date('2027-03-27T00:00:00Z') : '27/3/2027';
    });
    expect((await upload(person, 'L5', book)).body).toMatchObject({ complete: true });
    const { actions } = await read(person, 'L5');
    expect(new Set(actions.map(({ dueOn }) => dueOn))).toEqual(new Set(['2027-03-27']));
    expect(actions[0]).toMatchObject({ action: '=1+1 is text here', owner: 'Bo' });
  });

  test('rows that cannot be used are named by their number, and nothing is changed', async () => {
    const person = await as(service, 'member', 'L6');
    const book = await download(person, 'L6');
    const sheet = book.getWorksheet(sheetName)!;
    sheet.getRow(3).getCell(3).value = 'Good';
    sheet.getRow(4).getCell(5).value = 'soon';
    sheet.getRow(5).getCell(4).value = 'x'.repeat(201);
    const refused = await upload(person, 'L6', book);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ message }: { message: string }) => message)).toEqual([
      'Row 4, question 1.1.2: ‘soon’ is not a date. Enter it like 27/3/2027',
      'Row 5, question 1.1.3: who will do it must be 200 characters or fewer',
    ]);
    expect((await read(person, 'L6')).actions[0]).toMatchObject({ action: '' });
  });

  test("another organisation's plan is refused by its name", async () => {
    const [mine, theirs] = [await as(service, 'member', 'L7'), await as(service, 'member', 'L8')];
    const refused = await upload(mine, 'L7', await download(theirs, 'L8'));
    expect(refused.body).toMatchObject({ code: 'not-an-action-plan' });
    expect(refused.body.detail).toContain('Action plan of L8 for 2026-27');
  });

  test.each([
    ['a PDF', pdf],
    ['another spreadsheet', officeFile('xlsx')],
    ['nothing', Buffer.alloc(0)],
    ['too much', Buffer.alloc(2 * 1024 * 1024)],
  ])('%s is refused with what to do', async (_, content) => {
    const person = await as(service, 'member', 'L9');
    const { body } = await person.send('put', `${path('L9')}.xlsx`, await content, 'plan.xlsx').expect(400);
    expect(body).toMatchObject({ code: 'not-an-action-plan' });
    expect(body.detail).toContain('Download the action plan');
  });
});
