import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../context';
import { departmentLimit } from '../guard/departmentLimit';
import type { DestructionCertificate } from './certificate';

/** Certificates in one response. */
const MAX_CERTIFICATES = 100;

export interface CertificateQuestion {
  readonly from: string;
  readonly to: string;
  readonly department?: string | null;
}

export interface RetentionStore {
  /**
   * The certificates of a period, latest first: for auditors those of all departments, for stewards
   * those of their own.
   * @throws BAD_USER_INPUT when there are more than one response returns
   */
  certificates(question: CertificateQuestion): Promise<readonly DestructionCertificate[]>;
}

/** The stores that the resolvers of retention need. */
export interface WithRetention {
  readonly retention: RetentionStore;
}

export function retentionStore(
  certificate: Model<DestructionCertificate>,
  { viewer }: Pick<StoreRequest, 'viewer'>,
): RetentionStore {
  return {
    async certificates({ from, to, department }) {
      const limit = departmentLimit(viewer, department, ['auditor']);
      if (limit === undefined) return [];
      const found = await certificate
        .find({ day: { $gte: from, $lte: to }, ...limit })
        .sort({ day: -1, _id: -1 })
        .limit(MAX_CERTIFICATES + 1)
        .lean<DestructionCertificate[]>()
        .exec();
      if (found.length > MAX_CERTIFICATES)
        throw creditError(
          'BAD_USER_INPUT',
          `The period has more than ${MAX_CERTIFICATES} certificates; choose a shorter one.`,
        );
      return found;
    },
  };
}
