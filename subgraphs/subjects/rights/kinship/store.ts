import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { Registry } from '../../../../schema/registry';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { isDuplicate } from '../../../framework/durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../../../framework/idempotency';
import type { Order } from '../../../framework/lists/order';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import { searchPage } from '../../../framework/lists/pager';
import { rowList } from '../../../framework/lists/list';
import type { ListSelection } from '../../../framework/selection';
import { PRESENT_SUBJECTS } from '../../subject/visibleSubjects';
import type { KinRelation, SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { ProofDocument } from '../../../../schema/generated/subjects.rows';
import { documentOf } from '../document';
import type { LegalCapacityRecord } from '../legalCapacity/record';
import { textOf } from '../../../framework/textOf';
import type { KinshipRecord, KinshipStep } from './record';

export interface KinshipInput {
  readonly deceasedId: string;
  readonly kinId: string;
  readonly relation: KinRelation;
  readonly document: ProofDocument;
}

export interface KinshipRevocation {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

export interface KinshipStore {
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  ofDeceased(
    deceasedId: string,
    args: PageArgs,
    selection: ListSelection,
  ): Promise<Connection<KinshipRecord>>;
  /**
   * @throws NOT_FOUND when either id is not that of a visible person, INVALID_TRANSITION when the
   *   death is not recorded or the kinship already is, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
   */
  record(input: KinshipInput, key: string): Promise<KinshipRecord>;
  /** @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT */
  revoke(input: KinshipRevocation, key: string): Promise<KinshipRecord>;
}

const NEWEST: Order = [
  ['recordedAt', -1],
  ['_id', -1],
];

export interface KinshipModels {
  readonly subject: Model<SubjectRow>;
  readonly legalCapacity: Model<LegalCapacityRecord>;
  readonly kinship: Model<KinshipRecord>;
}

/**
 * Kinships. Each kinship is one document with its two possible steps. Each step is one write that
 * matches only if the document is unchanged: of two concurrent steps one succeeds.
 */
export function kinshipStore(
  { subject, legalCapacity, kinship }: KinshipModels,
  request: StoreRequest,
): KinshipStore {
  const { viewer, now, today, vault } = request;

  const stepOf = ({ key, digests }: Idempotency, reason: string | null): KinshipStep => ({
    at: now,
    by: viewer.actor,
    department: viewer.department ?? '',
    key,
    input: digests[0]!,
    reason,
  });

  /** The kinship as an earlier request with this key left it; undefined for a first request. */
  async function repeated(idempotency: Idempotency): Promise<KinshipRecord | undefined> {
    const found = await repeatedStep(kinship, idempotency);
    if (!found) return undefined;
    const { record, index } = found;
    return {
      ...record,
      steps: record.steps.slice(0, index + 1),
      version: index + 1,
      active: index === 0,
    };
  }

  async function bothPersons(ids: readonly string[]): Promise<boolean> {
    const found = await subject.countDocuments({
      _id: { $in: [...ids] },
      kind: 'NATURAL_PERSON',
      ...PRESENT_SUBJECTS,
    } as object);
    return found === 2;
  }

  return {
    ofDeceased: async (deceasedId, args, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          collection: kinship.collection.collectionName,
          name: 'Kinship.ofDeceased',
          args,
          order: NEWEST,
          scope: { deceasedId },
          project: {},
          wantsTotal,
        }),
      ),

    async record(input, key) {
      const idempotency = idempotencyOf(key, ['recordKinship', input], viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const document = documentOf(input.document, today);
      const { deceasedId, kinId, relation } = input;
      if (!(await bothPersons([deceasedId, kinId]))) throw creditError('NOT_FOUND');
      const death = await legalCapacity.exists({ _id: deceasedId, diedOn: { $ne: null } });
      if (death === null)
        throw creditError('INVALID_TRANSITION', 'The death of this person is not recorded.');
      const created: KinshipRecord = {
        _id: randomUUID(),
        deceasedId,
        kinId,
        relation,
        document,
        recordedAt: now.toISOString(),
        active: true,
        version: 1,
        steps: [stepOf(idempotency, null)],
      };
      try {
        await kinship.create(created);
        return created;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const same = await repeated(idempotency);
        if (same) return same;
        throw creditError('INVALID_TRANSITION', 'This kinship is already recorded.');
      }
    },

    async revoke(input, key) {
      const idempotency = idempotencyOf(key, ['revokeKinship', input], viewer, vault);
      const before = await repeated(idempotency);
      if (before) return before;
      const reason = textOf('reason', input.reason, 2, 500);
      const found = await kinship.findById(input.id).lean<KinshipRecord>().exec();
      if (found === null) throw creditError('NOT_FOUND');
      if (!found.active) throw creditError('INVALID_TRANSITION');
      if (found.version !== input.version) throw creditError('CONFLICT');
      const written = await kinship
        .findOneAndUpdate(
          { _id: input.id, active: true, version: input.version },
          {
            $set: { active: false, version: input.version + 1 },
            $push: { steps: stepOf(idempotency, reason) },
          },
          { returnDocument: 'after' },
        )
        .lean<KinshipRecord>()
        .exec();
      if (written === null) throw creditError('CONFLICT');
      return written;
    },
  };
}

/** The part of the registry that serves kinships to the gateway. */
export function kinships({
  kinship,
  legalCapacity,
}: Pick<KinshipModels, 'kinship' | 'legalCapacity'>): Pick<Registry, 'actingFor'> {
  return {
    async actingFor(kinId, deceasedId) {
      // A kinship can be recorded while the death is withdrawn, so both must be recorded now.
      const [found, death] = await Promise.all([
        kinship
          .findOne({ kinId, deceasedId, active: true }, { _id: 1 })
          .lean<{ _id: string }>()
          .exec(),
        legalCapacity.exists({ _id: deceasedId, diedOn: { $ne: null } }),
      ]);
      return death === null ? null : (found?._id ?? null);
    },
  };
}
