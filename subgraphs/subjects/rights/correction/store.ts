import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import { addTerm } from '../../../../schema/policy/calendar';
import { term, type TermId } from '../../../../schema/policy/terms';
import type { StoreRequest } from '../../../framework/context';
import { isDuplicate } from '../../../framework/durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../../../framework/idempotency';
import type { Order } from '../../../framework/lists/order';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import { searchPage } from '../../../framework/lists/pager';
import { rowList } from '../../../framework/lists/list';
import type { ListSelection } from '../../../framework/selection';
import type { Sealed } from '../../../framework/vault/vault';
import { checkInput, type CorrectionInput } from './checkInput';
import { partyOf, visibleTo } from './party';
import { CORRECTION_TEXTS, placeOf, type CorrectionRecord, type CorrectionText } from './record';

/** The term for an answer that needs a check with the source, as any correction may. */
const ANSWER_TERM: TermId = 'objection.check';
const NEWEST: Order = [
  ['receivedAt', -1],
  ['_id', -1],
];

export interface CorrectionStore {
  /** The requests that exist for the viewer. @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(args: PageArgs, selection: ListSelection): Promise<Connection<CorrectionRecord>>;
  /**
   * @throws NOT_FOUND for a subject about which the viewer may not request a correction,
   *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
   */
  request(input: CorrectionInput, key: string): Promise<CorrectionRecord>;
  /** @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT */
  withdraw(
    input: { readonly id: string; readonly version: number },
    key: string,
  ): Promise<CorrectionRecord>;
}

/**
 * Requests for correction. Each request is one document. Each step is one write that matches only
 * the document's expected state.
 */
export function correctionStore(
  model: Model<CorrectionRecord>,
  request: StoreRequest,
): CorrectionStore {
  const { viewer, now, today, vault } = request;
  const stepOf = ({ key, digests }: Idempotency) => ({
    at: now,
    by: viewer.actor,
    key,
    input: digests[0]!,
  });

  /** The correction as an earlier request with this key left it; undefined for a first request. */
  async function repeated(idempotency: Idempotency): Promise<CorrectionRecord | undefined> {
    const found = await repeatedStep(model, idempotency);
    if (!found) return undefined;
    const { record, index } = found;
    const state = index === 0 ? 'RECEIVED' : 'WITHDRAWN';
    return { ...record, steps: record.steps.slice(0, index + 1), version: index + 1, state };
  }

  async function sealed(
    id: string,
    subjectId: string,
    texts: Readonly<Record<CorrectionText, string | null>>,
  ): Promise<Record<CorrectionText, Sealed | null>> {
    const entries = await Promise.all(
      CORRECTION_TEXTS.map(async (name) => {
        const text = texts[name];
        const value = text === null ? null : await vault.seal(subjectId, placeOf(id, name), text);
        return [name, value] as const;
      }),
    );
    return Object.fromEntries(entries) as Record<CorrectionText, Sealed | null>;
  }

  return {
    search: async (args, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          collection: model.collection.collectionName,
          name: 'Correction.search',
          args,
          order: NEWEST,
          scope: visibleTo(viewer),
          project: {},
          wantsTotal,
        }),
      ),

    async request(input, key) {
      const idempotency = idempotencyOf(key, ['requestCorrection', input], viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const subjectId = input.subjectId ?? viewer.subjectId;
      const by = subjectId === undefined ? undefined : partyOf(viewer, subjectId);
      if (subjectId === undefined || by === undefined) throw creditError('NOT_FOUND');
      const { texts, ...checked } = checkInput(input);
      const { ruleId, value } = term(ANSWER_TERM, today);
      const _id = randomUUID();
      const created: CorrectionRecord = {
        _id,
        subjectId,
        by,
        ...checked,
        ...(await sealed(_id, subjectId, texts)),
        state: 'RECEIVED',
        receivedAt: now.toISOString(),
        answerBy: addTerm(today, value),
        rule: ruleId,
        version: 1,
        steps: [stepOf(idempotency)],
      };
      try {
        await model.create(created);
        return created;
      } catch (error) {
        const same = isDuplicate(error) ? await repeated(idempotency) : undefined;
        if (same === undefined) throw error;
        return same;
      }
    },

    async withdraw(input, key) {
      const idempotency = idempotencyOf(key, ['withdrawCorrection', input], viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const found = await model.findById(input.id).lean<CorrectionRecord>().exec();
      // Only a viewer who may request a correction may withdraw it.
      if (found === null || partyOf(viewer, found.subjectId) === undefined)
        throw creditError('NOT_FOUND');
      if (found.state !== 'RECEIVED') throw creditError('INVALID_TRANSITION');
      if (found.version !== input.version) throw creditError('CONFLICT');
      const written = await model
        .findOneAndUpdate(
          { _id: input.id, state: 'RECEIVED', version: input.version },
          {
            $set: { state: 'WITHDRAWN', version: input.version + 1 },
            $push: { steps: stepOf(idempotency) },
          },
          { returnDocument: 'after' },
        )
        .lean<CorrectionRecord>()
        .exec();
      if (written === null) throw creditError('CONFLICT');
      return written;
    },
  };
}
