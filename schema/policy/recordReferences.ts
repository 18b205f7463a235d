/** A field of a record that names another record, by what that record states of itself. */
export interface RecordReference {
  /** Type name of the record that refers, and the name of its field. */
  readonly from: string;
  readonly field: string;
  /** Type name of the record that must have been reported, and the fields of which one is named. */
  readonly to: string;
  readonly by: readonly string[];
  /** Whether the field has the value of one of them, or a text that contains it. */
  readonly match: 'EQUAL' | 'CONTAINS';
  /** The path of the row with the subject of the other record; absent if both have the same. */
  readonly subjectAt?: string;
  /** Why the other record must exist. */
  readonly source: string;
}

/**
 * The references between records of one domain. When the record to which one refers was never
 * reported, the department that reports such records may have omitted it.
 */
export const RECORD_REFERENCES: readonly RecordReference[] = Object.freeze([
  {
    from: 'Penalty',
    field: 'licenceAffected',
    to: 'Permit',
    by: ['certificateNumber', 'documentNumber'],
    match: 'CONTAINS',
    source:
      'Only a granted licence is suspended or revoked: Administrative Penalty Law, Art. 9 (K)',
  },
  {
    from: 'JudgmentDefaulter',
    field: 'caseNumber',
    to: 'JudgmentDebtor',
    by: ['caseNumber'],
    match: 'EQUAL',
    source: 'Who is listed is a party under enforcement: SPC defaulter list rules, Art. 1 (S)',
  },
  {
    from: 'ConsumptionRestriction',
    field: 'caseNumber',
    to: 'JudgmentDebtor',
    by: ['caseNumber'],
    match: 'EQUAL',
    subjectAt: 'debtorId',
    source: 'An order binds a party under enforcement: SPC rules of 2010, revised 2015, Art. 1 (K)',
  },
]);
