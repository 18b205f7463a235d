import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { textOf } from '../../../framework/textOf';
import type { ProofDocument, SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { IndexModels } from '../../recordIndex/model';
import { notAfter } from '../notAfter';
import { documentOf } from '../document';
import type { OutboxModels } from '../outbox/model';
import { checkCapacityAge } from './capacityAge';
import {
  changeLegalCapacity,
  type LegalCapacityChange,
  type LegalCapacityModels,
} from './changeLegalCapacity';
import type { CapacityGround, LegalCapacityRecord } from './record';
import { legalCapacityOf, type LegalCapacityView } from './view';

interface SubjectVersion {
  readonly subjectId: string;
  readonly version: number;
}

export interface FreezingInput extends SubjectVersion {
  readonly reason: string;
  readonly legalBasis: string;
}

export interface DeathInput extends SubjectVersion {
  readonly diedOn: string;
  readonly document: ProofDocument;
}

export interface DeathWithdrawal extends SubjectVersion {
  readonly reason: string;
  readonly document: ProofDocument;
}

export interface CapacityInput extends SubjectVersion {
  readonly ground?: CapacityGround | null;
  readonly document: ProofDocument;
}

/** Every change @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT */
export interface LegalCapacityStore {
  /** A subject's legal capacity, or null when there is no such subject. */
  ofSubject(subjectId: string): Promise<LegalCapacityView | null>;
  freeze(
    action: 'FREEZE' | 'UNFREEZE',
    input: FreezingInput,
    key: string,
  ): Promise<LegalCapacityView>;
  death(input: DeathInput, key: string): Promise<LegalCapacityView>;
  /** Withdraws a death recorded by mistake, and ends the kinships with that person. */
  withdrawDeath(input: DeathWithdrawal, key: string): Promise<LegalCapacityView>;
  capacity(input: CapacityInput, key: string): Promise<LegalCapacityView>;
}

export function legalCapacityStore(
  models: LegalCapacityModels & {
    readonly subject: Model<SubjectRow>;
    readonly legalCapacity: Model<LegalCapacityRecord>;
    readonly outbox: OutboxModels;
    readonly index: IndexModels;
  },
  request: StoreRequest,
): LegalCapacityStore {
  const change = (
    requested: Omit<LegalCapacityChange, 'reason' | 'legalBasis' | 'document'> &
      Partial<LegalCapacityChange>,
  ) =>
    changeLegalCapacity(models, request, {
      reason: null,
      legalBasis: null,
      document: null,
      ...requested,
    });
  return {
    async ofSubject(subjectId) {
      const [subject, legalCapacity] = await Promise.all([
        models.subject.findById(subjectId, { minor: 1 }).lean<{ minor?: boolean }>().exec(),
        models.legalCapacity.findById(subjectId).lean<LegalCapacityRecord>().exec(),
      ]);
      return subject && legalCapacityOf(subjectId, legalCapacity, subject.minor === true);
    },
    freeze: async (action, input, key) =>
      change({
        action,
        input,
        key,
        reason: textOf('reason', input.reason, 2, 500),
        legalBasis: textOf('legalBasis', input.legalBasis, 2, 500),
      }),
    death: async (input, key) =>
      change({
        action: 'DEATH',
        input,
        key,
        diedOn: notAfter('diedOn', input.diedOn, request.today),
        document: documentOf(input.document, request.today),
      }),
    withdrawDeath: async (input, key) =>
      change({
        action: 'DEATH_WITHDRAWN',
        input,
        key,
        reason: textOf('reason', input.reason, 2, 500),
        document: documentOf(input.document, request.today),
      }),
    async capacity(input, key) {
      const { ground, subjectId } = input;
      if (ground === undefined)
        throw creditError(
          'BAD_USER_INPUT',
          'The field ground is missing; give the ground of full capacity, or null where the person has no full capacity.',
        );
      if (ground !== null) await checkCapacityAge(models.subject, request, subjectId, ground);
      return change({
        action: ground === null ? 'CAPACITY_LACKING' : 'CAPACITY_FULL',
        input,
        key,
        reason: ground,
        document: documentOf(input.document, request.today),
      });
    },
  };
}
