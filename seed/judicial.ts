import type { Domain, Pass } from './domain';
import { debtorOf } from './judicial/debtors';
import { defaulterOf } from './judicial/defaulters';
import { casesOf } from './judicial/enforcement';
import { restrictionsOf } from './judicial/restrictions';
import { rows } from './row';
import type { SeedSubject } from './seedSubject';

/** 司法公信: debtors, defaulters and restrictions, case by case. */
export const judicial: Domain = { organization: caseRows, person: caseRows };

function* caseRows(pass: Pass, subject: SeedSubject) {
  for (const enforcement of casesOf(pass, subject)) {
    const { listedOn, restrictedOn } = enforcement;
    yield* rows('judicial', 'judgmentDebtors', [debtorOf(pass, subject, enforcement)]);
    if (listedOn !== null) {
      const defaulter = defaulterOf(pass, subject, enforcement, listedOn);
      yield* rows('judicial', 'judgmentDefaulters', [defaulter]);
    }
    if (restrictedOn !== null) {
      const restrictions = restrictionsOf(pass, subject, enforcement, restrictedOn);
      yield* rows('judicial', 'consumptionRestrictions', restrictions);
    }
  }
}
