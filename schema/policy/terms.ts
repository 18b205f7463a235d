/** One version of a legal or chosen term. */
export interface TermEntry {
  readonly ruleId: string;
  /** `CN`, or the code of the region that made the rule. */
  readonly jurisdiction: string;
  /** ISO 8601 duration, or `PnBD` for working days; see calendar.ts. */
  readonly value: string;
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /**
   * Origin: (S) read in the source, (S~) in a secondary copy, (K) known but not re-read, (ours)
   * chosen.
   */
  readonly source: string;
}

type Version = readonly [value: string, from: string, to: string | null, source: string];

const rule = <Id extends string>(ruleId: Id, jurisdiction: string, ...versions: Version[]) =>
  versions.map(([value, effectiveFrom, effectiveTo, source]) => ({
    ruleId,
    jurisdiction,
    value,
    effectiveFrom,
    effectiveTo,
    source,
  }));

const ORDER_36 = 'NDRC Order 36 of 2025, credit repair (S)';
const ORDER_58 = 'NDRC Order 58 of 2023, credit repair (S)';
const NOTICE_527 = 'NDRC notice 发改办财金〔2019〕527号 (K)';
const DEFAULTERS = 'SPC defaulter list rules, revised 2017';
const SAMR_45 = 'SAMR Order 45 of 2021 (S)';

/**
 * Every term that the product computes with. A term is never written into code: the law changes,
 * and the version in force on the day of the act applies.
 */
export const TERMS = Object.freeze([
  // How long a penalty may be shown, by the severity of the act.
  ...rule(
    'publicity.minor.max',
    'CN',
    ['P3M', '2019-07-01', '2023-04-30', NOTICE_527],
    ['P3M', '2023-05-01', '2026-03-31', 'NDRC Order 58 of 2023: warnings and criticism (K)'],
    ['P3M', '2026-04-01', null, ORDER_36],
  ),
  ...rule(
    'publicity.general.min',
    'CN',
    ['P3M', '2019-07-01', '2023-04-30', NOTICE_527],
    ['P3M', '2023-05-01', '2026-03-31', ORDER_58],
    ['P3M', '2026-04-01', null, ORDER_36],
  ),
  ...rule(
    'publicity.general.max',
    'CN',
    ['P1Y', '2019-07-01', '2023-04-30', NOTICE_527],
    ['P3Y', '2023-05-01', '2026-03-31', ORDER_58],
    ['P1Y', '2026-04-01', null, ORDER_36],
  ),
  ...rule(
    'publicity.serious.min',
    'CN',
    ['P6M', '2019-07-01', '2023-04-30', NOTICE_527],
    ['P1Y', '2023-05-01', '2026-03-31', ORDER_58],
    ['P1Y', '2026-04-01', null, ORDER_36],
  ),
  ...rule(
    'publicity.serious.max',
    'CN',
    ['P3Y', '2019-07-01', '2023-04-30', NOTICE_527],
    ['P3Y', '2023-05-01', '2026-03-31', ORDER_58],
    ['P3Y', '2026-04-01', null, ORDER_36],
  ),
  // Double publicity of permits and penalties.
  ...rule('publicity.double', 'CN', [
    'P7BD',
    '2015-12-01',
    null,
    'Double publicity rules of the NDRC; Hedong plan, I.1.4 (S)',
  ]),
  ...rule('publicity.withdraw', 'CN', [
    'P3BD',
    '2021-07-15',
    null,
    'Administrative Penalty Law 2021, Art. 48 (S)',
  ]),
  // Registrations of enterprises, from the approval of a change.
  ...rule('registration.publicity', 'CN', [
    'P20BD',
    '2014-10-01',
    null,
    'Provisional Regulations on Enterprise Information Disclosure, Art. 6 (K)',
  ]),
  // How long adverse information may stay in use.
  ...rule('retention.adverse', 'CN', [
    'P5Y',
    '2013-03-15',
    null,
    'Credit Reporting Industry Regulation, Art. 16; Shanghai, Art. 35 (S)',
  ]),
  ...rule('retention.disclosureLog', 'CN', [
    'P5Y',
    '2021-01-01',
    null,
    'Shenzhen 2023, Art. 45, taken over as our own minimum (S, ours)',
  ]),
  // How long the response of a mutation is stored for a retry with the same key.
  ...rule('retention.idempotencyKey', 'CN', [
    'P30D',
    '2021-01-01',
    null,
    'Longer than any retry of a batch that failed; no longer than the purpose needs (PIPL, Art. 19) (ours)',
  ]),
  // How long an access in a covert case may be hidden from the subject.
  ...rule('disclosure.covert', 'CN', [
    'P6M',
    '2021-11-01',
    null,
    'PIPL, Arts 18 and 35, let duties of secrecy delay the notice; the longest delay is chosen (ours)',
  ]),
  ...rule('retention.impactAssessment', 'CN', ['P3Y', '2021-11-01', null, 'PIPL, Art. 56 (S)']),
  // The list of judgment defaulters.
  ...rule('defaulter.term', 'CN', ['P2Y', '2017-05-01', null, `${DEFAULTERS}, Art. 2 (S)`]),
  ...rule('defaulter.extension.min', 'CN', [
    'P1Y',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Art. 2 (S)`,
  ]),
  ...rule('defaulter.extension.max', 'CN', [
    'P3Y',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Art. 2 (S)`,
  ]),
  ...rule('defaulter.removal', 'CN', ['P3BD', '2017-05-01', null, `${DEFAULTERS}, Art. 10 (S)`]),
  ...rule('defaulter.relistBar', 'CN', ['P6M', '2017-05-01', null, `${DEFAULTERS}, Art. 10 (S)`]),
  ...rule('defaulter.correction.review', 'CN', [
    'P15D',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Arts 11–12 (S)`,
  ]),
  ...rule('defaulter.correction.fix', 'CN', [
    'P3BD',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Arts 11–12 (S)`,
  ]),
  ...rule('defaulter.reconsideration.request', 'CN', [
    'P10D',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Art. 12 (S)`,
  ]),
  ...rule('defaulter.reconsideration.answer', 'CN', [
    'P15D',
    '2017-05-01',
    null,
    `${DEFAULTERS}, Art. 12 (S)`,
  ]),
  // Market regulation's own publicity system.
  ...rule('samr.publish', 'CN', ['P20BD', '2021-09-01', null, SAMR_45]),
  ...rule('samr.publicity.minor', 'CN', ['P3M', '2021-09-01', null, SAMR_45]),
  ...rule('samr.publicity', 'CN', ['P3Y', '2021-09-01', null, SAMR_45]),
  ...rule('samr.withdraw', 'CN', ['P3BD', '2021-09-01', null, SAMR_45]),
  // Objections: the Tianjin text could not be read, so this is the middle of the other regions'
  // range.
  ...rule('objection.mark', '120000', ['P1D', '2021-01-01', null, 'Range of five regions (ours)']),
  ...rule('objection.correct', '120000', [
    'P3BD',
    '2021-01-01',
    null,
    'Shandong, Art. 39; Henan, Art. 41 (S, ours)',
  ]),
  ...rule('objection.check', '120000', [
    'P7BD',
    '2021-01-01',
    null,
    'Shandong, Art. 39; Henan, Art. 41 (S, ours)',
  ]),
  ...rule('objection.cap', '120000', ['P20BD', '2021-01-01', null, 'Zhejiang, Art. 31 (S, ours)']),
  ...rule('objection.reporting', 'CN', [
    'P20D',
    '2013-03-15',
    null,
    'Credit Reporting Industry Regulation, Art. 25 (S)',
  ]),
  ...rule('complaint.reporting', 'CN', [
    'P30D',
    '2013-03-15',
    null,
    'Credit Reporting Industry Regulation, Art. 26 (S)',
  ]),
  // Consents to the use of one's data by an institution.
  ...rule('consent.validity.max', 'CN', [
    'P1Y',
    '2026-01-01',
    null,
    'A consent is for an agreed purpose and the time it needs (PIPL, Arts 6, 14, 19); the longest validity is chosen (ours)',
  ]),
  ...rule('consent.answer', 'CN', [
    'P15D',
    '2026-01-01',
    null,
    'How long a request waits for the answer of the subject (ours)',
  ]),
  // Commitments: acceptance, and the check of what was promised.
  ...rule('commitment.accept', 'CN', [
    'P3BD',
    '2026-01-01',
    null,
    'As for applications for repair (ours)',
  ]),
  ...rule('commitment.verify', 'CN', [
    'P2M',
    '2026-01-01',
    null,
    '国发〔2021〕7号: what was promised for an approval is checked within two months (K)',
  ]),
  ...rule('declaration.verify', 'CN', [
    'P10BD',
    '2026-01-01',
    null,
    'As for the result of a repair (ours)',
  ]),
  // Credit repair.
  ...rule('repair.accept', 'CN', [
    'P3BD',
    '2026-04-01',
    null,
    'State Council plan 国办发〔2025〕22号 (S)',
  ]),
  ...rule(
    'repair.result',
    'CN',
    ['P10BD', '2023-05-01', '2026-03-31', 'NDRC Order 58 of 2023 (S~)'],
    ['P10BD', '2026-04-01', null, 'State Council plan 国办发〔2025〕22号 (S)'],
  ),
  // How long nobody may apply again who gave false material. The sources differ.
  ...rule('repair.bar', 'CN', [
    'P1Y',
    '2023-05-01',
    null,
    'NDRC Orders 58 and 36 bar applicants who give false material; the term is chosen (ours)',
  ]),
  // Within which a record that a feed of the city withdraws must be hidden here.
  ...rule('exchange.removal', 'CN', [
    'P3BD',
    '2017-05-01',
    null,
    'As for lists of defaulters (SPC rules, Art. 10) and revoked decisions (Administrative Penalty Law 2021, Art. 48), for every feed (ours)',
  ]),
  ...rule('repair.sync', 'CN', ['P3BD', '2023-05-01', null, 'NDRC Order 58 of 2023 (S~)']),
]);

/** The name of a rule in the table. */
export type TermId = (typeof TERMS)[number]['ruleId'];

/**
 * The version of a rule's term in force on a day.
 * @param on calendar date YYYY-MM-DD
 * @throws RangeError when no version was in force that day
 */
export function term(ruleId: TermId, on: string): TermEntry {
  const found = TERMS.find(
    (entry) =>
      entry.ruleId === ruleId &&
      entry.effectiveFrom <= on &&
      (entry.effectiveTo === null || on <= entry.effectiveTo),
  );
  if (!found) throw new RangeError(`No version of the rule ${ruleId} was in force on ${on}.`);
  return found;
}
