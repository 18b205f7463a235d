import type { Connection, Model } from 'mongoose';
import { missingModel, type MissingNumbers } from './missing/model';
import { statementModel, type ReasonStatement } from './reasons/model';

/** The collections of double publicity, besides the records and the batches. */
export interface DoublePublicityModels {
  readonly missing: Model<MissingNumbers>;
  readonly statement: Model<ReasonStatement>;
}

export function doublePublicityModels(connection: Connection): DoublePublicityModels {
  return { missing: missingModel(connection), statement: statementModel(connection) };
}
