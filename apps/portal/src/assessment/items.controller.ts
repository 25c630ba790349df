import {
  downloadDocument,
  getAssessment,
  getItem,
  listAnswerHistory,
  saveAnswer,
  uploadDocument,
  type DocumentReference,
  type Item,
} from '@dspt/contracts/assessment/assessments';
import { Problem, type FieldError } from '@dspt/contracts/problem';
import { requestIdProblem } from '@dspt/contracts/request-id';
import { Controller, Param, Query } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { changedMeanwhile, conflictPage } from './conflict.page.js';
import { asValue, changesNothing, givenAnswer, withDocuments, type GivenAnswer } from './given-answer.js';
import { historyPage } from './history.page.js';
import { itemPage } from './item.page.js';
import { goalOf, itemPath, nextOutstanding, type Goal } from './progress.js';

@Controller()
export class ItemsController {
  @Page(paths.assessment.item(':ref'), 'assessment.view')
  async show(
    @Visiting() visit: Visit,
    @Param('ref') ref: string,
    @Query('for') goal?: string,
  ): Promise<View> {
    const item = await itemOf(visit, ref);
    return itemPage(item, { goal: goalOf(goal), mayAnswer: visit.may('assessment.answer') });
  }

  @Submit(paths.assessment.item(':ref'), 'assessment.answer', { files: true })
  async save(
    @Visiting() visit: Visit,
    @Param('ref') ref: string,
    @Fields() sent: Form,
    @Query('for') towards?: string,
  ): Promise<View | Redirect> {
    const goal = goalOf(towards);
    const item = await itemOf(visit, ref);
    const again = (form: Form) => itemPage(item, { goal, mayAnswer: true }, form);
    if (sent.text('action') === 'edit') return again(sent);
    const form = await this.withUpload(visit, sent);
    return form.submit(async () => {
      const given = givenAnswer(item, form);
      const conflict = changesNothing(item, given) ? undefined : await this.store(visit, ref, given);
      return conflict
        ? conflictPage(conflict, asValue(given), { form, goal })
        : this.goOn(visit, form, { ref, goal, given });
    }, again);
  }

  @Page(paths.assessment.history(':ref'), 'assessment.view')
  async history(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<View> {
    const params = { code: visit.code, ref };
    const [item, { items }] = await Promise.all([
      itemOf(visit, ref),
      visit.ask(listAnswerHistory, { params }),
    ]);
    return historyPage(item, items);
  }

  @Page(paths.assessment.document(':id'), 'assessment.view')
  document(@Visiting() visit: Visit, @Param('id') id: string): Promise<Response> {
    return visit.download(downloadDocument, { params: { code: visit.code, id } });
  }

  /** The form with its file already with the service: whatever else is wrong with the form, it need not be sent again. */
  private async withUpload(visit: Visit, form: Form): Promise<Form> {
    const { file } = form.files;
    if (!file) return withDocuments(form, undefined, []);
    try {
      const query = { requestId: form.requestId };
      const params = { code: visit.code };
      const { id, name, size } = await visit.upload(uploadDocument, { params, query }, file);
      return withDocuments(form.asNew(), { kind: 'upload', id, name, size } satisfies DocumentReference, []);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A page gone back to, with another document: it is wanted as well.
      if (isSentAlready(error)) return this.withUpload(visit, form.asNew());
      if (!isAboutTheFile(error)) throw error;
      return withDocuments(form, undefined, [fileError(error)]);
    }
  }

  /** The answer as it is by now when somebody else has changed it meanwhile. */
  private async store(visit: Visit, ref: string, body: GivenAnswer): Promise<Item | undefined> {
    try {
      await visit.ask(saveAnswer, { params: { code: visit.code, ref }, body });
      return undefined;
    } catch (error) {
      const current = error instanceof Problem ? changedMeanwhile(error) : undefined;
      if (!current) throw error;
      return current;
    }
  }

  private async goOn(
    visit: Visit,
    form: Form,
    at: { ref: string; goal: Goal; given: GivenAnswer },
  ): Promise<Redirect> {
    const { ref, goal, given } = at;
    if (form.text('remove')) return goTo(itemPath(ref, goal), 'document-removed');
    if (form.text('action') === 'add') return goTo(itemPath(ref, goal), 'document-added');
    const done = given.state === 'not-started' ? 'answer-left' : 'answer-saved';
    if (form.text('action') === 'list') return goTo(paths.assessment.tasks, done);
    const next = nextOutstanding(await visit.ask(getAssessment, { params: { code: visit.code } }), goal, ref);
    return next ? goTo(itemPath(next, goal), done) : goTo(paths.assessment.tasks, done);
  }
}

const itemOf = (visit: Visit, ref: string): Promise<Item> =>
  visit.ask(getItem, { params: { code: visit.code, ref } });

const isSentAlready = ({ code }: Problem): boolean =>
  code === requestIdProblem.enum['sent-with-other-contents'];

/** What was typed stays on the page, and the document may be said to be kept elsewhere. */
const isAboutTheFile = ({ status, code }: Problem): boolean =>
  [400, 413, 415, 422].includes(status) || code === 'document-not-scanned' || code === 'too-many-files';

const fileError = ({ details }: Problem): FieldError => ({
  field: 'file',
  message: details.errors?.[0]?.message ?? [details.title, details.detail].filter(Boolean).join('. '),
});
