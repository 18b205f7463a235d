import { randomUUID } from 'node:crypto';
import type { CaseKindEntry } from '../../../schema/cases/caseKind';
import type { CasesRequest } from './casesRequest';
import { caseAbout, type OpeningInput } from './about';
import { answersOf } from './answers';
import { beginEffect } from './effects';
import { partOf } from './part';
import type { CaseRecord } from './record';
import { firstStep } from './step';

/**
 * Creates the case that an input opens; it is not stored yet.
 * @throws BAD_USER_INPUT, and what `caseAbout` throws
 */
export async function openedCase(
  request: CasesRequest,
  kind: CaseKindEntry,
  input: OpeningInput & Readonly<Record<string, unknown>>,
  keys: { readonly key: string; readonly input: string },
): Promise<CaseRecord> {
  const { now, today } = request.request;
  const { opens, code } = kind;
  const answers = answersOf(opens.needs, input, today);
  const about = await caseAbout(request, kind, input, answers);
  const _id = randomUUID();
  const part = partOf(kind, opens.to, { today, version: 1 });
  const { subjectId } = about;
  const step = await firstStep(request, { _id, subjectId, answers, keys, after: part });
  const effects = beginEffect(opens.effect, answers.choices, 0);
  return {
    _id,
    kind: code,
    ...about,
    openedAt: now.toISOString(),
    ...part,
    steps: [step],
    effects,
    effectDue: effects.length > 0,
  };
}
