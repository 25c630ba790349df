import { listDocuments, type DocumentReference } from '@dspt/contracts/assessment/documents';
import {
  getAssessment,
  getItem,
  listAnswerHistory,
  saveAnswer,
  type Item,
} from '@dspt/contracts/assessment/assessments';
import { getPreviousAnswer, type PreviousAnswer } from '@dspt/contracts/assessment/carry-over';
import { listAssignmentHistory, listAssignments } from '@dspt/contracts/assessment/assignments';
import { getProfile } from '@dspt/contracts/assessment/profiles';
import { getQuizShare, type QuizShare } from '@dspt/contracts/assessment/quiz-results';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { peopleNamed } from '../profile/people-question.js';
import { elsewhere } from '../answer-copies/elsewhere.js';
import { uploaded } from '../documents/uploaded.js';
import { withShare } from '../quiz/share-words.js';
import { changedMeanwhile, conflictPage } from './conflict.page.js';
import { afterDone, doneIn } from './done.js';
import { asValue, changesNothing, givenAnswer, withDocuments, type GivenAnswer } from './given-answer.js';
import { historyPage } from './history.page.js';
import { itemPage } from './item.page.js';
import { goalOf, itemPath, nextOutstanding, type Goal } from './progress.js';

@Controller()
export class ItemsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.assessment.item(':ref'), 'assessment.view')
  async show(
    @CurrentContext() context: RequestContext,
    @Param('ref') ref: string,
    @Query() query: { for?: string; saved?: string; left?: string; existing?: string },
  ): Promise<View> {
    const params = { code: context.code };
    const [item, assessment] = await Promise.all([
      itemOf(context, ref),
      context.ask(getAssessment, { params }),
    ]);
    const mayAnswer = context.may('assessment.answer');
    const [begins, quiz, previous, documents, given] = await Promise.all([
      mayAnswer ? fromProfile(context, item) : undefined,
      quizFor(context, item),
      previousOf(context, item),
      this.documentsFor(context, item, query.existing),
      givenTo(context, ref),
    ]);
    return itemPage(item, {
      goal: goalOf(query.for),
      mayAnswer,
      assessment,
      begins,
      quiz,
      previous,
      documents,
      given,
      others: elsewhere(context.session!).length,
      done: doneIn(query),
    });
  }

  @Submit(paths.assessment.item(':ref'), 'assessment.answer', { files: true })
  async save(
    @CurrentContext() context: RequestContext,
    @Param('ref') ref: string,
    @Fields() sent: Form,
    @Query('for') towards?: string,
  ): Promise<View | Redirect> {
    const goal = goalOf(towards);
    const item = await itemOf(context, ref);
    const quiz = await quizFor(context, item);
    const again = async (form: Form) => {
      const [previous, documents] = await Promise.all([
        previousOf(context, item),
        this.documentsFor(context, item),
      ]);
      return itemPage(item, { goal, mayAnswer: true, quiz, previous, documents }, form);
    };
    if (sent.text('action') === 'edit') return again(sent);
    if (sent.text('action') === 'quiz' && quiz)
      return again(sent.with({ comment: withShare(sent.text('comment'), quiz) }));
    const form = await this.withUpload(context, sent);
    return form.submit(async () => {
      const given = givenAnswer(item, form);
      const conflict = changesNothing(item, given) ? undefined : await this.store(context, ref, given);
      return conflict
        ? conflictPage(conflict, asValue(item, given), { form, goal })
        : this.goOn(context, form, { ref, goal, given });
    }, again);
  }

  @Page(paths.assessment.history(':ref'), 'assessment.view')
  async history(@CurrentContext() context: RequestContext, @Param('ref') ref: string): Promise<View> {
    const params = { code: context.code, ref };
    const [item, { items }, given] = await Promise.all([
      itemOf(context, ref),
      context.ask(listAnswerHistory, { params }),
      context.ask(listAssignmentHistory, { params }),
    ]);
    return historyPage(item, items, given.items);
  }

  /** What there is already, where it can be the answer. */
  private async documentsFor(context: RequestContext, item: Item, chosen?: string) {
    if (item.answerType !== 'document') return undefined;
    const documents = await ifAvailable(context.ask(listDocuments, { params: { code: context.code } }));
    return documents && { items: documents.items, today: this.clock.today(), chosen };
  }

  /** The form with its file already with the service. */
  private async withUpload(context: RequestContext, form: Form): Promise<Form> {
    const { file } = form.files;
    if (!file) return withDocuments(form, undefined, []);
    try {
      const { id, name, size } = await uploaded(context, form, file);
      return withDocuments(form.asNew(), { kind: 'upload', id, name, size } satisfies DocumentReference, []);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return withDocuments(form, undefined, error.details.errors ?? []);
    }
  }

  /** The answer as it is by now when somebody else has changed it meanwhile. */
  private async store(context: RequestContext, ref: string, body: GivenAnswer): Promise<Item | undefined> {
    try {
      await context.ask(saveAnswer, { params: { code: context.code, ref }, body });
      return undefined;
    } catch (error) {
      const current = error instanceof Problem ? changedMeanwhile(error) : undefined;
      if (!current) throw error;
      return current;
    }
  }

  private async goOn(
    context: RequestContext,
    form: Form,
    at: { ref: string; goal: Goal; given: GivenAnswer },
  ): Promise<Redirect> {
    const { ref, goal, given } = at;
    if (form.text('remove')) return goTo(itemPath(ref, goal), 'document-removed');
    if (form.text('action') === 'add') return goTo(itemPath(ref, goal), 'document-added');
    const goOnTo = (path: string) => goTo(afterDone(path, { ref, saved: given.state !== 'not-started' }));
    if (form.text('action') === 'list') return goOnTo(paths.assessment.tasks);
    const assessment = await context.ask(getAssessment, { params: { code: context.code } });
    const next = nextOutstanding(assessment, goal, ref);
    if (next) return goOnTo(itemPath(next, goal));
    const allDone = assessment.progress[goal].outstandingItems.length === 0;
    return goOnTo(
      allDone && context.may('assessment.confirm') ? paths.assessment.confirm : paths.assessment.tasks,
    );
  }
}

/** How many have passed the staff quiz, where a question asks for what that says. */
const quizFor = async (context: RequestContext, { evidence }: Item): Promise<QuizShare | undefined> =>
  evidence === 'staff-quiz'
    ? ifAvailable(context.ask(getQuizShare, { params: { code: context.code } }))
    : undefined;

/** What was answered last year, for whoever has an assessment already. */
const previousOf = async (context: RequestContext, { ref }: Item): Promise<PreviousAnswer | null> => {
  const params = { code: context.code, ref };
  return (await ifAvailable(context.ask(getPreviousAnswer, { params })))?.previous ?? null;
};
const givenTo = async (context: RequestContext, ref: string) => {
  const { items } = await context.ask(listAssignments, { params: { code: context.code } });
  return { to: items.find((one) => one.ref === ref), ownId: context.session!.person.id };
};

const itemOf = (context: RequestContext, ref: string): Promise<Item> =>
  context.ask(getItem, { params: { code: context.code, ref } });

/** What the profile was told is not asked again from nothing. */
async function fromProfile(context: RequestContext, item: Item): Promise<string | undefined> {
  if (!item.profilePeople || item.version > 0) return undefined;
  const profile = await ifAvailable(context.ask(getProfile, { params: { code: context.code } }));
  return profile && peopleNamed(profile).join('\n');
}
