/** The warning that the subject reads before opening the income class of data. */
export interface Warning {
  /** The confirmation repeats this id as proof of the text that was shown. */
  readonly id: string;
  /** First day in use, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  readonly text: string;
  readonly english: string;
  readonly source: string;
}

/** Every text that was ever shown, oldest first. A changed text gets a new id. */
const WARNINGS: readonly Warning[] = Object.freeze([
  {
    id: 'income-class-2026-1',
    effectiveFrom: '2026-01-01',
    text: '您即将以书面形式单独同意对方查询您的收入、存款、有价证券、商业保险、不动产和纳税数额等信息。对方可能据此拒绝您的申请、减少授信额度、提高利率或者要求担保；信息一经提供即无法收回，撤回同意不影响撤回前已经进行的查询。不同意不影响对方依其他信息办理您的申请。',
    english:
      'You are about to consent separately and in writing to queries of your income, deposits, securities, commercial insurance, real estate and tax amounts. On their basis your application may be refused, a credit line reduced, interest raised or security demanded. What has been disclosed cannot be taken back; revoking does not undo queries already made. If you do not consent, your application may still be handled on other information.',
    source:
      'Tianjin Social Credit Regulations, Article 16; Credit Reporting Industry Regulation, Article 14; PIPL, Articles 23 and 29',
  },
]);

/**
 * The text to show on a day.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function warningOn(today: string): Warning {
  const current = WARNINGS.filter(({ effectiveFrom }) => effectiveFrom <= today).at(-1);
  if (current === undefined) throw new RangeError(`No warning was in use on ${today}.`);
  return current;
}
