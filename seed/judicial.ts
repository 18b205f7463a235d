import type { Domain, Pass } from './domain';
import { debtorOf } from './judicial/debtors';
import { defaulterOf } from './judicial/defaulters';
import { casesOf } from './judicial/enforcement';
import { restrictionsOf } from './judicial/restrictions';
import { recordRows } from './row';
import type { SeedSubject } from './seedSubject';

/** 司法公信: debtors, defaulters and restrictions, case by case. */
export const judicial: Domain = {
  subgraph: 'judicial',
  kinds: ['JudgmentDebtor', 'JudgmentDefaulter', 'ConsumptionRestriction'],
  organization: caseRows,
  person: caseRows,
};

function* caseRows(pass: Pass, subject: SeedSubject) {
  for (const enforcement of casesOf(pass, subject)) {
    const { listedOn, restrictedOn } = enforcement;
    yield* recordRows('judicial', 'JudgmentDebtor', [debtorOf(pass, subject, enforcement)]);
    if (listedOn !== null) {
      const defaulter = defaulterOf(pass, subject, enforcement, listedOn);
      yield* recordRows('judicial', 'JudgmentDefaulter', [defaulter]);
    }
    if (restrictedOn !== null) {
      const restrictions = restrictionsOf(pass, subject, enforcement, restrictedOn);
      yield* recordRows('judicial', 'ConsumptionRestriction', restrictions);
    }
  }
}
