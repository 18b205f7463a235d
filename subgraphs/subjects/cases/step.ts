import type { CaseVerb } from '../../../schema/cases/words';
import type { CaseAnswers } from './answers';
import type { CasesRequest } from './casesRequest';
import { placeOf, type CasePart, type CaseStepRecord } from './record';

interface NewStep {
  readonly _id: string;
  readonly subjectId: string;
  readonly answers: CaseAnswers;
  /** Digests of the idempotency key and of the input. */
  readonly keys: { readonly key: string; readonly input: string };
  readonly after: CasePart;
}

/** The step with which a case begins. */
export const firstStep = (request: CasesRequest, step: NewStep): Promise<CaseStepRecord> =>
  newStep(request, step, { action: 'open', department: null, index: 0 });

/** A step of a case, its texts sealed for the subject. */
export async function newStep(
  { request: { viewer, now, vault } }: CasesRequest,
  { _id, subjectId, answers, keys, after }: NewStep,
  {
    action,
    department,
    index,
  }: { readonly action: CaseVerb; readonly department: string | null; readonly index: number },
): Promise<CaseStepRecord> {
  const texts = await Promise.all(
    Object.entries(answers.texts).map(
      async ([name, text]) =>
        [name, await vault.seal(subjectId, placeOf(_id, index, name), text)] as const,
    ),
  );
  return {
    action,
    at: now,
    by: viewer.actor,
    department,
    ...keys,
    choices: answers.choices,
    texts: Object.fromEntries(texts),
    after,
  };
}
