import type { Connection } from 'mongoose';
import { writerModels } from '../../framework/records/writer/model';
import { lastFactChanges } from '../../framework/records/writer/tables';
import type { FactRow } from '../../framework/statistics/factOf';
import type { FactRows } from '../../framework/statistics/statisticsSource';
import { SUBJECTS } from '../subject/model';
import { SUBJECT_PLAN } from './subjectPlan';

/** The subjects as rows that statistics count. */
export function subjectRows(connection: Connection): FactRows {
  const { factChanges, counter } = writerModels(connection);
  return {
    connection,
    rows: connection.collection<FactRow>(SUBJECTS),
    factChanges,
    lastNumber: (session) => lastFactChanges({ counter }, session),
    paths: SUBJECT_PLAN.paths,
    planOf: () => SUBJECT_PLAN,
  };
}
