import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { actionPlan, actionPlanReading, type ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { answer } from './support/assessment.js';
import { officeFile, pdf } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
  service.clock.set(new Date('2026-11-28T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/action-plan`;
const read = async (person: Person, code: string): Promise<ActionPlan> =>
  actionPlan.parse((await person.get(path(code)).expect(200)).body);
const save = (person: Person, code: string, actions: object[]) => person.put(path(code), { actions });
const planned = {
  ref: '1.1.1',
  action: 'Register with the ICO',
  owner: 'Ann',
  dueOn: '2027-03-27',
  version: 0,
};

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
        'who may: POST /organisations/:code/action-plan/reading',
        'whose: POST /organisations/:code/action-plan/reading',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(`${path(code)}/reading`).attach('file', pdf, 'plan.xlsx'),
    },
  ],
);

describe('on the site', () => {
  test('there is one action for each outstanding item; half a plan is kept', async () => {
    const person = await as(service, 'member', 'L1');
    expect((await read(person, 'L1')).actions).toHaveLength(44);
    await save(person, 'L1', [
      planned,
      { ...planned, ref: '1.1.2', action: 'Write it', owner: '', dueOn: '' },
    ]).expect(200);
    const { actions, complete } = await read(person, 'L1');
    expect(actions.slice(0, 2)).toMatchObject([
      { ...planned, complete: true, version: 1, changedBy: 'Test member' },
      { ref: '1.1.2', action: 'Write it', owner: '', dueOn: null, complete: false },
    ]);
    expect(complete).toBe(false);
  });
  test('what an answer says is planned is where the plan begins, until somebody writes another', async () => {
    const person = await as(service, 'member', 'L9');
    const notYet = { state: 'not-yet', planned: 'Write it', version: 0 };
    await person.put('/organisations/L9/items/1.3.1/answer', notYet).expect(200);
    const action = async () => (await read(person, 'L9')).actions.find(({ ref }) => ref === '1.3.1');
    expect(await action()).toMatchObject({ action: 'Write it', complete: false, version: 0 });
    await save(person, 'L9', [{ ...planned, ref: '1.3.1', action: 'Buy it' }]).expect(200);
    expect(await action()).toMatchObject({ action: 'Buy it', complete: true, version: 1 });
  });
  test('what is answered meanwhile leaves the plan, and is there again if the answer is taken back', async () => {
    const person = await as(service, 'member', 'L2');
    await save(person, 'L2', [planned]).expect(200);
    const { version } = await answer(person, 'L2', '1.1.1');
    expect((await read(person, 'L2')).actions.map(({ ref }) => ref)).not.toContain('1.1.1');
    await person.put('/organisations/L2/items/1.1.1/answer', { state: 'not-started', version }).expect(200);
    expect((await read(person, 'L2')).actions[0]).toMatchObject({ ...planned, version: 1 });
  });
  test('what was planned for a day is not complete once that day has passed, and says so', async () => {
    const person = await as(service, 'member', 'L6');
    const [due, later] = ['2026-11-29', '2026-11-30'];
    await save(person, 'L6', [
      { ...planned, dueOn: due },
      { ...planned, ref: '1.1.2', dueOn: later },
    ]).expect(200);
    const completeOn = async (day: string) => {
      service.clock.set(new Date(`${day}T12:00:00Z`));
      const { actions } = await read(person, 'L6');
      return actions.slice(0, 2).map(({ complete, dueProblem }) => dueProblem ?? complete);
    };
    try {
      expect(await completeOn(due)).toEqual([true, true]);
      expect(await completeOn(later)).toEqual(['29 November 2026 is in the past', true]);
    } finally {
      service.clock.set(new Date('2026-11-28T12:00:00Z'));
    }
  });
  test.each([
    ['actions.0.dueOn', { ...planned, dueOn: '31/2/2027' }],
    ['1.1.1.dueOn', { ...planned, dueOn: '2026-11-27' }],
    ['1.1.1.dueOn', { ...planned, dueOn: '2028-11-29' }],
    ['1.1.1.dueOn', { ...planned, dueOn: '1905-07-18' }],
    ['9.9.9.action', { ...planned, ref: '9.9.9' }],
  ])('what cannot be stored is named: %s', async (field, action) => {
    const person = await as(service, 'member', 'L3');
    expect((await save(person, 'L3', [action]).expect(400)).body.errors).toMatchObject([{ field }]);
  });
});

describe('two windows', () => {
  test('do not overwrite each other: the later one is told what the other saved', async () => {
    const [ann, bo] = [await as(service, 'member', 'M1'), await as(service, 'administrator', 'M1')];
    await save(ann, 'M1', [planned]).expect(200);
    const refused = await save(bo, 'M1', [
      { ...planned, action: 'Ask Bo' },
      { ...planned, ref: '1.1.2' },
    ]).expect(409);
    expect(refused.body).toMatchObject({ code: 'action-plan-changed', changed: ['1.1.1'] });
    const { actions } = await read(bo, 'M1');
    expect(actions.slice(0, 2)).toMatchObject([
      { ...planned, version: 1 },
      { action: '', version: 0 },
    ]);
    await save(bo, 'M1', [{ ...planned, action: 'Ask Bo', version: 1 }]).expect(200);
    expect((await read(ann, 'M1')).actions[0]).toMatchObject({ action: 'Ask Bo', version: 2 });
  });
  test('may change different actions, and may save the same twice', async () => {
    const person = await as(service, 'member', 'M2');
    await save(person, 'M2', [planned]).expect(200);
    await save(person, 'M2', [{ ...planned, ref: '1.1.2' }]).expect(200);
    await save(person, 'M2', [planned]).expect(200);
    expect((await read(person, 'M2')).actions[0]).toMatchObject({ ...planned, version: 1 });
  });
  test('that save at the same moment: one is saved, the other is told', async () => {
    const person = await as(service, 'member', 'M3');
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((action) => save(person, 'M3', [{ ...planned, action }])),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
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
    person.send('post', `${path(code)}/reading`, Buffer.from(await book.xlsx.writeBuffer()), 'plan.xlsx');

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

  test('filled in and uploaded, it is read and saved when the rows are sent, with dates as dates or as text', async () => {
    const person = await as(service, 'member', 'L5');
    const book = await download(person, 'L5');
    const sheet = book.getWorksheet(sheetName)!;
    sheet.eachRow((row, number) => {
      if (number < 3) return;
      row.getCell(3).value = '=1+1 is text here';
      row.getCell(4).value = 'Bo';
      row.getCell(5).value = number % 2 ? new Date('2027-03-27T00:00:00Z') : '27/3/2027';
    });
    const { rows, notices } = actionPlanReading.parse((await upload(person, 'L5', book)).body);
    expect(notices).toEqual([]);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['save']));
    expect((await read(person, 'L5')).actions[0]).toMatchObject({ action: '' });
    const given = rows.map(({ ref, action, owner, dueOn, version }) => ({
      ref,
      action,
      owner,
      dueOn: dueOn ?? '',
      version,
    }));
    await save(person, 'L5', given).expect(200);
    const { actions, complete } = await read(person, 'L5');
    expect(complete).toBe(true);
    expect(new Set(actions.map(({ dueOn }) => dueOn))).toEqual(new Set(['2027-03-27']));
    expect(actions[0]).toMatchObject({ action: '=1+1 is text here', owner: 'Bo' });
  });

  test('a date of the plan that has passed since is named when the file says no other', async () => {
    const person = await as(service, 'member', 'M4');
    await save(person, 'M4', [{ ...planned, dueOn: '2026-11-29' }]).expect(200);
    const book = await download(person, 'M4');
    const row = book.getWorksheet(sheetName)!.getRow(3);
    [row.getCell(3).value, row.getCell(5).value] = ['Ask Bo', null];
    service.clock.set(new Date('2026-11-30T12:00:00Z'));
    try {
      const { rows } = actionPlanReading.parse((await upload(person, 'M4', book)).body);
      const problems = ['By when, in your plan: 29 November 2026 is in the past'];
      expect(rows[0]).toMatchObject({ ref: '1.1.1', outcome: 'refused', problems });
    } finally {
      service.clock.set(new Date('2026-11-28T12:00:00Z'));
    }
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
    ['too much', Buffer.alloc(11 * 1024 * 1024)],
    ['a damaged one', officeFile('xlsx').then((content) => content.subarray(0, 300))],
  ])('%s is refused with what to do', async (_, content) => {
    const person = await as(service, 'member', 'L9');
    const { body } = await person
      .send('post', `${path('L9')}/reading`, await content, 'plan.xlsx')
      .expect(400);
    expect(body).toMatchObject({ code: 'not-an-action-plan' });
    expect(body.detail).toMatch(/Download the action plan|open it first/);
  });
});
