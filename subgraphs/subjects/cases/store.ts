import { stepsOf, type CaseKindEntry } from '../../../schema/cases/caseKind';
import { caseKindOf } from '../../../schema/cases/kinds';
import type { CaseVerb } from '../../../schema/cases/words';
import { creditError } from '../../../schema/errors';
import { isDuplicate } from '../../framework/durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../../framework/idempotency';
import type { OpeningInput } from './about';
import { answersOf } from './answers';
import type { CasesRequest } from './casesRequest';
import { requireEffect } from './checks';
import { beginEffect, makeEffects } from './effects';
import { openedCase } from './openCase';
import { partOf } from './part';
import { asAfter, type CaseRecord } from './record';
import { newStep } from './step';
import { actsAs } from './visible';

/** The input of a step, besides what its kind demands. */
export interface StepInput {
  readonly id: string;
  /** The version that the caller read. */
  readonly version: number;
}

type Values = Readonly<Record<string, unknown>>;

export interface CaseStore {
  /**
   * Opens a case about a record of the viewer, an organisation they represent or a deceased next of
   * kin, or about the viewer or such an organisation themselves.
   * @throws NOT_FOUND for any other record or subject, CONFLICT when a case of the kind is open about it,
   *   INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT, SUBGRAPH_UNAVAILABLE
   */
  open(kind: CaseKindEntry, input: OpeningInput & Values, key: string): Promise<CaseRecord>;
  /**
   * @throws NOT_FOUND for a case whose step is not the viewer's, CONFLICT, INVALID_TRANSITION,
   *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT, SUBGRAPH_UNAVAILABLE
   */
  take(
    kind: CaseKindEntry,
    verb: CaseVerb,
    input: StepInput & Values,
    key: string,
  ): Promise<CaseRecord>;
}

/** Cases. Each step is one write that matches only the version that the caller read. */
export function caseStore(given: CasesRequest): CaseStore {
  const { model, indexed, subjects, request } = given;
  const { viewer, now, today, vault, caseRecords } = request;

  /** The case as an earlier request with this key left it; undefined for a first request. */
  async function repeated(idempotency: Idempotency): Promise<CaseRecord | undefined> {
    const found = await repeatedStep(model, idempotency);
    return found && asAfter(found.record, found.index);
  }

  /** Makes the effects at once; if the other subgraph does not answer, the job makes them. */
  async function withEffects(record: CaseRecord): Promise<CaseRecord> {
    if (!record.effectDue) return record;
    try {
      return await makeEffects(
        { model, indexed, subjects, vault, records: caseRecords },
        record,
        now,
      );
    } catch {
      return record;
    }
  }

  return {
    async open(kind, input, key) {
      const what = [`open${kind.name}`, input] as const;
      const idempotency = idempotencyOf(key, what, viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const keys = { key: idempotency.key, input: idempotency.digests[0]! };
      const opened = await openedCase(given, kind, input, keys);
      try {
        await model.create(opened);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const same = await repeated(idempotency);
        if (same) return same;
        throw creditError(
          'CONFLICT',
          'A case of this kind is already open about the record; see cases.',
        );
      }
      return withEffects(opened);
    },

    async take(kind, verb, input, key) {
      const idempotency = idempotencyOf(key, [`${verb}${kind.name}`, input], viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const step = Object.fromEntries(stepsOf(kind))[verb]!;
      const { id: _id, version } = input;
      const found = await model.findOne({ _id, kind: kind.code }).lean<CaseRecord>().exec();
      if (found === null || !actsAs(viewer, step.by, found)) throw creditError('NOT_FOUND');
      const answers = answersOf(step.needs ?? {}, input, today);
      if (!step.from.includes(found.state)) throw creditError('INVALID_TRANSITION');
      if (found.version !== version) throw creditError('CONFLICT');
      await requireEffect(given, found, step, answers.choices);
      const after = partOf(kind, step.to, { today, version: version + 1 });
      const index = found.steps.length;
      const effects = beginEffect(step.effect, answers.choices, index);
      const taken = await newStep(
        given,
        {
          ...{ _id, subjectId: found.subjectId, answers, after },
          keys: { key: idempotency.key, input: idempotency.digests[0]! },
        },
        {
          ...{ action: verb, index },
          department: step.by === 'SOURCE' ? found.departmentId : null,
        },
      );
      const written = await model
        .findOneAndUpdate(
          { _id, version, state: found.state },
          {
            $set: { ...after, ...(effects.length > 0 && { effectDue: true }) },
            $push: { steps: taken, effects: { $each: effects } },
          },
          { returnDocument: 'after' },
        )
        .lean<CaseRecord>()
        .exec();
      if (written === null) throw creditError('CONFLICT');
      return withEffects(written);
    },
  };
}

/** The steps that a viewer can take in a case now. */
export function availableSteps(
  record: CaseRecord,
  viewer: CasesRequest['request']['viewer'],
): CaseVerb[] {
  return stepsOf(caseKindOf(record.kind))
    .filter(([, { from, by }]) => from.includes(record.state) && actsAs(viewer, by, record))
    .map(([verb]) => verb);
}
